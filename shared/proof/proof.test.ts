/** Proofs with tracked changes: what they mark, and that their HTML is safe whatever the text holds. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { newId, type ArticleId, type BlockId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { plan, type Operation } from '#shared/operations/index.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { articleAt, blockWith, pageOf } from '#shared/testing/pages.ts'
import { operationFor, stepArbitrary } from '#shared/testing/random-operations.ts'

import { changedArticles, isChanged, PARAGRAPH, pieceInWords, proofHtml, proofInWords, proofOf, safeText, textMarks } from './index.ts'
import { standingBlocks } from './pairs.ts'

const ids = countingIds(4)
const start = pageOf(
  [
    { lines: [{ text: '题目', role: 'headline' }, '第一段很长很长的文字。', '第二段也有一些文字。', '第三段。'] },
    { lines: [{ text: '别的题目', role: 'headline' }, '别的正文。'] },
  ],
  ['待定的一段。'],
  ids,
)
const first = articleAt(start, 0)
const other = articleAt(start, 1)

function after(...operations: readonly Operation[]): Page {
  return operations.reduce((page, operation) => {
    const planned = plan(page, operation, stamp(ids))
    if (!planned.ok) throw new Error(planned.code)
    return planned.page
  }, start)
}

const at = (text: string): BlockId => blockWith(start, text)

/** `+new -gone =same`, one line a piece, with how it stands there. */
function shown(page: Page, article: ArticleId = first): string[] {
  return proofOf(start, page, article).pieces.map(({ how, marks, move }) => {
    const text = marks.map(({ kind, text: part }) => `${{ same: '=', gone: '-', new: '+' }[kind]}${part}`).join(' ')
    return `${how}${move === null ? '' : String(move)} ${text}`
  })
}

describe('texts', () => {
  it('[F1] are put together again from their marks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.string({ unit: 'grapheme', maxLength: 40 }), (before, now) => {
        const marks = textMarks(before, now)
        const of = (...kinds: string[]): string => marks.flatMap(({ kind, text }) => (kinds.includes(kind) ? [text] : [])).join('')
        expect([of('same', 'gone'), of('same', 'new')]).toEqual([before, now])
        for (const { text } of marks) expect(text.isWellFormed()).toBe(true)
      }),
      { seed: 5 },
    )
  })

  it('mark one wrong character, and a rewritten stretch as one change', () => {
    expect(textMarks('全国幼儿', '全园幼儿')).toEqual([
      { kind: 'same', text: '全' },
      { kind: 'gone', text: '国' },
      { kind: 'new', text: '园' },
      { kind: 'same', text: '幼儿' },
    ])
    expect(textMarks('甲乙丙的丁戊己', '春夏秋的冬风雨')).toEqual([
      { kind: 'gone', text: '甲乙丙的丁戊己' },
      { kind: 'new', text: '春夏秋的冬风雨' },
    ])
  })
})

