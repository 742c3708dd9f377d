import { describe, expect, it } from 'vitest'

import { present, type BlockId } from '#shared/base/index.ts'
import { articleRecord } from '#shared/export/index.ts'
import { articlesInOrder, type Page } from '#shared/model/index.ts'

import { indexOf } from './page-index.ts'
import { lastWord, sheetOf, shelfItems, type Sheet, type SheetItem } from './sheet.ts'
import { done, testPage, withDoubt } from './test-page.ts'

const sheet = (page: Page, i: number, shown?: readonly string[]): Sheet =>
  present(
    sheetOf(page, present(articlesInOrder(page)[i], 'test'), shown === undefined ? undefined : { shown: new Set(shown as never[]) }),
    'test',
  )

/** The items of a sheet in short: `headline 1`, `body 3+4`, `… 2`, `?`, `|`, `copy 7`. */
function short(page: Page, items: readonly SheetItem[]): string[] {
  const { numbers } = indexOf(page)
  return items.map((item) => {
    if (item.kind === 'text') return `${item.role} ${item.blocks.map((block) => String(numbers.get(block.id))).join('+')}`
    if (item.kind === 'copy') return `copy ${item.blocks.map((block) => String(numbers.get(block.id))).join(',')}`
    if (item.kind === 'elision') return `… ${String(item.paragraphs)}`
    return item.kind === 'cut' ? `| ${item.word}` : '?'
  })
}

const story = testPage([
  [0, 'headline', '破小案 暖民心'],
  [0, 'body', '第一段。'],
  [0, 'body', '第二段没有完,'],
  [0, '+body', '在这里完。'],
  [0, 'body', '第三段。'],
  [0, 'body', '第四段。'],
  [0, 'byline', '记者 王燕'],
  [1, 'headline', '下一篇'],
  [1, 'body', '说明症状和防范措施,截至'],
  [null, 'body', '没有归属。'],
])

describe('sheetOf', () => {
  it('runs joined paragraphs on', () => {
    expect(short(story.page, sheet(story.page, 0).items)).toEqual(['headline 1', 'body 2', 'body 3+4', 'body 5', 'body 6', 'byline 7'])
  })

  it('runs on what was joined and moved away from its beginning', () => {
    const moved = done(story.page, {
      name: 'moveBlocks',
      blocks: [story.at(3)],
      to: present(story.page.head.articles[0], 'test'),
      before: null,
    })
    expect(short(moved, sheet(moved, 0).items)).toContain('body 3+4')
  })

  it('counts paragraphs and characters of what is kept', () => {
    expect(sheet(story.page, 0).extent).toEqual({ blocks: 7, paragraphs: 4, characters: 6 + 4 + 12 + 4 + 4 + 4 })
  })

  it('says where an article breaks off', () => {
    expect(short(story.page, sheet(story.page, 1).items)).toEqual(['headline 8', 'body 9', '| 截至'])
    expect(short(story.page, sheet(story.page, 0).items).join()).not.toContain('|')
  })

  it('says nothing of a break where the article goes on on another page', () => {
    const article = present(story.page.head.articles[1], 'test')
    const link = { page: story.page.head.id, article: present(story.page.head.articles[0], 'test') }
    const linked = done(story.page, { name: 'linkArticle', article, direction: 'continuesTo', link })
    expect(short(linked, sheet(linked, 1).items)).toEqual(['headline 8', 'body 9'])
  })

  it('has no sheet for an article of which all was dropped', () => {
    const dropped = done(story.page, { name: 'dropCopy', blocks: [story.at(7), story.at(8)], reason: 'other', keep: [] })
    expect(sheetOf(dropped, present(articlesInOrder(dropped)[1], 'test'), undefined)).toBeUndefined()
  })

  it('[C10] sets suggested copies apart, behind the article, until they are dropped', () => {
    const doubled = testPage(
      [
        [0, 'headline', '开展整治宣传'],
        [0, 'caption', '近日,交警大队开展宣传。'],
        [0, 'credit', '常川 摄'],
        [0, 'caption', '近日,交警大队开展宣传。'],
        [0, 'credit', '常川 摄'],
      ],
      [{ keep: [1, 2], drop: [3, 4] }],
    )
    expect(short(doubled.page, sheet(doubled.page, 0).items)).toEqual(['headline 1', 'caption 2', 'credit 3', 'copy 4,5'])
    const article = (page: Page) => present(articlesInOrder(page)[0], 'test')
    const written = articleRecord(doubled.page, article(doubled.page), { key: 'k', punctuation: 'source' })
    // Counted as it would be written, which is with the copy.
    expect(sheet(doubled.page, 0).extent).toEqual({ blocks: 5, paragraphs: written.paragraphs.length, characters: 6 + 2 * (11 + 4) })
    const dropped = done(doubled.page, { name: 'dropCopy', blocks: [doubled.at(3), doubled.at(4)], reason: 'exact', keep: [doubled.at(1)] })
    expect(short(dropped, sheet(dropped, 0).items)).toEqual(['headline 1', 'caption 2', 'credit 3'])
    expect(sheet(dropped, 0).extent).toEqual({ blocks: 3, paragraphs: 1, characters: 6 + 11 + 4 })
  })

  it('names the copy that stands where the editor dropped the one that was to be kept, and marks the last one no more', () => {
    const tripled = testPage(
      [
        [0, 'headline', '开展整治宣传'],
        [0, 'caption', '近日,交警大队开展宣传。'],
        [0, 'caption', '近日,交警大队开展宣传。'],
        [0, 'caption', '近日,交警大队开展宣传。'],
      ],
      [
        { keep: [1], drop: [2] },
        { keep: [1], drop: [3] },
      ],
    )
    const marked = (page: Page): readonly (readonly BlockId[])[] =>
      sheet(page, 0).items.flatMap((item) => (item.kind === 'copy' ? [item.suggested.keep] : []))
    expect(marked(tripled.page)).toEqual([[tripled.at(1)], [tripled.at(1)]])
    const first = done(tripled.page, { name: 'dropCopy', blocks: [tripled.at(2)], reason: 'exact', keep: [tripled.at(1)] })
    expect(marked(first)).toEqual([[tripled.at(1)]])
    const kept = done(first, { name: 'dropCopy', blocks: [tripled.at(1)], reason: 'exact', keep: [tripled.at(3)] })
    expect(marked(kept)).toEqual([])
    expect(short(kept, sheet(kept, 0).items)).toEqual(['headline 1', 'caption 4'])
  })
})

