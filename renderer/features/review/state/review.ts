/**
 * The state of the Review screen over the page in hand: what is selected, what is open, what is being done; and the
 * one way in which the screen makes edits, so that after each the selection goes on and the edit is spoken.
 */
import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'

import type { ArticleId, BlockId, Language } from '#shared/base/index.ts'
import type { Article, Doubt, Page } from '#shared/model/index.ts'
import { approvalCopies, approvalWith, refusalInWords, type Operation, type Refusal } from '#shared/operations/index.ts'

import { folds, layoutMaker, stopFor, type DeskLayout, type DeskView } from '../model/desk-layout.ts'
import { selectedArticle, type Gesture } from '../model/gestures.ts'
import { destinationOf, letterOf } from '../model/names.ts'
import { indexOf } from '../model/page-index.ts'
import { blocksIn, only, selectionAfter, type Moment, type Selection } from '../model/selection.ts'
import { entryInWords } from './history-words.ts'
import type { Done, PageSource } from './source.ts'
import { freshViewState, resetViewState, type ViewState } from './view-state.ts'

export type { Answered, Editing, Ordering, Picking } from './view-state.ts'

export interface Voice {
  language(): Language
  t(name: string, params?: Readonly<Record<string, string>>): string
  announce(text: string): void
  /** A short message that something could not be done. */
  say(text: string): void
}

export interface Review extends ViewState {
  readonly source: PageSource
  readonly page: ComputedRef<Page | undefined>
  readonly layout: ComputedRef<DeskLayout>
  readonly focus: ComputedRef<BlockId | undefined>
  /** Selected blocks from top to bottom. */
  readonly selected: ComputedRef<readonly BlockId[]>
  /** The article of the selection; undefined on the shelf. */
  readonly article: ComputedRef<Article | undefined>
  /** The doubt that the keys answer: the first at the selected block. */
  readonly doubt: ComputedRef<Doubt | undefined>
  select(selection: Selection, more?: { readonly reveal?: boolean }): void
  toggleFold(article: ArticleId): void
  show(blocks: readonly BlockId[]): void
  toggleRun(run: BlockId): void
  /** Why a gesture cannot be done now, in words; null where it can. */
  refusal(gesture: Gesture | Operation): string | null
  /** Does a gesture or operation, moves the selection on, speaks it; a refusal is said. `follow`: the selection goes along with what is moved.
   * An approval of undecided copies waits for `approveWith`; `then` comes after that. [M8] */
  perform(gesture: Gesture | Operation, more?: { readonly follow?: boolean; readonly then?: () => void }): boolean
  /** Carries out the approval that waits in `approving`, with what becomes of the copies in it, and then what was to come after it. */
  approveWith(how: 'drop' | 'keep'): boolean
  /** Takes over the outcome of an edit that was made elsewhere (undo, redo). */
  after(before: Moment | undefined, outcome: Done | Refusal): boolean
  moment(): Moment | undefined
  /** Saves and leaves what is being edited; nothing where nothing is. */
  endEdit(): void
  /** The field that edits says how to end it. */
  readonly onEndEdit: ShallowRef<(() => void) | undefined>
}

const EMPTY: DeskLayout = { rows: [], shelf: [], stops: [], stopOf: new Map() }

