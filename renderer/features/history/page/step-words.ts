/** Steps of the page in hand in words, as every part of the history says them. */
import type { Instant, Language } from '#shared/base/index.ts'
import { editOf, editorInWords, stepInWords } from '#shared/history/index.ts'
import { articlesGone, type Entry } from '#shared/operations/index.ts'
import { localeOf, useText } from '#renderer/i18n/index.ts'
import { usePageStore } from '#renderer/stores/page.ts'

export interface StepWords {
  /** What a step did. */
  readonly what: (entry: Entry) => string
  readonly who: (entry: Pick<Entry, 'editor'>) => string
  /** The state after so many steps: number, step, editor, time; `full` with the day, for what is read on another day. */
  readonly state: (rev: number, full?: boolean) => string
}

/** A moment whole: `2021年11月25日 10:42`, in the machine's time zone. */
export function dayAndTime(at: Instant, language: Language): string {
  return new Date(at).toLocaleString(localeOf(language), { dateStyle: 'long', timeStyle: 'short' })
}

/** For a part's setup. */
export function useStepWords(): StepWords {
  const { t, language, moment } = useText()
  const source = usePageStore()
  const find = (id: string): Entry | undefined => source.log.find((entry) => entry.id === id)
  const what = (entry: Entry): string => {
    const edit = editOf(entry, find)
    const gone = edit === undefined ? [] : articlesGone(edit.diff)
    return stepInWords(entry.operation, edit?.operation, source.page, language.value, gone)
  }
  const who = ({ editor }: Pick<Entry, 'editor'>): string => editorInWords(editor, language.value)
  return {
    what,
    who,
    state: (rev, full = false) => {
      const entry = source.log.find((one) => one.rev === rev - 1)
      if (entry === undefined) return t('history.stateOriginal')
      return t('history.state', {
        n: rev,
        what: what(entry),
        who: who(entry),
        when: full ? dayAndTime(entry.at, language.value) : moment(entry.at),
      })
    },
  }
}
