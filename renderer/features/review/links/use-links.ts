/** The other ends of the open page's links: which articles they are, and how to get there. */
import { computed, inject, onScopeDispose, provide, shallowRef, watch, type ComputedRef, type InjectionKey, type Ref } from 'vue'

import { present, type ArticleId } from '#shared/base/index.ts'
import type { ArticleLine, LinkDirection } from '#shared/contract/index.ts'
import type { ArticleLink, Page } from '#shared/model/index.ts'
import { useAnswer } from '#renderer/composables/index.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useViewStore } from '#renderer/stores/view.ts'

export interface Links {
  /** The article at the other end; null where it is gone, undefined while it is not known. */
  readonly lineOf: (link: ArticleLink) => ArticleLine | null | undefined
  /** Opens the other page at that article. */
  readonly open: (link: ArticleLink) => void
  /** The direction that the list of candidates is open for; undefined: it is closed. */
  readonly choosing: Ref<LinkDirection | undefined>
}

/** Most links that are asked for at once. */
const MOST = 200

const key: InjectionKey<Links> = Symbol('links')

export function useLinks(): Links {
  return present(inject(key), 'every part of the Review screen stands inside it')
}

/** For the screen's setup: follows the page's links and hands them down. */
export function provideLinks(page: Readonly<Ref<Page | undefined>>): Links {
  const session = useSessionStore()
  const view = useViewStore()
  const choosing = shallowRef<LinkDirection>()
  const links = linksOf(page)
  const ends = useAnswer<ReadonlyMap<ArticleId, ArticleLine | null>>(new Map(), async () => {
    const wanted = links.value
    if (wanted.length === 0) return undefined
    const lines = await session.client().links.ends({ links: [...wanted] })
    return new Map([...wanted.map(({ article }) => [article, null] as const), ...lines.map((line) => [line.article, line] as const)])
  })

  watch(links, ends.ask, { immediate: true })
  watch(
    () => page.value?.head.id,
    () => (choosing.value = undefined),
  )
  const stop = session.listen({
    event: (event) => {
      if (event.type === 'page-changed' && links.value.some((link) => link.page === event.page)) ends.ask()
    },
    start: ends.ask,
  })
  onScopeDispose(stop)

  const made: Links = {
    lineOf: ({ article }) => ends.answer.value.get(article),
    open: (link) => view.openPage(link.page, link.article),
    choosing,
  }
  provide(key, made)
  return made
}

/** The same list as long as the page has the same links, so that an edit of something else asks for nothing. */
function linksOf(page: Readonly<Ref<Page | undefined>>): ComputedRef<readonly ArticleLink[]> {
  return computed((before?: readonly ArticleLink[]) => {
    const now = Object.values(page.value?.articles ?? {})
      .flatMap(({ continuedFrom, continuesTo }) => [continuedFrom ?? [], continuesTo ?? []].flat())
      .slice(0, MOST)
    const same =
      before?.length === now.length && now.every(({ page: id, article }, i) => before[i]?.page === id && before[i].article === article)
    return same ? before : now
  })
}
