/** `node bench/editor/show.ts`: each step of the simulated editor, for reading. */
import { correctAtDesk } from './desk-editor.ts'
import { foundationPages } from './pages.ts'
import { judge, targetOf } from './target.ts'
import { textEditorKeystrokes } from './text-editor.ts'

for (const { name, page, gold } of foundationPages()) {
  const target = targetOf(gold)
  const { keystrokes, steps } = correctAtDesk(page, target)
  console.log(
    `\n${name}: ${String(judge(page, target).distance)} things wrong, ${String(keystrokes)} keystrokes, in a text editor ${String(textEditorKeystrokes(page, target))}`,
  )
  for (const step of steps) console.log(`  ${step}`)
}
