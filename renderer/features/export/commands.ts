/** What an editor can do in the export. */
import { ChevronLeft, ChevronRight, FileDown } from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '导出', en: 'Export' }
const here = { group, scope: 'export' } as const

export const exportCommands: readonly CommandSpec[] = [
  { id: 'export.write', title: { zh: '写出稿件', en: 'Write the articles' }, ...here, keys: ['Ctrl+Enter'], icon: FileDown },
  { id: 'export.next', title: { zh: '看后一篇', en: 'Next record' }, ...here, keys: ['ArrowRight'], icon: ChevronRight, repeats: true },
  {
    id: 'export.previous',
    title: { zh: '看前一篇', en: 'Previous record' },
    ...here,
    keys: ['ArrowLeft'],
    icon: ChevronLeft,
    repeats: true,
  },
]
