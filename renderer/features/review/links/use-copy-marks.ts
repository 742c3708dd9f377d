/** Which articles of the open page stand elsewhere in the library as well, as 查重 knows it. */
import { inject, provide, watch, type InjectionKey, type Ref } from 'vue'

import { present, type ArticleId, type PageId } from '#shared/base/index.ts'
import type { CopyMark } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import { useAnswer } from '#renderer/composables/index.ts'
import { useCopiesStore } from '#renderer/stores/copies.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

export interface CopyMarks {
  /** The groups over several pages that the article is in. */
  readonly of: (article: ArticleId) => readonly CopyMark[]
}

const key: InjectionKey<CopyMarks> = Symbol('copy-marks')

export function useCopyMarks(): CopyMarks {
  return present(inject(key), 'every part of the Review screen stands inside it')
}

/** For the screen's setup: follows the page and the library. */
export function provideCopyMarks(page: Readonly<Ref<Page | undefined>>): CopyMarks {
  const session = useSessionStore()
  const copies = useCopiesStore()
  const id = (): PageId | undefined => page.value?.head.id
  const marks = useAnswer<readonly CopyMark[]>([], async () => {
    const asked = id()
    return asked === undefined ? undefined : session.client().copies.marks({ page: asked })
  })

  watch(
    id,
    () => {
      marks.forget()
      marks.ask()
    },
    { immediate: true },
  )
  watch(() => copies.turn, marks.ask)

  const made: CopyMarks = { of: (article) => marks.answer.value.filter((mark) => mark.article === article) }
  provide(key, made)
  return made
}
