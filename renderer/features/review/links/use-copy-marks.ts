/** Which articles of the open page stand elsewhere in the library as well, as 查重 knows it. */
import { inject, onScopeDispose, provide, shallowRef, watch, type InjectionKey, type Ref } from 'vue'

import { present, type ArticleId } from '#shared/base/index.ts'
import type { CopyMark } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
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
  const marks = shallowRef<readonly CopyMark[]>([])
  let asked = 0

  async function look(): Promise<void> {
    const mine = ++asked
    const id = page.value?.head.id
    if (id === undefined) return
    try {
      const now = await session.client().copies.marks({ page: id })
      if (mine === asked) marks.value = now
    } catch {
      // Offline: what was known stays; it is asked again when the connection is back.
    }
  }

  watch(
    () => page.value?.head.id,
    () => {
      marks.value = []
      void look()
    },
    { immediate: true },
  )
  const stop = watch(
    () => copies.turn,
    () => void look(),
  )
  onScopeDispose(stop)

  const made: CopyMarks = { of: (article) => marks.value.filter((mark) => mark.article === article) }
  provide(key, made)
  return made
}
