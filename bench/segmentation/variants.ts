/** The same page as another paper, or another OCR program, would have given it: the truth about it stays. */
import type { Role } from '#shared/model/index.ts'
import type { InputBlock } from '#shared/segmentation/index.ts'
import { readDateline } from '#shared/text/index.ts'

import { markLevels } from './damage/style.ts'
import type { BenchPage } from './gold.ts'
import { hashOf, randomOf } from './random.ts'

export type Variant = (page: BenchPage) => BenchPage

function changed(page: BenchPage, change: (block: InputBlock, i: number) => InputBlock): BenchPage {
  return { ...page, input: { blocks: page.input.blocks.map(change) } }
}

/** Reports begin with what they report: neither dateline nor writers in brackets behind it. */
export const withoutDatelines: Variant = (page) =>
  changed(page, (block) => {
    const words = readDateline(block.text)
    if (words === null) return block
    const at = block.text.indexOf(words)
    const rest = block.text.slice(at + words.length).replace(/^[】\]〕)）\s]*(?:[(（][^()（）]{1,60}[)）])?[\s，,：:]*/u, '')
    return rest.length < 8 ? block : { ...block, text: rest }
  })

/** No heading marks. */
export const withoutMarks: Variant = (page) => changed(page, (block) => ({ ...block, marks: 0 }))

/** How often a short line that is no heading is marked as one. */
const WRONGLY_MARKED = 0.02

/** Heading marks as programs set them, the same for a page of the same name. */
export const marked: Variant = (page) => {
  const random = randomOf(hashOf(page.name))
  const lines = page.gold.blocks.map(({ role }, i) => ({ role: role as Role, text: page.input.blocks[i]?.text ?? '' }))
  const levels = markLevels(random, lines, WRONGLY_MARKED)
  return changed(page, (block, i) => ({ ...block, marks: levels[i] ?? 0 }))
}

const WIDE: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '!': '！', '?': '？' }

/** Full-width punctuation. */
export const wide: Variant = (page) =>
  changed(page, (block) => ({ ...block, text: block.text.replace(/[,:;()!?](?!\d)/g, (mark) => WIDE[mark] ?? mark) }))

/** Every line at the same distance, without indents. */
export const evenlySpaced: Variant = (page) => changed(page, (block) => ({ ...block, gap: 1, indented: false }))

/** The page, which has no copies, cut off behind the first article that ends in its last third: whatever can stand at the foot of a page. */
export const cutShort: Variant = (page) => {
  const { blocks } = page.gold
  const end = blocks.findIndex(({ article }, i) => i * 3 > blocks.length * 2 && article !== blocks[i - 1]?.article)
  if (end < 0) return page
  const articles = page.gold.articles.map((article) => ({ ...article, order: article.order.filter((block) => block < end) }))
  const gold = { ...page.gold, blocks: blocks.slice(0, end), articles: articles.filter(({ order }) => order.length > 0) }
  return { ...page, input: { blocks: page.input.blocks.slice(0, end) }, gold }
}

const asItIs: Variant = (page) => page
const bare: Variant = (page) => withoutMarks(withoutDatelines(page))
const plain: Variant = (page) => evenlySpaced(wide(withoutMarks(page)))

/** The page as it is, and as others would have it. */
export const VARIANTS: readonly Variant[] = [asItIs, withoutMarks, wide, withoutDatelines, bare, plain]
