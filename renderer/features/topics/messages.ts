/** What the view of topics says. */
import type { Messages } from '#renderer/i18n/index.ts'

export const topicsMessages: Messages = {
  zh: {
    title: '主题管理还没有做好',
    text: '以后这里可以改主题树、成批标主题、看建议准不准。现在可以用 IPTC 的 17 个大类：在校版里按 T 给稿件标主题，在稿库左边按主题筛选，导出时按主题选。',
    review: '去校版',
    counts: '已标的稿件',
    none: '还没有一篇稿件标了主题。',
  },
  en: {
    title: 'This view is not built yet',
    text: 'It will edit the topic tree, tag in bulk, and tell how often suggestions were right. The 17 top-level IPTC topics work already: press T in Review to tag an article, filter by topic in the library, and choose topics in the export.',
    review: 'To Review',
    counts: 'Articles tagged so far',
    none: 'No article carries a topic yet.',
  },
}
