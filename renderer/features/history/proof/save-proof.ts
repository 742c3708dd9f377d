/** Saves the proof that is shown as one HTML file, which any browser opens and prints. */
import { instant, type ArticleId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { proofHtml, proofOf } from '#shared/proof/index.ts'
import { useToasts } from '#renderer/composables/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { useHistoryPageStore } from '#renderer/stores/history-page.ts'

import { pageName } from '../page/page-name.ts'
import { dayAndTime, useStepWords } from '../page/step-words.ts'

/** The title as the headline blocks say it, of the state that has the article; '' where there is none. */
export function titleIn(states: readonly (Page | undefined)[], article: ArticleId): string {
  for (const page of states) {
    const record = page?.articles[article]
    if (page === undefined || record === undefined) continue
    if (record.title !== null) return record.title
    const lines = record.blocks.flatMap((id) => {
      const block = page.blocks[id]
      return block?.role === 'headline' && block.dropped === null ? [block.text.trim()] : []
    })
    if (lines.length > 0) return lines.join(' ')
  }
  return ''
}

/** What a file may be called on every system: no separators, nothing that steers, not too long. */
export function safeFileName(name: string): string {
  return [...name.replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '').trim()]
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '')
}

/** For a part's setup: saves the proof. */
export function useSaveProof(): () => void {
  const { t, language, day } = useText()
  const { toast } = useToasts()
  const history = useHistoryPageStore()
  const words = useStepWords()
  return () => {
    const { before, past: after, article } = history
    if (before === undefined || after === undefined || article === null) return
    const title = titleIn([after, before], article)
    const head = {
      title,
      page: pageName(after.head, day),
      before: words.state(history.proofFrom, true),
      after: words.state(history.rev, true),
      made: t('history.made', { when: dayAndTime(instant(Date.now()), language.value) }),
    }
    const html = proofHtml(proofOf(before, after, article), { before, after }, head, language.value)
    const name = `${safeFileName(t('history.fileName', { title: title === '' ? t('history.untitled') : title }))}.html`
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=utf-8' }))
    link.download = name
    link.click()
    // The browser has taken it over by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    toast({ text: t('history.saved', { name }) })
  }
}
