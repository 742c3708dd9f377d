/** The history of the page in hand as it is looked at: which step, which states the proof compares, which article. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

import type { ArticleId, OperationId, PageId } from '#shared/base/index.ts'
import { branchesOf, historyOf, pageAt, revAfter, takeBack, touchedBlocks } from '#shared/history/index.ts'
import type { Page } from '#shared/model/index.ts'
import { refuse, type Entry, type Refusal, type Undo } from '#shared/operations/index.ts'
import { changedArticles } from '#shared/proof/index.ts'
import { usePageStore } from './page.ts'

export type HistoryMode = 'page' | 'proof'

export const useHistoryPageStore = defineStore('history-page', () => {
  const source = usePageStore()
  const chosen = shallowRef<OperationId | null>(null)
  const mode = shallowRef<HistoryMode>('page')
  const from = shallowRef<number | null>(null)
  const wantedArticle = shallowRef<ArticleId | null>(null)
  /** What another view wants to see when the history of a page opens; taken up once. */
  let wanted: {
    readonly page: PageId
    readonly step: OperationId | null
    readonly mode: HistoryMode
    readonly article: ArticleId | null
  } | null = null

  const log = computed(() => source.log)
  /** Newest first. */
  const steps = computed(() => log.value.toReversed())
  const state = computed(() => historyOf(log.value))
  const branches = computed(() => branchesOf(log.value))
  /** The step that is looked at: the chosen one, else the latest. */
  const step = computed<Entry | undefined>(() => log.value.find(({ id }) => id === chosen.value) ?? log.value.at(-1))
  const rev = computed(() => (step.value === undefined ? 0 : revAfter(step.value)))
  const isNow = computed(() => source.page !== undefined && rev.value === source.page.rev)
  /** The page right after the step that is looked at. */
  const past = computed<Page | undefined>(() => stateAt(rev.value))
  const touched = computed<ReadonlySet<string>>(
    () => new Set(past.value === undefined || step.value === undefined ? [] : touchedBlocks(step.value.diff, past.value)),
  )

  /** What takes the step back, or why that cannot be. Worked out when a step is looked at, not for the whole list. */
  const back = computed<Undo | Refusal>(() => {
    if (source.page === undefined || step.value === undefined) return refuse('nothing-to-undo')
    return takeBack(step.value, source.page, log.value)
  })

  /** The rev that the proof compares from: what the editor chose, else how the machine left the page. */
  const proofFrom = computed(() => {
    const cut = log.value.find(({ operation }) => operation.name === 'segmentPage') ?? log.value[0]
    const usual = cut === undefined ? rev.value : revAfter(cut)
    return Math.min(from.value ?? usual, rev.value)
  })
  const before = computed(() => stateAt(proofFrom.value))
  const changed = computed<readonly ArticleId[]>(() =>
    mode.value !== 'proof' || before.value === undefined || past.value === undefined ? [] : changedArticles(before.value, past.value),
  )
  /** Articles that the proof can show: those of the later state, and those that are gone. */
  const articles = computed<readonly ArticleId[]>(() => {
    const now = past.value?.head.articles ?? []
    return [...now, ...(before.value?.head.articles ?? []).filter((id) => !now.includes(id))]
  })
  const article = computed<ArticleId | null>(() => {
    const { value: wish } = wantedArticle
    if (wish !== null && articles.value.includes(wish)) return wish
    return changed.value[0] ?? articles.value[0] ?? null
  })

  function stateAt(at: number): Page | undefined {
    return source.page === undefined ? undefined : pageAt(source.page, log.value, at)
  }

  /** Asks for what is to be seen when the history of this page is opened next. */
  function want(page: PageId, more: { readonly step?: OperationId; readonly mode?: HistoryMode; readonly article?: ArticleId }): void {
    wanted = { page, step: more.step ?? null, mode: more.mode ?? 'page', article: more.article ?? null }
  }

  /** Begins to look at a page: what was asked for, else its latest state. */
  function begin(page: PageId): void {
    const asked = wanted?.page === page ? wanted : null
    wanted = null
    chosen.value = asked?.step ?? null
    mode.value = asked?.mode ?? 'page'
    wantedArticle.value = asked?.article ?? null
    from.value = null
  }

  /** Looks at a step; one that the log does not have is as none. */
  function look(id: OperationId | null): void {
    chosen.value = id
  }

  /** Goes so many steps towards the older ones; stays at the ends. */
  function move(by: number): void {
    const at = steps.value.findIndex(({ id }) => id === step.value?.id)
    const next = steps.value[Math.min(Math.max(at + by, 0), steps.value.length - 1)]
    if (next !== undefined) look(next.id)
  }

  function moveArticle(by: number): void {
    const at = articles.value.indexOf(article.value ?? ('' as ArticleId))
    const next = articles.value[Math.min(Math.max(at + by, 0), articles.value.length - 1)]
    if (next !== undefined) wantedArticle.value = next
  }

  return {
    steps,
    step,
    rev,
    isNow,
    past,
    touched,
    back,
    state,
    branches,
    mode,
    from,
    proofFrom,
    before,
    changed,
    articles,
    article,
    wantedArticle,
    stateAt,
    want,
    begin,
    look,
    move,
    moveArticle,
  }
})
