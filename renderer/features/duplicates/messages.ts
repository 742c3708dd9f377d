/** What the view of duplicates says. */
import type { Messages } from '#renderer/i18n/index.ts'

export const duplicatesMessages: Messages = {
  zh: {
    title: '查重还没有做好',
    text: '以后这里把全库的重复稿并排列出来，差别标红，一键留好的那份。现在机器已经在每一版里找出重复，请在校版里逐个决定：收起（D）或留着，随时可以恢复。',
    open: '看有重复的 {n} 版',
    none: '现在没有等着决定的重复。',
    library: '去稿库',
  },
  en: {
    title: 'This view is not built yet',
    text: 'It will show copies from the whole library side by side, with the differences in red and one key to keep the best. The machine already finds copies within a page: decide them in Review, drop (D) or keep; both can be taken back.',
    open: 'Show the {n} page with copies | Show the {n} pages with copies',
    none: 'No copies wait for a decision now.',
    library: 'To the library',
  },
}
