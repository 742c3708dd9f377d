import { describe, expect, it } from 'vitest'

import { correctAtDesk } from './desk-editor.ts'
import { foundationPages } from './pages.ts'
import { judge, targetOf } from './target.ts'
import { textEditorKeystrokes } from './text-editor.ts'

describe('the simulated editor', () => {
  it.each(foundationPages())('brings $name to gold and approves it', ({ page, gold }) => {
    const target = targetOf(gold)
    const corrected = correctAtDesk(page, target)
    expect(judge(corrected.page, target).wrong).toEqual(new Map())
    expect(corrected.page.text).toBe(page.text)
  })

  it('needs one press where nothing is wrong, at the desk and in a text editor', () => {
    const [page] = foundationPages().filter((one) => judge(one.page, targetOf(one.gold)).distance === 0)
    if (page === undefined) throw new Error('one of the pages was right from the start')
    const target = targetOf(page.gold)
    expect(correctAtDesk(page.page, target)).toMatchObject({ keystrokes: 1, steps: [] })
    expect(textEditorKeystrokes(page.page, target)).toBe(1)
  })

  it('never needs more keystrokes than there are in a text editor on a page of the foundation', () => {
    for (const { name, page, gold } of foundationPages()) {
      const target = targetOf(gold)
      expect(correctAtDesk(page, target).keystrokes, name).toBeLessThanOrEqual(textEditorKeystrokes(page, target))
    }
  })
})