/** The screen over a page source. `state` is the store's, or its own in tests; whatever it holds of another screen goes. */
export function createReview(source: PageSource, voice: Voice, state: ViewState = freshViewState()): Review {
  resetViewState(state)
  const page = computed(() => source.page)
  const make = shallowRef(layoutMaker())
  const { selection, skim, unfolded, shown, openRuns, editing, draft, ordering, picking, approving, answered, turn } = state
  const onEndEdit = shallowRef<() => void>()

  const deskView = computed((): DeskView => ({ skim: skim.value, unfolded: unfolded.value, shown: shown.value }))
  const layout = computed(() => (page.value === undefined ? EMPTY : make.value(page.value, deskView.value)))
  const focus = computed(() => selection.value?.focus)
  const selected = computed(() => blocksIn(layout.value, selection.value))
  const article = computed(() => (page.value === undefined ? undefined : selectedArticle(page.value, selected.value)))
  const doubt = computed(() => {
    if (page.value === undefined || focus.value === undefined) return undefined
    return indexOf(page.value).doubts.get(focus.value)?.[0]
  })

  watch(
    () => page.value?.head.id,
    () => {
      make.value = layoutMaker()
      resetViewState(state)
    },
    { flush: 'sync' },
  )

  /** What other windows do to the page must not leave the selection on a block that is gone. */
  watch(
    layout,
    (now) => {
      const { value } = page
      if (selection.value === undefined || value === undefined || value.blocks[selection.value.focus] !== undefined) return
      const [first] = now.stops
      selection.value = first === undefined ? undefined : only(first)
    },
    { flush: 'sync' },
  )

  function moment(): Moment | undefined {
    return page.value === undefined ? undefined : { page: page.value, layout: layout.value }
  }

  function reveal(block: BlockId): void {
    const { value: now } = page
    const place = now === undefined ? undefined : indexOf(now).places.get(block)
    const held = place == null ? undefined : now?.articles[place]
    if (held !== undefined && folds(held, unfolded.value)) unfolded.value = new Set([...unfolded.value, held.id])
    if (!layout.value.stopOf.has(block)) shown.value = new Set([...shown.value, block])
  }

  function select(next: Selection, more: { readonly reveal?: boolean } = {}): void {
    const { value: now } = page
    if (now === undefined || now.blocks[next.focus] === undefined) return
    if (more.reveal === true) reveal(next.focus)
    const stop = stopFor(layout.value, now, next.focus) ?? next.focus
    selection.value = { ...next, anchor: next.anchor === next.focus ? stop : next.anchor, focus: stop }
    turn.value++
  }

  function refusal(gesture: Gesture | Operation): string | null {
    if (page.value === undefined) return voice.t('review.cannot.no-page')
    if ('cannot' in gesture) return voice.t(`review.cannot.${gesture.cannot}`)
    const refused = source.can(gesture)
    return refused === null ? null : refusalInWords(refused, voice.language())
  }

  function perform(gesture: Gesture | Operation, more: { readonly follow?: boolean; readonly then?: () => void } = {}): boolean {
    const before = moment()
    if (before === undefined) return false
    if ('cannot' in gesture) {
      voice.say(voice.t(`review.cannot.${gesture.cannot}`))
      return false
    }
    if (gesture.name === 'setStatus' && approvalCopies(before.page, gesture).length > 0 && source.can(gesture) === null) {
      approving.value = { operation: gesture, then: more.then }
      return false
    }
    return after(before, source.perform(gesture), more.follow ?? false)
  }

  function approveWith(how: 'drop' | 'keep'): boolean {
    const before = moment()
    const asked = approving.value
    approving.value = undefined
    if (before === undefined || asked === undefined) return false
    const done = after(before, source.perform(approvalWith(before.page, asked.operation, how)))
    if (done) asked.then?.()
    return done
  }

  function after(before: Moment | undefined, outcome: Done | Refusal, follow = false): boolean {
    if (!outcome.ok) {
      voice.say(refusalInWords(outcome, voice.language()))
      return false
    }
    const { operation, diff } = outcome.entry
    // What was judged is folded, though the editor had opened it before.
    const judged = diff.flatMap((change) =>
      change.do === 'set' && change.type === 'article' && 'status' in change.fields ? [change.id] : [],
    )
    if (judged.some((id) => unfolded.value.has(id as ArticleId)))
      unfolded.value = new Set([...unfolded.value].filter((id) => !judged.includes(id)))
    const now = moment()
    if (before === undefined || now === undefined) return true
    const doubt = operation.name === 'answerDoubt' ? before.page.doubts[operation.doubt] : undefined
    const kept = doubt !== undefined && now.page.blocks[doubt.block] !== undefined
    answered.value =
      operation.name === 'answerDoubt' && kept ? { block: doubt.block, doubt, choice: operation.choice, entry: outcome.entry } : undefined
    const landing = selectionAfter(before, now, operation, selection.value, follow)
    if (landing.selection !== undefined) select(landing.selection, landing)
    const byId = new Map(source.log.map((entry) => [entry.id as string, entry]))
    const words = entryInWords(outcome.entry, byId, now.page, voice.language())
    const to = destinationOf(before.page, operation)
    const known = to != null && now.page.articles[to] !== undefined
    voice.announce(known ? voice.t('review.moving.wentTo', { what: words, letter: letterOf(now.page, to, voice.language()) }) : words)
    return true
  }

  return {
    source,
    page,
    layout,
    selection,
    focus,
    selected,
    article,
    doubt,
    skim,
    unfolded,
    shown,
    openRuns,
    editing,
    draft,
    ordering,
    picking,
    approving,
    answered,
    turn,
    select,
    toggleFold: (id) => {
      unfolded.value = toggled(unfolded.value, id)
    },
    show: (blocks) => {
      shown.value = new Set([...shown.value, ...blocks])
    },
    toggleRun: (run) => {
      openRuns.value = toggled(openRuns.value, run)
    },
    refusal,
    perform,
    approveWith,
    after,
    moment,
    endEdit: () => onEndEdit.value?.(),
    onEndEdit,
  }
}

function toggled<T>(set: ReadonlySet<T>, one: T): Set<T> {
  return set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one])
}
