/** What the view of progress says. */
import type { Messages } from '#renderer/i18n/index.ts'

export const progressMessages: Messages = {
  zh: {
    title: '统计还没有做好',
    text: '以后这里画出每天审了多少、机器提的有多少被采纳、还要多久。现在能说的只有眼前的数：',
    pages: '共 {n} 版',
    articles: '{n} 稿',
    doubts: '疑点 {n}',
    effort: '预计还要 {time}',
    open: '按预计工时看稿库',
  },
  en: {
    title: 'This view is not built yet',
    text: "It will chart what was reviewed each day, how many of the machine's proposals were accepted, and how long is left. What can be told today:",
    pages: '{n} page in all | {n} pages in all',
    articles: '{n} article | {n} articles',
    doubts: '{n} doubt | {n} doubts',
    effort: 'about {time} of work left',
    open: 'The library by expected effort',
  },
}
