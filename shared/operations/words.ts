/** Operations in words, for the history and for announcements. */
import { countInEnglish, type BlockId, type DoubtId, type Language } from '#shared/base/index.ts'
import {
  blocksInFileOrder,
  kindInWords,
  roleInWords,
  statusInWords,
  type Article,
  type CopyVerdictName,
  type Page,
} from '#shared/model/index.ts'

import { articleNames, type ArticleNames } from './article-names.ts'
import type { Operation } from './operation.ts'

/**
 * Says what an operation did, e.g. `接段：第 12 行接第 11 行`. Blocks are named by their line on the page, counted
 * from 1 in file order, articles by their titles; what the page no longer has (a block that was merged away) is left out.
 * `gone`: articles that the step took off the page (see `articlesGone`), which are named all the same. Never empty.
 */
export function describeOperation(operation: Operation, page: Page | undefined, language: Language, gone: readonly Article[] = []): string {
  const numbers = new Map<BlockId, number>()
  if (page !== undefined) blocksInFileOrder(page).forEach((block, i) => numbers.set(block.id, i + 1))
  const numbersOf = (ids: readonly BlockId[]): number[] => ids.flatMap((id) => numbers.get(id) ?? [])
  const names: Names = {
    lines: (ids) => linesInWords(numbersOf(ids), language),
    articles: articleNames(page, gone, language),
    doubt: (id) => (page?.doubts[id] === undefined ? [] : [page.doubts[id].block]),
    page,
  }
  return describe(operation, names, language)
}

/** What an operation names, in words. */
interface Names {
  /** Blocks by their lines. */
  readonly lines: (ids: readonly BlockId[]) => string
  readonly articles: ArticleNames
  /** The block that a doubt asks about. */
  readonly doubt: (id: DoubtId) => readonly BlockId[]
  readonly page: Page | undefined
}

/** `第 3–5、9 行` / `lines 3–5, 9`; empty for no lines. */
function linesInWords(lines: readonly number[], language: Language): string {
  if (lines.length === 0) return ''
  const sorted = [...new Set(lines)].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const line of sorted) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] + 1 === line) last[1] = line
    else runs.push([line, line])
  }
  const parts = runs.map(([from, to]) => (from === to ? String(from) : `${String(from)}–${String(to)}`))
  if (language === 'zh') return `第 ${parts.join('、')} 行`
  return `${sorted.length === 1 ? 'line' : 'lines'} ${parts.join(', ')}`
}

