/** The commands of the Review screen: names, groups and keys. What they do is in state/commands.ts. */
import type { Settings } from '#shared/contract/index.ts'
import type { ArticleKind, Role } from '#shared/model/index.ts'
import type { CommandSpec } from '#renderer/commands/index.ts'

/** R and then this letter. */
export const ROLE_KEYS: readonly (readonly [key: string, role: Role])[] = [
  ['K', 'kicker'],
  ['H', 'headline'],
  ['S', 'subhead'],
  ['B', 'byline'],
  ['T', 'body'],
  ['C', 'caption'],
  ['P', 'credit'],
  ['L', 'section'],
  ['J', 'jump'],
  ['A', 'ad'],
  ['X', 'noise'],
]

/** The same under the left hand: the head group above, the text in the middle, what is not text below. */
const LEFT_ROLE_KEYS: typeof ROLE_KEYS = [
  ['Q', 'kicker'],
  ['W', 'headline'],
  ['E', 'subhead'],
  ['A', 'byline'],
  ['S', 'body'],
  ['D', 'caption'],
  ['F', 'credit'],
  ['Z', 'section'],
  ['C', 'jump'],
  ['V', 'ad'],
  ['X', 'noise'],
]

/** The letters of the roles in a set of keys. */
export function roleKeys(preset: Settings['keyPreset']): typeof ROLE_KEYS {
  return preset === 'left' ? LEFT_ROLE_KEYS : ROLE_KEYS
}

/** Shift+K and then this letter. */
export const KIND_KEYS: readonly (readonly [key: string, kind: ArticleKind])[] = [
  ['N', 'news'],
  ['P', 'photo'],
  ['C', 'commentary'],
  ['B', 'brief'],
  ['A', 'ad'],
]

const about = { zh: '校版：走动', en: 'Review: moving about' }
const doubts = { zh: '校版：疑点', en: 'Review: doubts' }
const articles = { zh: '校版：稿件', en: 'Review: articles' }
const blocks = { zh: '校版：文块', en: 'Review: blocks' }
const audit = { zh: '校版：抽检', en: 'Review: audit' }
const page = { zh: '校版：版面', en: 'Review: page' }

type Group = CommandSpec['group']
type More = Pick<CommandSpec, 'repeats' | 'inText' | 'hidden' | 'judges'>

function command(id: string, group: Group, zh: string, en: string, keys: readonly string[] = [], more: More = {}): CommandSpec {
  return { id: `review.${id}`, title: { zh, en }, group, scope: 'review', keys, ...more }
}

const step: More = { repeats: true, hidden: true }
const judges: More = { judges: true }

