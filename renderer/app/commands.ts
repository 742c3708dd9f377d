/** What can be done anywhere in the window. */
import {
  ChartNoAxesColumn,
  Copy,
  History,
  Keyboard,
  Languages,
  Library,
  Monitor,
  Moon,
  Newspaper,
  Search,
  Settings,
  FileOutput,
  Sun,
  Tags,
  Terminal,
} from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '到处都能用', en: 'Everywhere' }
const everywhere = { group, scope: 'everywhere' } as const

export const appCommands: readonly CommandSpec[] = [
  { id: 'app.palette', title: { zh: '命令面板', en: 'Command palette' }, ...everywhere, keys: ['Ctrl+K'], icon: Terminal, hidden: true },
  {
    id: 'app.search',
    title: { zh: '搜索版面、稿件、文字', en: 'Search pages, articles, text' },
    ...everywhere,
    keys: ['Ctrl+P'],
    icon: Search,
  },
  { id: 'app.shortcuts', title: { zh: '全部按键', en: 'All keys' }, ...everywhere, keys: ['?'], icon: Keyboard },
  { id: 'go.library', title: { zh: '到稿库', en: 'Go to Library' }, ...everywhere, keys: ['Ctrl+1'], icon: Library },
  { id: 'go.review', title: { zh: '到校版', en: 'Go to Review' }, ...everywhere, keys: ['Ctrl+2'], icon: Newspaper },
  { id: 'go.duplicates', title: { zh: '到查重', en: 'Go to Duplicates' }, ...everywhere, keys: ['Ctrl+3'], icon: Copy },
  { id: 'go.topics', title: { zh: '到主题', en: 'Go to Topics' }, ...everywhere, keys: ['Ctrl+4'], icon: Tags },
  { id: 'go.export', title: { zh: '到导出', en: 'Go to Export' }, ...everywhere, keys: ['Ctrl+5'], icon: FileOutput },
  { id: 'go.progress', title: { zh: '到统计', en: 'Go to Progress' }, ...everywhere, keys: ['Ctrl+6'], icon: ChartNoAxesColumn },
  { id: 'go.history', title: { zh: '稿库历史', en: 'History of the library' }, ...everywhere, keys: ['Ctrl+7'], icon: History },
  { id: 'go.settings', title: { zh: '到设置', en: 'Go to Settings' }, ...everywhere, keys: ['Ctrl+,'], icon: Settings },
  { id: 'app.theme.light', title: { zh: '浅色', en: 'Light theme' }, ...everywhere, keys: [], icon: Sun },
  { id: 'app.theme.dark', title: { zh: '深色', en: 'Dark theme' }, ...everywhere, keys: [], icon: Moon },
  { id: 'app.theme.system', title: { zh: '深浅跟随系统', en: 'Theme of the system' }, ...everywhere, keys: [], icon: Monitor },
  { id: 'app.language.zh', title: { zh: '界面用中文', en: 'Interface in Chinese' }, ...everywhere, keys: [], icon: Languages },
  { id: 'app.language.en', title: { zh: '界面用英文', en: 'Interface in English' }, ...everywhere, keys: [], icon: Languages },
]
