/** Operations and refusals in words, for the history, for tooltips and for announcements. */
import type { BlockId, Language } from '#shared/base/index.ts'
import { blocksInFileOrder, kindInWords, roleInWords, statusInWords, type CopyVerdictName, type Page } from '#shared/model/index.ts'

import type { Operation } from './operation.ts'
import type { Refusal, RefusalCode } from './refusal.ts'

/**
 * Says what an operation did, e.g. `接段:第 12 行接第 11 行`. Blocks are named by their line on the page, counted
 * from 1 in file order; one that the page no longer has (it was merged away) is left out. Never empty.
 */
export function describeOperation(operation: Operation, page: Page | undefined, language: Language): string {
  const numbers = new Map<BlockId, number>()
  if (page !== undefined) blocksInFileOrder(page).forEach((block, i) => numbers.set(block.id, i + 1))
  return describe(
    operation,
    (ids) =>
      linesInWords(
        ids.flatMap((id) => numbers.get(id) ?? []),
        language,
      ),
    language,
  )
}

/** Why something cannot be done, as a sentence. */
export function refusalInWords(refusal: Refusal, language: Language): string {
  return refusalWords[refusal.code][language]
}

type Lines = (ids: readonly BlockId[]) => string

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

function describe(op: Operation, lines: Lines, language: Language): string {
  const say = (zh: string, en: string, ids: readonly BlockId[] = []): string => {
    const where = lines(ids)
    const words = language === 'zh' ? zh : en
    return where === '' ? words : `${words}${language === 'zh' ? '：' : ': '}${where}`
  }
  switch (op.name) {
    case 'importPage':
      return say(`导入，${String(op.blocks.length)} 块`, `Imported, ${String(op.blocks.length)} blocks`)
    case 'segmentPage':
      return say(
        `机器分稿：${String(op.articles.length)} 篇，疑点 ${String(op.doubts.length)} 处`,
        `Cut by the machine: ${String(op.articles.length)} articles, ${String(op.doubts.length)} doubts`,
      )
    case 'resegmentPage':
      return op.scope === 'all'
        ? say(`重新分稿：${String(op.articles.length)} 篇`, `Cut anew: ${String(op.articles.length)} articles`)
        : say(
            `重新分稿，改过的稿件不动：共 ${String(op.articles.length)} 篇`,
            `Cut anew but for edited articles: ${String(op.articles.length)} articles in all`,
          )
    case 'splitArticle':
      return say('拆稿', 'Split article', [op.at])
    case 'startArticle':
      return say('另起一篇', 'New article', op.blocks)
    case 'mergeArticles':
      return say('并稿', 'Merged articles')
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
    case 'judgeGroup':
      return describeVerdict(op.verdict, say)
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
        ? say('疑点以后再定', 'Put doubt off')
        : op.state === 'open'
          ? say('重开疑点', 'Reopened doubt')
          : say('疑点已定', 'Settled doubt')
    case 'answerDoubt':
      return op.operation === null ? say('照机器所分', 'Accepted as proposed') : describe(op.operation, lines, language)
    case 'batch':
      return describeAlike(op, lines, language) ?? describeApproval(op, lines, language) ?? describeBatch(op, say)
    case 'undo':
      return say('撤销', 'Undo')
    case 'redo':
      return say('重做', 'Redo')
    case 'restorePage':
      return say(`回到第 ${String(op.rev)} 步之后的样子`, `Went back to how it was after step ${String(op.rev)}`)
  }
}

type Say = (zh: string, en: string, ids?: readonly BlockId[]) => string

function describeVerdict(verdict: CopyVerdictName | null, say: Say): string {
  switch (verdict) {
    case 'kept':
      return say('查重：都留', 'Copies: keep all')
    case 'different':
      return say('查重：不算重复', 'Copies: no copy')
    case 'later':
      return say('查重：以后再定', 'Copies: decide later')
    case null:
      return say('查重：重新再定', 'Copies: to be decided again')
  }
}

function describeStatus(op: Extract<Operation, { name: 'setStatus' }>, say: Say): string {
  const [zh, en] = [statusInWords(op.status, 'zh'), statusInWords(op.status, 'en')]
  if (op.page) return say(`本版${zh}`, `Page ${en}`)
  const count = String(op.articles.length)
  return op.articles.length === 1 ? say(`本稿${zh}`, `Article ${en}`) : say(`${count} 篇${zh}`, `${count} articles ${en}`)
}

/** Steps of one kind that the editor meant as one are said as one, with all their blocks: `接段：第 3–5 行`. */
function describeAlike(op: Extract<Operation, { name: 'batch' }>, lines: Lines, language: Language): string | undefined {
  if (op.meaning !== 'other') return undefined
  // A paragraph that is moved away from what it was joined to is taken off it in the same step.
  const main = op.operations.filter((one, _, all) => one.name !== 'unjoinParagraph' || all.every((other) => other.name === one.name))
  const [first] = main
  if (first === undefined || main.some((one) => one.name !== first.name)) return undefined
  if (main.length === 1) return describe(first, lines, language)
  const named: BlockId[] = []
  const collect: Lines = (ids) => {
    named.push(...ids)
    return ''
  }
  const [words] = main.map((one) => describe(one, collect, language))
  const where = lines(named)
  const count = language === 'zh' ? `${String(main.length)} 次` : `${String(main.length)} times`
  return `${words ?? ''}${language === 'zh' ? '：' : ': '}${where === '' ? count : where}`
}