export const reviewCommands: readonly CommandSpec[] = [
  command('next', about, '下一块（或 Tab）', 'Next block (or Tab)', ['ArrowDown'], step),
  command('previous', about, '上一块（或 Shift+Tab）', 'Previous block (or Shift+Tab)', ['ArrowUp'], step),
  command('extend-down', about, '往下多选一块', 'Extend the selection down', ['Shift+ArrowDown'], step),
  command('extend-up', about, '往上多选一块', 'Extend the selection up', ['Shift+ArrowUp'], step),
  command('walk-down', about, '往下走，选中的不变', 'Walk down, keep the selection', ['Ctrl+ArrowDown'], step),
  command('walk-up', about, '往上走，选中的不变', 'Walk up, keep the selection', ['Ctrl+ArrowUp'], step),
  command('pick', about, '加选这一块，或不选', 'Pick this block as well, or leave it out', ['P'], { hidden: true }),
  command('select-article', about, '选中整篇', 'Select the whole article', ['Ctrl+A']),
  command('next-page', about, '下一版', 'Next page', ['PageDown']),
  command('previous-page', about, '上一版', 'Previous page', ['PageUp']),
  command('skim', about, '全文或略读', 'Full text or skim', ['V']),
  command('fold', about, '展开或收起稿件', 'Open or fold the article', ['Z']),
  command('inspector', about, '显示或收起检查器', 'Show or close the inspector', ['I']),
  command('original', about, '显示或收起原文', 'Show or close the original', []),
  command('next-pane', about, '下一窗格：版头、原文、稿件、检查器', 'Next pane: page bar, original, articles, inspector', ['F6'], {
    inText: true,
  }),
  command('previous-pane', about, '上一窗格', 'Previous pane', ['Shift+F6'], { inText: true }),
  command('text-larger', about, '正文放大', 'Larger text', ['Ctrl+=', 'Ctrl++'], { repeats: true, inText: true }),
  command('text-smaller', about, '正文缩小', 'Smaller text', ['Ctrl+-'], { repeats: true, inText: true }),
  command('text-usual', about, '正文恢复原来大小', 'Text at its usual size', ['Ctrl+0'], { inText: true }),
  command('in-step', about, '原文与稿件一起滚动，或分开', 'Scroll the original and the articles together, or apart', []),
  command('escape', about, '放下，取消', 'Let go, cancel', ['Escape'], { hidden: true }),

  command('next-doubt', doubts, '下一处疑点', 'Next doubt', ['N']),
  command('previous-doubt', doubts, '上一处疑点', 'Previous doubt', ['Shift+N']),
  command('accept', doubts, '采纳所提，到下一处', 'Accept what is proposed, go on', ['Enter'], judges),
  command('answer-1', doubts, '改选第一项', 'Take alternative 1', ['1'], { hidden: true, judges: true }),
  command('answer-2', doubts, '改选第二项', 'Take alternative 2', ['2'], { hidden: true, judges: true }),
  command('answer-3', doubts, '改选第三项', 'Take alternative 3', ['3'], { hidden: true, judges: true }),
  command('answer-4', doubts, '改选第四项', 'Take alternative 4', ['4'], { hidden: true, judges: true }),
  command('answer-5', doubts, '改选第五项', 'Take alternative 5', ['5'], { hidden: true, judges: true }),
  command('answer-6', doubts, '改选第六项', 'Take alternative 6', ['6'], { hidden: true, judges: true }),
  command('answer-7', doubts, '改选第七项', 'Take alternative 7', ['7'], { hidden: true, judges: true }),
  command('answer-8', doubts, '改选第八项', 'Take alternative 8', ['8'], { hidden: true, judges: true }),
  command('answer-9', doubts, '改选第九项', 'Take alternative 9', ['9'], { hidden: true, judges: true }),
  command('reject', doubts, '不对', 'Reject what is proposed', ['X'], judges),
  command('later', doubts, '以后再定', 'Later', ['Space']),
  command('flag', doubts, '本稿存疑', 'Flag the article as doubtful', ['F'], judges),
  command('next-work', doubts, '到下一版：有疑点的，再是待审的', 'Go on to the next page with doubts, or to review'),

  command('split', articles, '拆稿：从这里另起一篇', 'Split: start a new article here', ['S']),
  command('merge', articles, '并稿：并入上一篇', 'Merge with the article before', ['M']),
  command('merge-into', articles, '并入另一篇', 'Merge into another article', ['Shift+M']),
  command('article-up', articles, '整篇上移', 'Move the article up', ['Ctrl+Shift+ArrowUp']),
  command('article-down', articles, '整篇下移', 'Move the article down', ['Ctrl+Shift+ArrowDown']),
  command('link-to', articles, '接到另一版…', 'Continue on another page…'),
  command('link-from', articles, '接自另一版…', 'Continued from another page…'),
  command('follow-link', articles, '看所接的另一版', 'Open the other part of the article'),
  command('unlink', articles, '取消接版', 'Take the links to other pages off'),
  command('order', articles, '排序：依次点文块', 'Order blocks by clicking them in turn', ['O']),
  command('kind', articles, '稿件类型', 'Kind of the article', ['Shift+K']),
  command('topic', articles, '主题', 'Topic', ['T']),
  command('approve', articles, '本稿通过，到下一篇', 'Approve the article, go on', ['A'], judges),
  command('reopen', articles, '本稿重审', 'Reopen the article'),
  command('return', articles, '本稿退回', 'Return the article', ['B'], judges),
  command('status', articles, '本稿状态', 'Status of the article', ['U']),

  command('move-up', blocks, '移段：上移', 'Move up', ['Alt+ArrowUp'], { repeats: true }),
  command('move-down', blocks, '移段：下移', 'Move down', ['Alt+ArrowDown'], { repeats: true }),
  command('carry-up', blocks, '移到上一篇', 'Move to the article before', ['Alt+Shift+ArrowUp']),
  command('carry-down', blocks, '移到下一篇', 'Move to the next article', ['Alt+Shift+ArrowDown']),
  command('lift', blocks, '拿起文块，走到哪里放到哪里', 'Lift the blocks and carry them to another place', ['Ctrl+X']),
  command('send', blocks, '移到哪一篇', 'Send to an article', ['G']),
  command('shelve', blocks, '放入待定', 'Put on the shelf', ['Backspace']),
  command('role', blocks, '类型', 'Role', ['R']),
  command('join', blocks, '接段，或断开', 'Join to the block before, or unjoin', ['J']),
  command('edit', blocks, '改字', 'Edit the text', ['E', 'F2']),
  command('compare', blocks, '和原文对照', 'Show against the original', ['Q', 'Alt+Q']),
  command('put-original', blocks, '改回原文', 'Put the original text back', ['Shift+Q', 'Alt+Shift+Q']),
  command('next-suspect', blocks, '查错：下一处可疑的字', 'Check: next place that looks wrong', ['C', 'Alt+C']),
  command('previous-suspect', blocks, '查错：上一处可疑的字', 'Check: previous place that looks wrong', ['Shift+C']),
  command('marks', blocks, '标出或不标可疑的字', 'Mark what looks wrong, or not'),
  command('drop', blocks, '收起重复，或恢复', 'Drop as a copy, or restore', ['D']),

  command('approve-page', page, '本版通过，到下一版', 'Approve the page, go on', ['Shift+A'], judges),
  command('page-status', page, '本版状态', 'Status of the page', ['Shift+U']),
  command('resegment', page, '重新分稿…', 'Cut this page anew…'),
  command('audit-right', audit, '抽检：对', 'Audit: right', ['Y']),
  command('audit-wrong', audit, '抽检：错，错在哪里', 'Audit: wrong, and what is', ['W']),
  command('audit-next', audit, '抽检：下一篇', 'Audit: next article', ['L']),
  command('audit-previous', audit, '抽检：上一篇', 'Audit: previous article', ['Shift+L']),
  command('audit-here', audit, '抽检：回到这一篇', 'Audit: back to the article'),
  command('audit-leave', audit, '抽检：先放下', 'Audit: leave it for now'),

  command('history', page, '本版历史', 'History of this page', ['H']),
  command('proof', page, '花脸稿：本稿改了什么', 'Proof: what was changed in the article', ['Shift+H']),
  command('blame', page, '谁改过这一块', 'Who changed this block', ['K']),
  command('undo', page, '撤销', 'Undo', ['Ctrl+Z']),
  command('redo', page, '重做', 'Redo', ['Ctrl+Shift+Z', 'Ctrl+Y']),
]
