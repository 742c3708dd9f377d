/** What an editor can do in the view of progress. */
import { ListChecks, Shuffle } from '@lucide/vue'

import type { CommandSpec } from '#renderer/commands/index.ts'

const group = { zh: '统计', en: 'Progress' }
const here = { group, scope: 'progress' } as const

export const progressCommands: readonly CommandSpec[] = [
  {
    id: 'progress.draw',
    title: { zh: '抽检：抽一批已审的稿件', en: 'Audit: draw approved articles' },
    ...here,
    keys: ['N'],
    icon: Shuffle,
  },
  {
    id: 'progress.enter',
    title: { zh: '抽检：接着看最近一批', en: 'Audit: go on with the latest sample' },
    ...here,
    keys: ['Enter'],
    icon: ListChecks,
  },
]