describe('articles', () => {
  it('[F1] mark corrections, splits, joins and roles where they stand', () => {
    const page = after(
      { name: 'editText', block: at('第三段。'), text: '第叁段。' },
      { name: 'setRole', blocks: [at('第二段也有一些文字。')], role: 'caption' },
      { name: 'splitBlock', block: at('第一段很长很长的文字。'), offset: 3, second: newId<BlockId>(ids) },
      { name: 'joinParagraph', block: at('第三段。'), to: at('第二段也有一些文字。') },
    )
    expect(shown(page)).toEqual([
      'stays =题目',
      `stays =第一段 +${PARAGRAPH} =很长很长的文字。`,
      'stays =第二段也有一些文字。',
      'stays =第 -三 +叁 =段。',
    ])
    const { pieces } = proofOf(start, page, first)
    expect(pieces.map((piece) => pieceInWords(piece, { before: start, after: page }, 'zh'))).toEqual(['', '', '正文改为图说', '接上段'])
  })

  it('[F2] show a moved paragraph at both places, the shorter way', () => {
    const page = after({ name: 'moveBlocks', blocks: [at('第三段。')], to: first, before: at('第一段很长很长的文字。') })
    expect(shown(page)).toEqual([
      'stays =题目',
      'here1 =第三段。',
      'stays =第一段很长很长的文字。',
      'stays =第二段也有一些文字。',
      'away1 -第三段。',
    ])
    expect(proofInWords(proofOf(start, page, first), 'zh')).toBe('移 1 处')
  })

  it('[F2] number paragraphs that were moved together as one move', () => {
    const page = after({
      name: 'moveBlocks',
      blocks: [at('第二段也有一些文字。'), at('第三段。')],
      to: first,
      before: at('题目'),
    })
    expect(proofOf(start, page, first).moves).toBe(1)
  })

  it('[F2] say where a paragraph came from and went to', () => {
    const page = after(
      { name: 'moveBlocks', blocks: [at('第三段。')], to: other, before: null },
      { name: 'moveBlocks', blocks: [at('待定的一段。')], to: first, before: null },
      { name: 'dropCopy', blocks: [at('第二段也有一些文字。')], reason: 'other', keep: [] },
    )
    const words = (article: ArticleId, language: 'zh' | 'en'): string[] =>
      proofOf(start, page, article).pieces.flatMap((piece) => pieceInWords(piece, { before: start, after: page }, language) || [])
    expect(words(first, 'zh')).toEqual(['收起为重复', '移到乙篇', '移自待定'])
    expect(words(other, 'en')).toEqual(['from article A'])
    expect(changedArticles(start, page)).toEqual([first, other])
  })

  it('[F1] of any two states hold the later article in order and the earlier one whole', () => {
    fc.assert(
      fc.property(fc.array(stepArbitrary, { maxLength: 12 }), (steps) => {
        const own = countingIds(8)
        let page = start
        for (const step of steps) {
          const operation = operationFor(page, step, own, [])
          const planned = operation === undefined ? undefined : plan(page, operation, stamp(own))
          if (planned?.ok === true) page = planned.page
        }
        for (const article of new Set([...start.head.articles, ...page.head.articles])) {
          const proof = proofOf(start, page, article)
          const now = proof.pieces.filter(({ how }) => how !== 'went' && how !== 'away')
          const text = (kinds: readonly string[]) => (pieces: typeof proof.pieces) =>
            pieces.map(({ marks }) =>
              marks
                .filter(({ kind }) => kinds.includes(kind))
                .map((mark) => mark.text)
                .join(''),
            )
          const blocks = (list: readonly { readonly text: string }[]): string[] => list.map((block) => block.text)
          expect(text(['same', 'new'])(now).join(PARAGRAPH)).toBe(blocks(standingBlocks(page, article)).join(PARAGRAPH))
          const then = proof.pieces.filter(({ how }) => how !== 'came' && how !== 'here')
          const was = text(['same', 'gone'])(then).flatMap((one) => one.split(PARAGRAPH))
          expect(was.sort()).toEqual(
            blocks(standingBlocks(start, article))
              .flatMap((one) => one.split(PARAGRAPH))
              .sort(),
          )
          if (page === start) expect(isChanged(proof)).toBe(false)
        }
      }),
      { seed: 1893, numRuns: 300 },
    )
  })
})

describe('the printed file', () => {
  const hostile = '<img src=x onerror=alert(1)></style></script>&amp;"\'` \u202Eevil\u0000\u200b\ud800 {{7*7}}'
  const head = { title: hostile, page: hostile, before: hostile, after: hostile, made: hostile }

  it('[F3] shows hostile text as text, with nothing that acts or fetches', () => {
    const page = after({ name: 'editText', block: at('第三段。'), text: hostile.replaceAll('\u0000', '') })
    const html = proofHtml(proofOf(start, page, first), { before: start, after: page }, head, 'zh')
    const tags = new Set(html.match(/<[^>]*>/g))
    const own =
      /^<(?:\/?(?:html|head|body|header|main|footer|title|style|section|aside|p|h1|dl|dt|dd|del|ins|span|bdi|sup|br)|meta|!doctype)\b/
    for (const tag of tags) {
      expect(tag).toMatch(own)
      expect(tag).not.toMatch(/\s(?:on\w+|src|href|style|action)\s*=/i)
    }
    const [, style = ''] = html.split(/<\/?style>/)
    expect(style).not.toMatch(/url\(|@import|https?:|expression/i)
    expect([...html].filter((character) => ['\u0000', '\u202e', '\u200b'].includes(character))).toEqual([])
    expect(html.isWellFormed()).toBe(true)
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
    expect(html).toContain('[U+202E]')
  })

  it('[F3] escapes any text so that reading it back gives the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const safe = safeText(text)
        expect(safe).not.toMatch(/[<>"'`]|&(?!(?:amp|lt|gt|quot|#39|#96);)/)
        expect(safe).not.toMatch(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u)
      }),
      { seed: 3 },
    )
    expect(safeText('党旗旗下，A&B')).toBe('党旗旗下，A&amp;B')
  })

  it('says both states, what the marks mean, and how much was changed', () => {
    const page = after({ name: 'editText', block: at('第三段。'), text: '第叁段落。' })
    const states = { before: start, after: page }
    const html = proofHtml(proofOf(start, page, first), states, { ...head, before: '机器分稿 10:38', after: '林一 10:42' }, 'zh')
    for (const said of ['机器分稿 10:38', '林一 10:42', '增 2 字，删 1 字', '<del>三</del><ins>叁</ins>', '移走'])
      expect(html).toContain(said)
    expect(proofHtml(proofOf(start, start, first), { before: start, after: start }, head, 'en')).toContain('Nothing differs')
  })
})
