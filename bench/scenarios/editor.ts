/** What corrections cost an editor: keystrokes a page from the foundation's cut to gold, beside cut-and-paste in a text editor. */
import type { Figure, Scenario } from '../figures.ts'
import { correctAtDesk } from '../editor/desk-editor.ts'
import { foundationPages } from '../editor/pages.ts'
import { judge, targetOf } from '../editor/target.ts'
import { textEditorKeystrokes } from '../editor/text-editor.ts'

export const editorsCost: Scenario = {
  name: 'The cost of corrections (simulated editor; the rule of counting stands in bench/editor/keystrokes.ts)',
  run: async () => {
    const pages = foundationPages().map(({ name, page, gold }) => {
      const target = targetOf(gold)
      const desk = correctAtDesk(page, target)
      return { name, wrong: judge(page, target).distance, desk: desk.keystrokes, text: textEditorKeystrokes(page, target) }
    })
    const mean = (of: 'desk' | 'text'): number => pages.reduce((sum, page) => sum + page[of], 0) / pages.length
    const figure = (name: string, desk: number, text: number): Figure => ({
      name,
      value: desk,
      unit: 'keystrokes',
      goal: null,
      baseline: { name: 'a text editor', value: text },
    })
    return [
      ...pages.map((page) => figure(`${page.name}, ${String(page.wrong)} things wrong`, page.desk, page.text)),
      figure('mean of a page', mean('desk'), mean('text')),
    ]
  },
}
