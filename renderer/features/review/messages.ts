/** What the Review screen says. Names of operations, roles, statuses and questions come from shared. */
import type { Messages } from '#renderer/i18n/index.ts'

import { en } from './messages-en.ts'
import { zh } from './messages-zh.ts'

export const reviewMessages: Messages = { zh, en }
