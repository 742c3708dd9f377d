/** Finding and replacing, on the page and in the library. */
import { ArrowDown, ArrowUp, Library, Pilcrow, Replace, Search } from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '查找替换', en: 'Find and replace' }
const onPage = { group, scope: 'review' } as const

export const findCommands: readonly CommandSpec[] = [
  { id: 'find.page', title: { zh: '在本版查找', en: 'Find on the page' }, ...onPage, keys: ['Ctrl+F'], icon: Search },
  { id: 'find.replace', title: { zh: '在本版查找替换', en: 'Find and replace on the page' }, ...onPage, keys: ['Ctrl+H'], icon: Replace },
  { id: 'find.punctuation', title: { zh: '规范标点', en: 'Set punctuation right' }, ...onPage, keys: ['Alt+P'], icon: Pilcrow },
  {
    id: 'find.library',
    title: { zh: '在全库查找替换', en: 'Find and replace in the library' },
    group,
    scope: 'everywhere',
    keys: ['Ctrl+Shift+F'],
    icon: Library,
  },
  { id: 'find.next', title: { zh: '下一处', en: 'Next hit' }, ...onPage, keys: ['F3'], icon: ArrowDown, repeats: true, inText: true },
  {
    id: 'find.previous',
    title: { zh: '上一处', en: 'Previous hit' },
    ...onPage,
    keys: ['Shift+F3'],
    icon: ArrowUp,
    repeats: true,
    inText: true,
  },
]
