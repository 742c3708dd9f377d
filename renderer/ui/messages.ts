/** What plain components say. */
import type { Messages } from '#renderer/i18n/index.ts'

export const uiMessages: Messages = {
  zh: {
    close: '关闭',
    dismiss: '收起这条消息',
    keys: { Space: '空格' },
  },
  en: {
    close: 'Close',
    dismiss: 'Dismiss this message',
    keys: { Space: 'Space' },
  },
}
