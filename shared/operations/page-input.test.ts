/** A page's blocks as engine input, and what a reviewed page teaches. */
import { describe, expect, it } from 'vitest'

import { newId, type BlockId, type PageId, type Sha256 } from '#shared/base/index.ts'
import { blankPage, UNKNOWN_INFO, type Page } from '#shared/model/index.ts'
import { segmentPage, toInputBlocks } from '#shared/segmentation/index.ts'
import { seedPages, smallPages } from '#shared/testing/gold-pages.ts'
import { countingIds } from '#shared/testing/ids.ts'
import { blockWith, pageOf, perform } from '#shared/testing/pages.ts'

import { inputOf } from './page-input.ts'
import { segmentationOperation } from './segmentation-operation.ts'
import { taughtPage } from './taught-page.ts'

const ids = countingIds()

/** A page as the import makes it, before it is segmented. */
function imported(text: string): Page {
  const original = { sha256: 'a'.repeat(64) as Sha256, name: 'a.txt', size: 1, format: 'text', encoding: 'utf-8', picture: null } as const
  const blocks = toInputBlocks(text).lines.map(({ start, end, marks }) => ({
    id: newId<BlockId>(ids),
    start,
    end,
    boxes: [],
    confidence: null,
    label: marks > 0 ? '#'.repeat(marks) : null,
  }))
  return perform(blankPage(newId<PageId>(ids), [original], text), { name: 'importPage', info: UNKNOWN_INFO, blocks }, ids, true)
}

function segmented(page: Page): Page {
  const { input, blocks } = inputOf(page)
  return perform(page, segmentationOperation(segmentPage(input), blocks, ids), ids, true)
}

const odd = '\n\r\n　　# 标题\r\r　首段，有 #井号。\n  \u200b\n##　次题\n#没有空格的井号\n\n\n末段'

describe('inputOf', () => {
  const pages = [...seedPages(), ...smallPages(), { name: 'odd white space', text: odd }, { name: 'nothing', text: '' }]
  it.each(pages)('[G15] gives what the page was cut from: $name', ({ text }) => {
    const page = imported(text)
    const { input, blocks } = inputOf(page)
    expect(input).toEqual(toInputBlocks(text).input)
    expect(blocks).toEqual(page.head.shelf)
  })

  it('[G15] keeps to the original text where an editor corrected it', () => {
    const page = imported('标题\n　首段，有镨字。\n末段')
    const edited = perform(page, { name: 'editText', block: blockWith(page, '首段，有镨字。'), text: '首段，有错字。' }, ids)
    expect(inputOf(edited).input).toEqual(inputOf(page).input)
  })

  it('[G15] takes split and merged blocks as what their pieces are', () => {
    const page = imported('标题记者　王燕\n　前一\n　后一\n末段')
    const tail = newId<BlockId>(ids)
    const split = perform(page, { name: 'splitBlock', block: blockWith(page, '标题记者　王燕'), offset: 2, second: tail }, ids)
    const merged = perform(split, { name: 'mergeBlocks', first: blockWith(split, '前一'), second: blockWith(split, '后一') }, ids)
    const { input, blocks } = inputOf(merged)
    expect(input.blocks.map(({ text, indented, gap }) => ({ text, indented, gap }))).toEqual([
      { text: '标题', indented: false, gap: 0 },
      { text: '记者　王燕', indented: false, gap: 0 },
      { text: '前一后一', indented: true, gap: 0 },
      { text: '末段', indented: false, gap: 0 },
    ])
    expect(blocks[1]).toBe(tail)
  })

  it('[G15] reads a label that is no heading mark as one of a layout program', () => {
    const page = imported('# 标题')
    const id = blockWith(page, '标题')
    const block = page.blocks[id]
    const labelled = { ...page, blocks: { [id]: { ...block, label: 'paragraph_title' } } } as Page
    expect(inputOf(labelled).input.blocks[0]).toMatchObject({ marks: 0, label: 'paragraph_title' })
  })
})

describe('taughtPage', () => {
  it.each(seedPages())('[G16] of an untouched page says what the engine decided: $name', ({ text }) => {
    const { input } = toInputBlocks(text)
    const result = segmentPage(input)
    const taught = taughtPage(segmented(imported(text)))
    expect(taught.input).toEqual(input)
    expect(taught.blocks.map(({ article, role, joins }) => ({ article, role, joins }))).toEqual(
      result.blocks.map(({ article, role, joins }) => ({ article, role, joins })),
    )
    expect(taught.articles.map((order) => order.toSorted((a, b) => a - b))).toEqual(
      result.articles.map(({ order, copies }) => [...order, ...copies].sort((a, b) => a - b)),
    )
  })

  it('[G16] leaves dropped copies out of the order and gives them to the article of the copy that is kept', () => {
    const page = pageOf(
      [
        { lines: [{ text: '甲题', role: 'headline' }, '甲一', { text: '甲二', role: 'body', joins: 1 }] },
        { lines: ['甲一再印'] },
        { lines: ['乙一'] },
      ],
      ['——'],
      ids,
    )
    const drop = { name: 'dropCopy', blocks: [blockWith(page, '甲一再印')], reason: 'near', keep: [blockWith(page, '甲一')] } as const
    const taught = taughtPage(perform(page, drop, ids))
    expect(taught.articles).toEqual([[0, 1, 2], [4]])
    expect(taught.blocks).toEqual([
      { article: 0, role: 'headline', joins: null, dropped: false },
      { article: 0, role: 'body', joins: null, dropped: false },
      { article: 0, role: 'body', joins: 1, dropped: false },
      { article: 0, role: 'body', joins: null, dropped: true },
      { article: 1, role: 'body', joins: null, dropped: false },
      { article: null, role: 'body', joins: null, dropped: false },
    ])
    const other = { name: 'dropCopy', blocks: [blockWith(page, '甲一')], reason: 'other', keep: [] } as const
    expect(taughtPage(perform(page, other, ids)).blocks[2]).toEqual({ article: 0, role: 'body', joins: null, dropped: false })
  })
})
