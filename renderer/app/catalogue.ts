/** What all features say and can do, put together. A new feature is named here. */
import { appCommands } from './commands.ts'
import { appMessages } from './messages.ts'
import { RECENT_MEMORY, type CommandSpec } from '#renderer/commands/index.ts'
import { duplicatesCommands, duplicatesMessages } from '#renderer/features/duplicates/index.ts'
import { exportCommands, exportMessages } from '#renderer/features/export/index.ts'
import { findCommands, findMessages } from '#renderer/features/find/index.ts'
import { historyCommands, historyMessages } from '#renderer/features/history/index.ts'
import { libraryCommands, libraryMessages } from '#renderer/features/library/index.ts'
import { progressCommands, progressMessages } from '#renderer/features/progress/index.ts'
import { reviewCommands, reviewMessages } from '#renderer/features/review/index.ts'
import { settingsMessages } from '#renderer/features/settings/index.ts'
import { topicsMessages } from '#renderer/features/topics/index.ts'
import { mergeMessages } from '#renderer/i18n/index.ts'
import { uiMessages } from '#renderer/ui/index.ts'

/** Every sentence of the interface, under its feature's name. */
export const messages = mergeMessages({
  app: appMessages,
  duplicates: duplicatesMessages,
  export: exportMessages,
  find: findMessages,
  history: historyMessages,
  library: libraryMessages,
  progress: progressMessages,
  review: reviewMessages,
  settings: settingsMessages,
  topics: topicsMessages,
  ui: uiMessages,
})

/** Every command, in the order in which lists show them. */
export const allCommands: readonly CommandSpec[] = [
  ...appCommands,
  ...libraryCommands,
  ...reviewCommands,
  ...findCommands,
  ...duplicatesCommands,
  ...exportCommands,
  ...progressCommands,
  ...historyCommands,
]

/** Keys under which views keep how they were left; see the memory store. */
export const MEMORY_KEYS: readonly string[] = [
  'route',
  'route.page',
  'library.hidden',
  'library.list',
  'audit',
  'export.options',
  'trail',
  'review',
  'review.pages',
  'review.draft',
  'review.kept',
  'review.marks',
  'review.zoom',
  'review.step',
  RECENT_MEMORY,
]
