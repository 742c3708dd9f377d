/** The help against misread characters over the open page: looked for in idle moments, with what the library knows. */
import { computed, inject, onScopeDispose, provide, shallowRef, watch, type ComputedRef, type InjectionKey, type ShallowRef } from 'vue'

import { present, type BlockId } from '#shared/base/index.ts'
import { MOST_TEXTS } from '#shared/contract/index.ts'
import type { Page } from '#shared/model/index.ts'
import { helpPage, helpQuestions, suspectsByArticle, type HelpPage, type Knowledge, type Suspect } from '#shared/ocr-help/index.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'
import { useSessionStore } from '#renderer/stores/session.ts'

import { only } from '../model/selection.ts'
import type { Review } from '../state/review.ts'
import { blockOf, correction, keep, KEPT_MEMORY, keptSchema, likeness, NOTHING_KEPT, standing } from './suspects.ts'

export interface TextHelp {
  /** In reading order. */
  readonly suspects: ComputedRef<readonly Suspect[]>
  /** The page has been looked through. */
  readonly ready: ShallowRef<boolean>
  /** The suspect that is looked at. */
  readonly current: ComputedRef<Suspect | undefined>
  /** How many are alike, itself among them. */
  alike(suspect: Suspect): readonly Suspect[]
  /** Looks at a suspect; its block is selected and brought into view. */
  look(suspect: Suspect | undefined): void
  /** The suspect before or after the one that is looked at, or after the selected block, round the page. */
  step(by: -1 | 1): Suspect | undefined
  /** Takes a suggestion, and goes on to the next suspect. */
  accept(suspect: Suspect, suggestion: string, all: boolean): void
  /** It is right as it stands. */
  dismiss(suspect: Suspect, all: boolean): void
}

/** So long the page must rest before it is looked through, milliseconds. */
const REST = 400
/** So long looking goes on without a break, milliseconds. */
const A_MOMENT = 12

const key: InjectionKey<TextHelp> = Symbol('text help')

export function useHelp(): TextHelp {
  return present(inject(key), 'every part of the Review screen stands inside it')
}

export function provideHelp(review: Review): TextHelp {
  const memory = useMemoryStore()
  const kept = shallowRef(memory.read(KEPT_MEMORY, keptSchema, NOTHING_KEPT))
  const { found, ready } = useFound(review)
  const at = shallowRef<Suspect>()

  const suspects = computed(() => (review.page.value === undefined ? [] : standing(found.value, review.page.value, kept.value)))
  const current = computed(() => suspects.value.find((one) => at.value !== undefined && same(one, at.value)))
  const alike = (suspect: Suspect): readonly Suspect[] => suspects.value.filter((one) => likeness(one) === likeness(suspect))

  function look(suspect: Suspect | undefined): void {
    at.value = suspect
    if (suspect !== undefined) review.select(only(blockOf(suspect)), { reveal: true })
  }

  function step(by: -1 | 1): Suspect | undefined {
    const { value: list } = suspects
    const here = current.value === undefined ? -1 : list.indexOf(current.value)
    if (here >= 0) return list[(here + by + list.length) % list.length]
    const { stops } = review.layout.value
    const rank = (block: string | undefined): number =>
      stops.indexOf((review.layout.value.stopOf.get(block as BlockId) ?? block) as BlockId)
    const from = rank(review.focus.value)
    return by > 0
      ? (list.find(({ block }) => rank(block) >= from) ?? list[0])
      : (list.findLast(({ block }) => rank(block) < from) ?? list.at(-1))
  }

  /** Goes on to what now stands where the suspects stood that are done with. */
  function after(before: readonly Suspect[], gone: readonly Suspect[]): void {
    const first = before.findIndex((one) => gone.includes(one))
    const next = before.slice(first).find((one) => !gone.includes(one)) ?? before.find((one) => !gone.includes(one))
    // Behind a correction in the same block its neighbours stand elsewhere; the next look finds them.
    look(suspects.value.find((one) => next !== undefined && one.block === next.block && one.text === next.text) ?? suspects.value[0])
  }

  function accept(suspect: Suspect, suggestion: string, all: boolean): void {
    const { value: page } = review.page
    const { value: before } = suspects
    const gone = all ? alike(suspect) : [suspect]
    const operation = page === undefined ? null : correction(page, gone, suggestion)
    if (operation === null || !review.perform(operation)) return
    found.value = shifted(found.value, gone, suggestion)
    after(before, gone)
  }

  function dismiss(suspect: Suspect, all: boolean): void {
    const { value: before } = suspects
    const gone = all ? alike(suspect) : [suspect]
    kept.value = keep(kept.value, suspect, all)
    memory.write(KEPT_MEMORY, { places: [...kept.value.places], alike: [...kept.value.alike] })
    after(before, gone)
  }

  const help: TextHelp = { suspects, ready, current, alike, look, step, accept, dismiss }
  provide(key, help)
  return help
}

function same(a: Suspect, b: Suspect): boolean {
  return a.block === b.block && a.code === b.code && a.start === b.start && a.text === b.text
}

/** Suspects behind corrected ones stand further on or back; they need not wait for the next look. */
function shifted(found: readonly Suspect[], gone: readonly Suspect[], suggestion: string): readonly Suspect[] {
  return found
    .filter((one) => !gone.some((other) => same(one, other)))
    .map((one) => {
      const before = gone.filter(({ block, start }) => block === one.block && start < one.start)
      const by = before.reduce((sum, { start, end }) => sum + suggestion.length - (end - start), 0)
      return by === 0 ? one : { ...one, start: one.start + by, end: one.end + by }
    })
}

/** Looks through the page when it rests, and again when the library has told what it knows. */
function useFound(review: Review): { found: ShallowRef<readonly Suspect[]>; ready: ShallowRef<boolean> } {
  const session = useSessionStore()
  const found = shallowRef<readonly Suspect[]>([])
  const ready = shallowRef(false)
  const counts = new Map<string, number>()
  let pages = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  /** A moment at a time: keys go first. */
  async function find(help: HelpPage, mine: number): Promise<void> {
    const knowledge: Knowledge = { pages, seen: (text) => counts.get(text) ?? 0 }
    const all: Suspect[] = []
    let since = performance.now()
    for (const some of suspectsByArticle(help, knowledge)) {
      all.push(...some)
      if (performance.now() - since < A_MOMENT) continue
      await new Promise((resolve) => setTimeout(resolve))
      if (mine !== asked) return
      since = performance.now()
    }
    found.value = all
    ready.value = true
  }

  async function lookThrough(page: Page): Promise<void> {
    const mine = ++asked
    const help = helpPage(page)
    const texts = helpQuestions(help)
      .filter((text) => !counts.has(text))
      .slice(0, MOST_TEXTS)
    if (texts.length > 0) {
      try {
        const seen = await session.client().finding.seen({ page: page.head.id, texts })
        if (mine !== asked) return
        pages = seen.pages
        texts.forEach((text, i) => counts.set(text, seen.counts[i] ?? 0))
      } catch {
        // Offline: what the dictionary knows will do until the library is back.
        if (mine !== asked) return
      }
    }
    await find(help, mine)
  }

  watch(
    () => review.page.value?.head.id,
    () => {
      asked++
      counts.clear()
      pages = 0
      found.value = []
      ready.value = false
    },
  )
  watch(
    review.page,
    (page) => {
      clearTimeout(timer)
      timer = page === undefined ? undefined : setTimeout(() => void lookThrough(page), REST)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    asked++
    clearTimeout(timer)
  })
  return { found, ready }
}
