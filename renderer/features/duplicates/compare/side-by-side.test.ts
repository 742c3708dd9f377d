import { describe, expect, it } from 'vitest'

import { Comparer, normalise } from '#shared/duplicates/index.ts'

import { linesOf, sideBySide, type Copy, type Paragraph, type Piece, type SideBySide, type Span } from './side-by-side.ts'

function copy(text: string, start = 0, end = text.length): Copy {
  return { text, start, end, lines: linesOf(text, []) }
}

/** As the library lays two texts along each other. */
function laid(base: Copy, other: Copy): { copy: Copy; spans: readonly Span[] } {
  const spans = new Comparer().spans(normalise(base.text.slice(base.start, base.end)), normalise(other.text.slice(other.start, other.end)))
  return { copy: other, spans: spans.map(({ same, a, b }) => ({ same, one: [a.start, a.end], other: [b.start, b.end] })) }
}

function compare(base: Copy, ...others: Copy[]): SideBySide {
  return sideBySide(
    base,
    others.map((other) => laid(base, other)),
  )
}

/** `赢[odd 羸]得`: what is marked in brackets, gaps as dots. */
function drawn(piece: Piece): string {
  if ('gap' in piece) return `${piece.lacking ? '<' : '('}${'·'.repeat(piece.gap)}${piece.lacking ? '>' : ')'}`
  const look = piece.look === 'odd' ? '!' : piece.look === 'counterpart' ? '?' : piece.look === 'outside' ? '~' : ''
  return look === '' ? piece.text : `[${look}${piece.figure ? '#' : ''}${piece.text}]`
}

function cell(paragraphs: readonly Paragraph[] | null | undefined): string | null {
  return paragraphs == null ? null : paragraphs.map(({ pieces }) => pieces.map(drawn).join('')).join('/')
}

function column(side: SideBySide, k: number): (string | null)[] {
  return side.rows.map((row) => cell(row.cells[k]))
}

const STORY = '最大程度赢得群众的理解和支持，禁止所有居民小区进出、停放三小车辆。'

describe('copies side by side', () => {
  it('marks a character that differs on both sides, and tells how many', () => {
    const side = compare(copy(STORY), copy(STORY.replace('赢', '羸').replace('停放', '停故')))
    expect(column(side, 0)).toEqual(['最大程度[?赢]得群众的理解和支持，禁止所有居民小区进出、停[?放]三小车辆。'])
    expect(column(side, 1)).toEqual(['最大程度[!羸]得群众的理解和支持，禁止所有居民小区进出、停[!故]三小车辆。'])
    expect(side.copies[1]).toMatchObject({ odd: 2, figures: false, lacks: [] })
  })

  it('leaves a gap where a character is missing, and room for it in the other copies', () => {
    const side = compare(copy(STORY), copy(STORY.replace('得群众', '群众')), copy(STORY.replace('群众', '群众众')))
    expect(column(side, 1)[0]).toContain('赢<·>群众(·)的')
    expect(column(side, 0)[0]).toContain('[?得]群众(·)的')
    const third = column(side, 2)[0] ?? ''
    expect(third).toMatch(/\[!众\]/)
    expect(third).not.toContain('<')
  })

  it('says that figures differ, and marks them as such', () => {
    const text = '据统计，本周全县共接种疫苗3021人次，累计接种人数达到全县人口的六成。'
    const side = compare(copy(text), copy(text.replace('3021', '4021')))
    expect(side.copies[1]?.figures).toBe(true)
    expect(column(side, 1)[0]).toContain('[!#4]')
    expect(column(side, 0)[0]).toContain('[?#3]')
  })

  it('keeps paragraphs beside each other and tells which one is lacking', () => {
    const base = copy(`开展“三小车辆”整治宣传\n${STORY}\n通讯员 常川 张允 摄`)
    const side = compare(base, copy(`${STORY}\n通讯员 常川 张充 摄`))
    expect(column(side, 0)).toHaveLength(3)
    expect(column(side, 1)[0]).toBeNull()
    expect(column(side, 1)[1]).toBe(STORY)
    expect(column(side, 1)[2]).toBe('通讯员 常川 张[!充] 摄')
    expect(side.copies[1]?.lacks).toHaveLength(1)
    expect(side.copies[1]?.odd).toBe(1)
    // What the other lacks altogether is no difference within a line.
    expect(column(side, 0)[0]).not.toContain('[')
  })

  it('shows a fragment at its place in the longer text', () => {
    const base = copy(`第一段说的是别的事情，和后面没有关系。\n${STORY}\n最后一段也是别的。`)
    const side = compare(base, copy(STORY))
    expect(column(side, 1)).toEqual([null, STORY, null])
  })

  it('loses no character of any copy', () => {
    const base = copy(`标题在前\n${STORY}`)
    const others = [copy(`${STORY.slice(3)}另有一句。`), copy(`前面多一行\n标题在前\n${STORY.replace('三小', '二小')}\n尾巴`)]
    const side = compare(base, ...others)
    for (const [k, { text }] of [base, ...others].entries()) {
      const all = side.rows.flatMap((row) =>
        (row.cells[k] ?? []).map(({ pieces }) => pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')),
      )
      expect(all.join('\n'), `copy ${String(k)}`).toBe(text)
    }
  })

  it('tells apart what stands around the copy', () => {
    const passage = STORY
    const one = copy(`前文甲。${passage}后文甲。`, 4, 4 + passage.length)
    const two = copy(`另外一篇的开头。${passage}`, 8, 8 + passage.length)
    const side = compare(one, two)
    expect(column(side, 0)).toEqual([`[~前文甲。]${passage}[~后文甲。]`])
    expect(column(side, 1)).toEqual([`[~另外一篇的开头。]${passage}`])
    expect(side.copies[1]?.odd).toBe(0)
  })

  it('shows a text that was not laid along as it is', () => {
    const side = sideBySide(copy('甲\n乙'), [{ copy: copy('丙\n丁\n戊'), spans: null }])
    expect(column(side, 1)).toEqual(['丙', '丁/戊'])
    expect(side.copies[1]?.laid).toBe(false)
  })
})