function describe(op: Operation, names: Names, language: Language): string {
  const say: Say = (zh, en, ids = [], what = '') => {
    const where = what === '' ? names.lines(ids) : what
    const words = language === 'zh' ? zh : en
    return where === '' ? words : `${words}${language === 'zh' ? '：' : ': '}${where}`
  }
  switch (op.name) {
    case 'importPage':
      return say(`导入，${String(op.blocks.length)} 块`, `Imported, ${countInEnglish(op.blocks.length, 'block')}`)
    case 'segmentPage':
      return say(
        `机器分稿：${String(op.articles.length)} 篇，疑点 ${String(op.doubts.length)} 处`,
        `Cut by the machine: ${countInEnglish(op.articles.length, 'article')}, ${countInEnglish(op.doubts.length, 'doubt')}`,
      )
    case 'resegmentPage':
      return op.scope === 'all'
        ? say(`重新分稿：${String(op.articles.length)} 篇`, `Cut anew: ${countInEnglish(op.articles.length, 'article')}`)
        : say(
            `重新分稿，改过的稿件不动：共 ${String(op.articles.length)} 篇`,
            `Cut anew but for edited articles: ${countInEnglish(op.articles.length, 'article')} in all`,
          )
    case 'splitArticle':
      return say('拆稿', 'Split article', [op.at])
    case 'startArticle':
      return say('另起一篇', 'New article', op.blocks)
    case 'mergeArticles':
      return say('并稿', 'Merged articles', [], names.articles.merged([op]))
    case 'moveBlocks':
      return op.to === null ? say('放入待定', 'Put on the shelf', op.blocks) : say('移段', 'Moved', op.blocks)
    case 'orderBlocks':
      return say('排序', 'Reordered', op.order)
    case 'moveArticle':
      return say('移动稿件', 'Moved article')
    case 'joinParagraph':
      return say('接段', 'Joined', [op.to, op.block])
    case 'unjoinParagraph':
      return say('断开接续', 'Unjoined', [op.block])
    case 'splitBlock':
      return say('拆段', 'Split block', [op.block])
    case 'mergeBlocks':
      return say('并段', 'Merged blocks', [op.first, op.second])
    case 'editText':
      return say('改字', 'Edited text', [op.block])
    case 'setRole':
      return say(`类型改为${roleInWords(op.role, 'zh')}`, `Role set to ${roleInWords(op.role, 'en')}`, op.blocks)
    case 'dropCopy':
      return op.of === undefined
        ? say('收起重复', 'Dropped copy', op.blocks)
        : say('收起别处也有的', 'Dropped what stands elsewhere', op.blocks)
    case 'judgeCopy':
      return describeVerdict(op.verdict, say, [], names.articles.copies(op))
    case 'judgeGroup': {
      const group = names.page?.groups[op.group]
      return describeVerdict(op.verdict, say, group === undefined ? [] : [...group.keep, ...group.copies.flat()])
    }
    case 'restoreCopy':
      return say('恢复', 'Restored', op.blocks)
    case 'tagArticle':
      return say('加主题', 'Tagged topic')
    case 'untagArticle':
      return say('去主题', 'Removed topic')
    case 'setStatus':
      return describeStatus(op, say)
    case 'setKind':
      return say(`稿件类型改为${kindInWords(op.kind, 'zh')}`, `Kind set to ${kindInWords(op.kind, 'en')}`)
    case 'setArticleInfo':
      return say('改题名、作者', 'Edited title and authors')
    case 'linkArticle':
      return op.link === null ? say('取消转版', 'Unlinked continuation') : say('转版', 'Linked continuation')
    case 'setPageInfo':
      return say('改版面信息', 'Edited page info')
    case 'settleDoubt':
      return op.state === 'later'
        ? say('疑点以后再定', 'Put doubt off', names.doubt(op.doubt))
        : op.state === 'open'
          ? say('重开疑点', 'Reopened doubt', names.doubt(op.doubt))
          : say('疑点已定', 'Settled doubt', names.doubt(op.doubt))
    case 'answerDoubt':
      if (op.operation !== null) return describe(op.operation, names, language)
      return say('照机器所分', 'Accepted as proposed', names.doubt(op.doubt))
    case 'batch':
      return describeAlike(op, names, language) ?? describeApproval(op, names, language) ?? describeBatch(op, names, say, language)
    case 'undo':
      return say('撤销', 'Undo')
    case 'redo':
      return say('重做', 'Redo')
    case 'restorePage':
      return say(`回到第 ${String(op.rev)} 步之后的样子`, `Went back to how it was after step ${String(op.rev)}`)
  }
}

/** Words with what they are about: blocks by their lines, or something else in words. */
type Say = (zh: string, en: string, ids?: readonly BlockId[], what?: string) => string

function describeVerdict(verdict: CopyVerdictName | null, say: Say, ids: readonly BlockId[], what = ''): string {
  switch (verdict) {
    case 'kept':
      return say('查重：都留', 'Copies: keep all', ids, what)
    case 'different':
      return say('查重：不算重复', 'Copies: no copy', ids, what)
    case 'later':
      return say('查重：以后再定', 'Copies: decide later', ids, what)
    case null:
      return say('查重：重新再定', 'Copies: to be decided again', ids, what)
  }
}

function describeStatus(op: Extract<Operation, { name: 'setStatus' }>, say: Say): string {
  const [zh, en] = [statusInWords(op.status, 'zh'), statusInWords(op.status, 'en')]
  if (op.page) return say(`本版${zh}`, `Page ${en}`)
  const count = String(op.articles.length)
  return op.articles.length === 1 ? say(`本稿${zh}`, `Article ${en}`) : say(`${count} 篇${zh}`, `${count} articles ${en}`)
}