describe('questions', () => {
  it('stand before their block when they ask about the seam', () => {
    const { page } = withDoubt(story, 4, 'follows', [{ do: 'keep' }, { do: 'start-article' }])
    expect(short(page, sheet(page, 0).items)).toEqual(['headline 1', 'body 2', 'body 3+4', '?', 'body 5', 'body 6', 'byline 7'])
  })

  it('stand after the paragraph when the seam lies inside it', () => {
    const { page } = withDoubt(story, 3, 'joins', [{ do: 'keep' }, { do: 'unjoin' }])
    expect(short(page, sheet(page, 0).items).slice(2, 4)).toEqual(['body 3+4', '?'])
  })

  it('stand after their block when they ask what it is', () => {
    const { page } = withDoubt(story, 0, 'role', [{ do: 'keep' }, { do: 'set-role', role: 'kicker' }])
    expect(short(page, sheet(page, 0).items).slice(0, 2)).toEqual(['headline 1', '?'])
  })

  it('stand between two sheets when they ask whether an article begins', () => {
    const { page, doubt } = withDoubt(story, 7, 'follows', [{ do: 'keep' }])
    expect(sheet(page, 1).above).toEqual([doubt])
    expect(short(page, sheet(page, 1).items)).not.toContain('?')
  })

  it('stand on the shelf too', () => {
    const { page } = withDoubt(story, 9, 'orphan', [{ do: 'keep' }])
    expect(short(page, shelfItems(page))).toEqual(['?', 'body 10'])
  })

  it('go when they are settled', () => {
    const { page, doubt } = withDoubt(story, 4, 'follows', [{ do: 'keep' }])
    const settled = done(page, { name: 'settleDoubt', doubt: doubt.id, state: 'settled' })
    expect(short(settled, sheet(settled, 0).items)).not.toContain('?')
  })
})

describe('skimming', () => {
  it('keeps heads, the first paragraph and bylines, and counts the rest', () => {
    const { items } = sheet(story.page, 0, [])
    expect(short(story.page, items)).toEqual(['headline 1', 'body 2', '… 3', 'byline 7'])
    expect(items[2]).toMatchObject({ characters: 20 })
  })

  it('keeps what has a doubt', () => {
    const { page } = withDoubt(story, 4, 'follows', [{ do: 'keep' }])
    expect(short(page, sheet(page, 0, []).items)).toEqual(['headline 1', 'body 2', '… 1', '?', 'body 5', '… 1', 'byline 7'])
  })

  it('keeps what a hand changed, and what the editor opened', () => {
    const edited = done(story.page, { name: 'editText', block: story.at(5), text: '第四段，改过。' })
    expect(short(edited, sheet(edited, 0, []).items)).toContain('body 6')
    expect(short(story.page, sheet(story.page, 0, [story.at(4)]).items)).toContain('body 5')
  })

  it('keeps the paragraph that breaks off', () => {
    expect(short(story.page, sheet(story.page, 1, []).items)).toEqual(['headline 8', 'body 9', '| 截至'])
  })

  it('leaves put-away blocks out of what is seen', () => {
    expect(sheet(story.page, 0, []).seen).toEqual([story.at(0), story.at(1), story.at(6)])
  })
})

describe('lastWord', () => {
  it('names the word before the break, without marks', () => {
    expect(lastWord('防范措施,截至')).toBe('截至')
    expect(lastWord('他说,')).toHaveLength(1)
    expect(lastWord('')).toBe('')
  })
})