/** Approving with a decision about the copies in it: `收起重复：第 30–31 行；本稿已审`. */
function describeApproval(op: Extract<Operation, { name: 'batch' }>, lines: Lines, language: Language): string | undefined {
  const approval = op.operations.at(-1)
  const operations = op.operations.slice(0, -1)
  if (op.meaning !== 'other' || approval?.name !== 'setStatus' || operations.length === 0) return undefined
  const decided = describeAlike({ ...op, operations }, lines, language)
  return decided === undefined ? undefined : `${decided}${language === 'zh' ? '；' : '; '}${describe(approval, lines, language)}`
}

function describeBatch(op: Extract<Operation, { name: 'batch' }>, say: Say): string {
  const count = String(op.operations.length)
  const several = op.bulk === undefined ? { zh: '', en: '' } : { zh: '（多版一步）', en: ' (one step over several pages)' }
  switch (op.meaning) {
    case 'drop-exact-copies':
      return say(`收起逐字重复，${count} 份`, `Dropped exact copies, ${count}`)
    case 'find-and-replace':
      return say(`查找替换，${count} 块${several.zh}`, `Find and replace, ${count} blocks${several.en}`)
    case 'punctuation':
      return say(`规范标点，${count} 块${several.zh}`, `Punctuation set right, ${count} blocks${several.en}`)
    case 'alike':
      return say(`同类改字，${count} 块${several.zh}`, `Corrected all alike, ${count} blocks${several.en}`)
    case 'edit-and-split':
      return say('改字并拆段', 'Edited and split', named(op, 'splitBlock'))
    case 'edit-and-merge':
      return say('改字并并段', 'Edited and merged', named(op, 'mergeBlocks'))
    case 'copies':
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

const refusalWords: Readonly<Record<RefusalCode, Readonly<Record<Language, string>>>> = {
  'no-such-block': { zh: '这个文块已经不在了。', en: 'This block is not there any more.' },
  'no-such-article': { zh: '这篇稿件已经不在了。', en: 'This article is not there any more.' },
  'no-such-doubt': { zh: '这个疑点已经不在了。', en: 'This doubt is not there any more.' },
  'no-such-topic': { zh: '稿件没有这个主题。', en: 'The article does not have this topic.' },
  'no-such-group': { zh: '这组重复已经不在了。', en: 'This group of copies is not there any more.' },
  'nothing-named': { zh: '先选一个文块。', en: 'Select a block first.' },
  'named-twice': { zh: '同一个文块选了两次。', en: 'The same block was named twice.' },
  'already-there': { zh: '已经在那里了。', en: 'It is there already.' },
  'already-so': { zh: '已经是这样了。', en: 'It is so already.' },
  'not-in-article': { zh: '待定的文块不属于任何稿件。', en: 'A block on the shelf belongs to no article.' },
  'split-at-first': { zh: '这是稿件的第一块，不能从这里拆。', en: "This is the article's first block: nothing to split off." },
  'split-at-edge': { zh: '光标在段首或段尾，拆不开。', en: 'The caret is at the edge of the block: nothing to split.' },
  'other-article': { zh: '两块不在同一篇稿件里。', en: 'The two blocks are not in the same article.' },
  'same-article': { zh: '是同一篇稿件。', en: 'It is the same article.' },
  'id-taken': { zh: '编号已被占用，请再试一次。', en: 'The id is taken, please try again.' },
  'not-a-permutation': { zh: '排序要包含这篇稿件的每一块。', en: 'The order must hold every block of the article once.' },
  'joins-itself': { zh: '不能接自己。', en: 'A block cannot join itself.' },
  'would-loop': { zh: '这样会接成一圈。', en: 'The joins would run in a ring.' },
  'already-continued': { zh: '前一块已有别的接续。', en: 'The block before already goes on in another.' },
  'not-joined': { zh: '这一块没有接上文。', en: 'This block is not joined.' },
  'is-dropped': { zh: '这一块已经收起。', en: 'This block is dropped.' },
  'not-dropped': { zh: '这一块没有收起。', en: 'This block is not dropped.' },
  'partner-dropped': { zh: '保留的那一份也收起了，先恢复它。', en: 'The copy to keep is dropped itself: restore it first.' },
  'empty-text': { zh: '文字不能为空；不要的文块请放入待定或收起。', en: 'The text cannot be empty; shelve or drop the block instead.' },
  'line-break': { zh: '一块是一段，不能换行；可以拆段。', en: 'A block is one paragraph; split it instead of breaking the line.' },
  'already-imported': { zh: '这一版已经导入。', en: 'This page is imported already.' },
  'bad-span': { zh: '文块的位置超出原文。', en: 'A block lies outside the text.' },
  'incomplete-segmentation': { zh: '分稿结果与版面不符。', en: 'The segmentation does not match the page.' },
  'later-edit-in-the-way': { zh: '后来的改动动过同一处，先撤销那一步。', en: 'A later edit changed the same place: undo that one first.' },
  'nothing-to-undo': { zh: '没有可撤销的。', en: 'There is nothing to undo.' },
  'not-in-force': { zh: '这一步现在不作数，没有可撤销的。', en: 'This step is not in force now: there is nothing to undo.' },
  'import-stays': { zh: '导入是版面的来处，不能撤销。', en: 'The import is where the page comes from: it cannot be undone.' },
  'breaks-rule': { zh: '这一步会弄乱版面，没有执行。', en: 'This step would break the page and was not carried out.' },
}