/** Steps of one kind that the editor meant as one are said as one, with all their blocks: `接段：第 3–5 行`. */
function describeAlike(op: Extract<Operation, { name: 'batch' }>, names: Names, language: Language): string | undefined {
  if (op.meaning !== 'other') return undefined
  // A paragraph that is moved away from what it was joined to is taken off it in the same step.
  const main = op.operations.filter((one, _, all) => one.name !== 'unjoinParagraph' || all.every((other) => other.name === one.name))
  const [first] = main
  if (first === undefined || main.some((one) => one.name !== first.name)) return undefined
  if (main.length === 1) return describe(first, names, language)
  const named: BlockId[] = []
  const collect: Names = {
    ...names,
    lines: (ids) => {
      named.push(...ids)
      return ''
    },
    articles: { merged: () => '', copies: () => '' },
  }
  const [words] = main.map((one) => describe(one, collect, language))
  const merges = main.flatMap((one) => (one.name === 'mergeArticles' ? [one] : []))
  const where = new Set(merges.map(({ into }) => into)).size === 1 ? names.articles.merged(merges) : names.lines(named)
  const count = language === 'zh' ? `${String(main.length)} 次` : `${String(main.length)} times`
  return `${words ?? ''}${language === 'zh' ? '：' : ': '}${where === '' ? count : where}`
}

/** Approving with a decision about the copies in it: `收起重复：第 30–31 行；本稿已审`. */
function describeApproval(op: Extract<Operation, { name: 'batch' }>, names: Names, language: Language): string | undefined {
  const approval = op.operations.at(-1)
  const operations = op.operations.slice(0, -1)
  if (op.meaning !== 'other' || approval?.name !== 'setStatus' || operations.length === 0) return undefined
  const decided = describeAlike({ ...op, operations }, names, language)
  return decided === undefined ? undefined : `${decided}${language === 'zh' ? '；' : '; '}${describe(approval, names, language)}`
}

function describeBatch(op: Extract<Operation, { name: 'batch' }>, names: Names, say: Say, language: Language): string {
  const count = String(op.operations.length)
  const blocks = countInEnglish(op.operations.length, 'block')
  const several = op.bulk === undefined ? { zh: '', en: '' } : { zh: '（多版一步）', en: ' (one step over several pages)' }
  switch (op.meaning) {
    case 'drop-exact-copies':
      return say(`收起逐字重复，${count} 份`, `Dropped exact copies, ${count}`)
    case 'find-and-replace':
      return say(`查找替换，${count} 块${several.zh}`, `Find and replace, ${blocks}${several.en}`)
    case 'punctuation':
      return say(`规范标点，${count} 块${several.zh}`, `Punctuation set right, ${blocks}${several.en}`)
    case 'alike':
      return say(`同类改字，${count} 块${several.zh}`, `Corrected all alike, ${blocks}${several.en}`)
    case 'edit-and-split':
      return say('改字并拆段', 'Edited and split', named(op, 'splitBlock'))
    case 'edit-and-merge':
      return say('改字并并段', 'Edited and merged', named(op, 'mergeBlocks'))
    case 'copies':
      if (op.operations.length === 1) return `${op.operations.map((one) => describe(one, names, language)).join('')}${several[language]}`
      return say(`查重，${count} 处${several.zh}`, `Decided on copies, ${count}${several.en}`)
    case 'accept-all':
      return say(`全部采纳，${count} 处`, `Accepted all, ${count}`)
    case 'other':
      return say(`${count} 步合为一步`, `${count} steps as one`)
  }
}

/** The block at which the step of a batch that is of this name was taken. */
function named({ operations }: Extract<Operation, { name: 'batch' }>, name: 'splitBlock' | 'mergeBlocks'): BlockId[] {
  return operations.flatMap((one) => {
    if (one.name === 'splitBlock' && name === 'splitBlock') return [one.block]
    return one.name === 'mergeBlocks' && name === 'mergeBlocks' ? [one.first] : []
  })
}
