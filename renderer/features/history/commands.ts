/** What an editor can do in the history of a page and of the library. */
import { ArrowDown, ArrowUp, FileDown, FileDiff, History, Undo2 } from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '历史', en: 'History' }
const here = { group, scope: 'history' } as const
const moving = { ...here, repeats: true } as const

export const historyCommands: readonly CommandSpec[] = [
  { id: 'history.older', title: { zh: '更早的一步', en: 'Older step' }, ...moving, keys: ['ArrowDown', 'J'], icon: ArrowDown },
  { id: 'history.newer', title: { zh: '更晚的一步', en: 'Newer step' }, ...moving, keys: ['ArrowUp', 'K'], icon: ArrowUp },
  { id: 'history.first', title: { zh: '最早', en: 'The oldest' }, ...here, keys: ['End'], hidden: true },
  { id: 'history.last', title: { zh: '最新', en: 'The newest' }, ...here, keys: ['Home'], hidden: true },
  { id: 'history.open', title: { zh: '打开这一步的版面', en: 'Open the page of this step' }, ...here, keys: ['Enter'] },
  { id: 'history.restore', title: { zh: '恢复到这里', en: 'Go back to this state' }, ...here, keys: ['R'], icon: History },
  { id: 'history.takeBack', title: { zh: '只撤销这一步', en: 'Undo just this step' }, ...here, keys: ['U'], icon: Undo2 },
  { id: 'history.inTheWay', title: { zh: '看挡在前面的改动', en: 'Show the edit in the way' }, ...here, keys: ['W'] },
  { id: 'history.proof', title: { zh: '花脸稿', en: 'Proof with tracked changes' }, ...here, keys: ['P'], icon: FileDiff },
  { id: 'history.from', title: { zh: '花脸稿从这里比起', en: 'Compare the proof from here' }, ...here, keys: ['F'] },
  { id: 'history.nextArticle', title: { zh: '花脸稿：后一篇', en: 'Proof: next article' }, ...moving, keys: ['ArrowRight'] },
  { id: 'history.previousArticle', title: { zh: '花脸稿：前一篇', en: 'Proof: previous article' }, ...moving, keys: ['ArrowLeft'] },
  { id: 'history.print', title: { zh: '存花脸稿，供打印', en: 'Save the proof for printing' }, ...here, keys: ['Ctrl+S'], icon: FileDown },
  { id: 'history.undo', title: { zh: '撤销', en: 'Undo' }, ...here, keys: ['Ctrl+Z'] },
  { id: 'history.redo', title: { zh: '重做', en: 'Redo' }, ...here, keys: ['Ctrl+Shift+Z', 'Ctrl+Y'] },
  { id: 'history.back', title: { zh: '回到校版', en: 'Back to the page' }, ...here, keys: ['Escape'] },
]
