/** Which view is open, what the status bar says of it, and where the editor was last. */
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch, type Ref } from 'vue'

import { pageIdSchema, type ArticleId, type PageId } from '#shared/base/index.ts'

import { useMemoryStore } from './memory.ts'
import { formatRoute, HOME, parseRoute, type Route, type ViewName } from './route.ts'

/** One key that matters here, for the status bar. */
export interface KeyHint {
  /** Key combinations as commands write them, `Ctrl+I`; several stand for one hint, as ↓ and ↑. */
  readonly keys: readonly string[]
  readonly label: string
}

/** What the status bar says; empty parts are left out. */
export interface StatusLine {
  /** Where the editor stands, in ink. */
  readonly position?: string
  /** The spine's number before the position. */
  readonly spine?: number | null
  /** Counts. */
  readonly facts?: readonly string[]
  readonly keys?: readonly KeyHint[]
  /** At the right end: n of N, the time left. */
  readonly end?: string
}

export const useViewStore = defineStore('view', () => {
  const route = shallowRef<Route>(HOME)
  const line = shallowRef<StatusLine>({})
  /** The page that Review showed last, so that the rail leads back to it. */
  const lastPage = ref<PageId | null>(null)

  const name = computed<ViewName>(() => route.value.view)

  function follow(): void {
    route.value = parseRoute(location.hash)
    if (route.value.page !== null) lastPage.value = route.value.page
  }

  /** Opens a view as a new step of the window's history. */
  function open(view: ViewName): void {
    const page = view === 'review' ? lastPage.value : null
    location.hash = formatRoute({ view, page, article: null })
    follow()
  }

  /** Opens a page in Review. `replace` changes the present step instead of adding one, for stepping page by page. */
  function openPage(page: PageId, article: ArticleId | null = null, replace = false): void {
    const hash = formatRoute({ view: 'review', page, article })
    if (replace) history.replaceState(history.state, '', hash)
    else location.hash = hash
    follow()
  }

  /** Opens the history of a page, or (null) of the library. */
  function openHistory(page: PageId | null): void {
    location.hash = formatRoute({ view: 'history', page, article: null })
    follow()
  }

  /**
   * Answers, later, whether the editor is still where they are now. What has to look something up before it shows a page asks
   * this then: who went elsewhere meanwhile is not called away from there.
   */
  function staying(): () => boolean {
    const { view: from, page } = route.value
    return () => route.value.view === from && route.value.page === page
  }

  /** Forgets a page that is not in the library any more. */
  function forgetPage(page: PageId): void {
    if (lastPage.value === page) lastPage.value = null
  }

  /** Starts to follow the address, at the remembered route where the address names none. Returns the ending. */
  function start(): () => void {
    const memory = useMemoryStore()
    lastPage.value = memory.read('route.page', v.nullable(pageIdSchema), null)
    if (location.hash.length < 2) {
      const remembered = memory.read('route', v.string(), formatRoute(HOME))
      history.replaceState(history.state, '', formatRoute(parseRoute(remembered)))
    }
    follow()
    window.addEventListener('hashchange', follow)
    const stopKeeping = watch(route, (now) => memory.write('route', formatRoute(now)), { immediate: true })
    const stopKeepingPage = watch(lastPage, (now) => memory.write('route.page', now))
    return () => {
      window.removeEventListener('hashchange', follow)
      stopKeeping()
      stopKeepingPage()
    }
  }

  return {
    route: shallowReadonly(route),
    name,
    lastPage: readonly(lastPage),
    line,
    open,
    openPage,
    openHistory,
    staying,
    forgetPage,
    start,
  }
})

/** For a view's setup: the status bar shows this line as long as the view is open. */
export function useStatusLine(line: Readonly<Ref<StatusLine>>): void {
  const view = useViewStore()
  watch(line, (now) => (view.line = now), { immediate: true })
  onScopeDispose(() => {
    if (view.line === line.value) view.line = {}
  })
}
