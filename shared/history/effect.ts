/** What a diff touches, in words and as places: shown before one step is undone, and beside the state that a step left. */
import type { BlockId, Language } from '#shared/base/index.ts'
import { blocksInFileOrder, type Page } from '#shared/model/index.ts'
import type { Change, Diff } from '#shared/operations/index.ts'
import { articleLetter } from '#shared/segmentation/index.ts'

/** Blocks that a diff changes on a page: in themselves, or by being put into or taken out of a list. */
export function touchedBlocks(diff: Diff, page: Page): BlockId[] {
  const touched = new Set<BlockId>()
  for (const change of diff) for (const id of blocksOf(change)) if (page.blocks[id] !== undefined) touched.add(id)
  return blocksInFileOrder(page).flatMap(({ id }) => (touched.has(id) ? [id] : []))
}

function blocksOf(change: Change): readonly BlockId[] {
  if (change.do !== 'set') {
    const { record } = change
    if (record.type === 'block') return [record.id]
    if (record.type === 'article') return record.blocks
    return record.type === 'doubt' ? [record.block] : []
  }
  if (change.type === 'block') return [change.id as BlockId]
  const [before, after] = change.fields[change.type === 'article' ? 'blocks' : 'shelf'] ?? []
  return Array.isArray(before) && Array.isArray(after) ? moved(before as BlockId[], after as BlockId[]) : []
}

/** Blocks that are in one list only; where both hold the same, those whose place differs. */
function moved(before: readonly BlockId[], after: readonly BlockId[]): BlockId[] {
  const [was, is] = [new Set(before), new Set(after)]
  const other = [...before.filter((id) => !is.has(id)), ...after.filter((id) => !was.has(id))]
  return other.length > 0 ? other : after.filter((id, i) => before[i] !== id)
}

/** `会动到：第 3–5 行；甲、丙篇；1 处疑点`, as the page stands before the diff. Never empty for a diff that is not. */
export function effectInWords(diff: Diff, page: Page, language: Language): string {
  const zh = language === 'zh'
  const blocks = touchedBlocks(diff, page)
  const lines = linesOf(blocks, page, language)
  const letters = articlesOf(diff, page, language)
  const doubts = diff.filter((change) => typeOf(change) === 'doubt').length
  const said = [
    ...(lines === '' ? [] : [zh ? `第 ${lines} 行` : `${blocks.length === 1 ? 'line' : 'lines'} ${lines}`]),
    ...(letters.length === 0
      ? []
      : [zh ? `${letters.join('、')}篇` : `${letters.length === 1 ? 'article' : 'articles'} ${letters.join(', ')}`]),
    ...(doubts === 0 ? [] : [zh ? `${String(doubts)} 处疑点` : `${String(doubts)} ${doubts === 1 ? 'doubt' : 'doubts'}`]),
    ...(diff.some((change) => typeOf(change) === 'page') && lines === '' ? [zh ? '版面' : 'the page'] : []),
  ]
  return said.join(zh ? '；' : '; ')
}

function typeOf(change: Change): string {
  return change.do === 'set' ? change.type : change.record.type
}

function linesOf(blocks: readonly BlockId[], page: Page, language: Language): string {
  const numbers = new Map(blocksInFileOrder(page).map(({ id }, i) => [id, i + 1]))
  const runs: [number, number][] = []
  for (const id of blocks) {
    const line = numbers.get(id) ?? 0
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 === line) last[1] = line
    else runs.push([line, line])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(language === 'zh' ? '、' : ', ')
}

function articlesOf(diff: Diff, page: Page, language: Language): string[] {
  const ids = new Set(diff.flatMap((change) => (typeOf(change) === 'article' ? [change.do === 'set' ? change.id : change.record.id] : [])))
  return page.head.articles.flatMap((id, order) => (ids.has(id) ? [articleLetter(order, language)] : []))
}
