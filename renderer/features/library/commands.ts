/** What an editor can do in the library, and the import that works everywhere. */
import { ArrowDownUp, FileText, FilterX, FolderOpen, Info, Newspaper, RefreshCw, Upload } from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '稿库', en: 'Library' }
const here = { group, scope: 'library' } as const
const moving = { ...here, repeats: true, hidden: true } as const

export const libraryCommands: readonly CommandSpec[] = [
  { id: 'library.import', title: { zh: '导入版面…', en: 'Import pages…' }, group, scope: 'everywhere', keys: ['Ctrl+I'], icon: Upload },
  {
    id: 'library.importFolder',
    title: { zh: '导入整个文件夹…', en: 'Import a whole folder…' },
    group,
    scope: 'everywhere',
    keys: [],
    icon: FolderOpen,
  },
  { id: 'library.samples', title: { zh: '打开样例', en: 'Open the samples' }, group, scope: 'everywhere', keys: [], icon: Newspaper },
  {
    id: 'library.refused',
    title: { zh: '看未收的文件', en: 'Look at refused files' },
    group,
    scope: 'everywhere',
    keys: [],
    icon: FileText,
  },
  { id: 'library.open', title: { zh: '打开选中的一版', en: 'Open the chosen page' }, ...here, keys: ['Enter'], icon: Newspaper },
  { id: 'library.info', title: { zh: '改版面信息…', en: 'Change page information…' }, ...here, keys: ['F2'], icon: Info },
  { id: 'library.resegment', title: { zh: '重新分稿…', en: 'Cut pages anew…' }, ...here, keys: [], icon: RefreshCw },
  { id: 'library.clear', title: { zh: '清除筛选', en: 'Clear filters' }, ...here, keys: [], icon: FilterX },
  { id: 'library.reverse', title: { zh: '倒转排序', en: 'Reverse the order' }, ...here, keys: [], icon: ArrowDownUp },
  { id: 'library.next', title: { zh: '下一行', en: 'Next row' }, ...moving, keys: ['ArrowDown', 'J'] },
  { id: 'library.previous', title: { zh: '上一行', en: 'Previous row' }, ...moving, keys: ['ArrowUp', 'K'] },
  { id: 'library.pageDown', title: { zh: '下一屏', en: 'One screen down' }, ...moving, keys: ['PageDown'] },
  { id: 'library.pageUp', title: { zh: '上一屏', en: 'One screen up' }, ...moving, keys: ['PageUp'] },
  { id: 'library.first', title: { zh: '第一行', en: 'First row' }, ...moving, keys: ['Home'] },
  { id: 'library.last', title: { zh: '最后一行', en: 'Last row' }, ...moving, keys: ['End'] },
]
