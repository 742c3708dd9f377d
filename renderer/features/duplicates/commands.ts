/** What an editor can do in 查重. */
import {
  ArchiveRestore,
  Check,
  CheckCheck,
  Clock,
  CopyMinus,
  CopyX,
  Eye,
  Filter,
  Layers,
  RefreshCw,
  RotateCcw,
  Trash2,
  Undo2,
  Redo2,
} from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '查重', en: 'Duplicates' }
const here = { group, scope: 'duplicates' } as const
const judging = { ...here, judges: true } as const
const moving = { ...here, repeats: true, hidden: true } as const

/** As many copies can be chosen by a digit. */
export const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

export const duplicatesCommands: readonly CommandSpec[] = [
  { id: 'duplicates.next', title: { zh: '下一组', en: 'Next group' }, ...moving, keys: ['ArrowDown', 'J', 'N'] },
  { id: 'duplicates.previous', title: { zh: '上一组', en: 'Previous group' }, ...moving, keys: ['ArrowUp', 'K', 'Shift+N'] },
  { id: 'duplicates.first', title: { zh: '第一组', en: 'First group' }, ...moving, keys: ['Home'] },
  { id: 'duplicates.last', title: { zh: '最后一组', en: 'Last group' }, ...moving, keys: ['End'] },
  { id: 'duplicates.right', title: { zh: '后一份', en: 'Copy to the right' }, ...moving, keys: ['ArrowRight'] },
  { id: 'duplicates.left', title: { zh: '前一份', en: 'Copy to the left' }, ...moving, keys: ['ArrowLeft'] },
  { id: 'duplicates.down', title: { zh: '正文往下', en: 'Text further down' }, ...moving, keys: ['PageDown'] },
  { id: 'duplicates.up', title: { zh: '正文往上', en: 'Text further up' }, ...moving, keys: ['PageUp'] },
  {
    id: 'duplicates.best',
    title: { zh: '留建议的，收起其余', en: 'Keep the suggested copy, drop the others' },
    ...judging,
    keys: ['Enter', 'D'],
    icon: Check,
  },
  ...DIGITS.map((digit) => ({
    id: `duplicates.keep-${String(digit)}`,
    title: { zh: `留第${NUMBERS[digit - 1] ?? ''}份，收起其余`, en: `Keep copy ${String(digit)}, drop the others` },
    ...judging,
    keys: [String(digit)],
    hidden: true,
  })),
  { id: 'duplicates.keep-all', title: { zh: '全部保留', en: 'Keep all' }, ...judging, keys: ['0'], icon: CheckCheck },
  {
    id: 'duplicates.drop-one',
    title: { zh: '只收起选中的这一份', en: 'Drop the chosen copy only' },
    ...judging,
    keys: ['Backspace', 'Delete'],
    icon: CopyMinus,
  },
  { id: 'duplicates.different', title: { zh: '不是重复', en: 'Not a duplicate' }, ...judging, keys: ['X'], icon: CopyX },
  { id: 'duplicates.later', title: { zh: '这组以后再定', en: 'Decide this group later' }, ...here, keys: ['Space'], icon: Clock },
  { id: 'duplicates.reopen', title: { zh: '重新待定', en: 'Open again' }, ...here, keys: ['O'], icon: RotateCcw },
  { id: 'duplicates.visit', title: { zh: '在版面上看', en: 'Show on the page' }, ...here, keys: ['V'], icon: Eye },
  { id: 'duplicates.bulk', title: { zh: '收起全部逐字重复…', en: 'Drop all exact copies…' }, ...here, keys: ['Shift+D'], icon: Layers },
  { id: 'duplicates.bin', title: { zh: '回收站，或回到待定', en: 'The bin, or back to the queue' }, ...here, keys: ['B'], icon: Trash2 },
  { id: 'duplicates.restore', title: { zh: '从回收站恢复', en: 'Restore from the bin' }, ...here, keys: ['R'], icon: ArchiveRestore },
  { id: 'duplicates.filter', title: { zh: '筛选和排序', en: 'Filter and order' }, ...here, keys: ['F'], icon: Filter },
  {
    id: 'duplicates.rebuild',
    title: { zh: '全库重新查一遍', en: 'Look through the whole library again' },
    ...here,
    keys: [],
    icon: RefreshCw,
  },
  {
    id: 'duplicates.escape',
    title: { zh: '离开回收站，清除筛选', en: 'Leave the bin, clear filters' },
    ...here,
    keys: ['Escape'],
    hidden: true,
  },
  { id: 'duplicates.undo', title: { zh: '撤销', en: 'Undo' }, ...here, keys: ['Ctrl+Z'], icon: Undo2 },
  { id: 'duplicates.redo', title: { zh: '重做', en: 'Redo' }, ...here, keys: ['Ctrl+Shift+Z', 'Ctrl+Y'], icon: Redo2 },
]
