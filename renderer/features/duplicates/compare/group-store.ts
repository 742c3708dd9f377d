/** The group that is looked at: its copies, laid side by side. Groups around it are fetched ahead, so that stepping does not wait. */
import { defineStore } from 'pinia'
import { ref, shallowReadonly, shallowRef } from 'vue'

import type { PageId } from '#shared/base/index.ts'
import { LONGEST_ALIGNED, type CopyGroupView, type CopyMember, type CopyRow, type Failure } from '#shared/contract/index.ts'
import { fullWidthPunctuation } from '#shared/export/index.ts'
import type { Page } from '#shared/model/index.ts'
import { placesOf } from '#renderer/stores/page-places.ts'
import { failureToShow, useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import { reasonsOf, type ShownReason } from './group-facts.ts'
import { linesOf, sideBySide, type Copy, type SideBySide, type Span } from './side-by-side.ts'

/** Copies that are shown at first, and how many more at a time. */
export const FIRST_COPIES = 6
const MORE_COPIES = 6
/** Groups kept. */
const MOST_KEPT = 12

/** A copy with where it stands on its page. */
export interface ShownCopy extends CopyMember {
  /** Lines of its blocks in file order, ascending; empty where the page is not at hand. */
  readonly numbers: readonly number[]
  /** The place of its article among the page's, from 0; null: the shelf, or not known. */
  readonly order: number | null
}

export interface ShownGroup {
  readonly view: CopyGroupView
  readonly copies: readonly ShownCopy[]
  readonly side: SideBySide
  /** Why the first copy is suggested. */
  readonly reasons: readonly ShownReason[]
}

export const useGroupStore = defineStore('duplicates.group', () => {
  const session = useSessionStore()
  const settings = useSettingsStore()
  const shown = shallowRef<ShownGroup | null>(null)
  const failed = shallowRef<Failure | null>(null)
  const busy = ref(false)
  /** The copy that keys are about, by its place. */
  const at = ref(0)
  const kept = new Map<string, Promise<ShownGroup>>()
  let wanted: string | null = null

  async function load(group: string, limit: number): Promise<ShownGroup> {
    const { copies } = session.client()
    const view = await copies.group({ group, offset: 0, limit })
    const pages = new Map<PageId, Page | undefined>()
    await Promise.all(
      [...new Set(view.members.map(({ page }) => page))].map(async (page) => {
        pages.set(
          page,
          await session
            .desk()
            .page(page)
            .catch(() => undefined),
        )
      }),
    )
    const [base, ...others] = view.members
    if (base === undefined) return { view, copies: [], side: { rows: [], copies: [] }, reasons: [] }
    const laid = await Promise.all(
      others.map(async (other) => ({ copy: copyOf(other, pages, settings.value.fullWidth), spans: await align(base, other) })),
    )
    const side = sideBySide(copyOf(base, pages, settings.value.fullWidth), laid)
    const shownCopies = view.members.map((member) => {
      return { ...member, ...placeOf(member, pages.get(member.page)) }
    })
    const lines = shownCopies.flatMap(({ numbers }) => numbers[0] ?? [])
    return { view, copies: shownCopies, side, reasons: reasonsOf(view, side.copies, lines) }
  }

  async function align(base: CopyMember, other: CopyMember): Promise<readonly Span[] | null> {
    const [one, two] = [base.text.slice(base.start, base.end), other.text.slice(other.start, other.end)]
    if (one === two) return [{ same: true, one: [0, one.length], other: [0, two.length] }]
    if (one.length > LONGEST_ALIGNED || two.length > LONGEST_ALIGNED) return null
    return (await session.client().copies.align({ one, other: two })).spans
  }

  function fetch(group: string, limit = FIRST_COPIES): Promise<ShownGroup> {
    const key = `${group} ${String(limit)}`
    const known = kept.get(key)
    if (known !== undefined) return known
    const coming = load(group, limit)
    kept.set(key, coming)
    coming.catch(() => kept.delete(key))
    for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(old)
    return coming
  }

  /** Shows a group; what was shown stays until it is here. */
  async function show(group: string | null, more = 0): Promise<void> {
    wanted = group
    const before = shown.value?.view.row.group === group ? shown.value.copies.length : 0
    const limit = Math.max(FIRST_COPIES, before + more)
    if (group === null) {
      shown.value = null
      failed.value = null
      return
    }
    busy.value = true
    try {
      const now = await fetch(group, limit)
      if (wanted !== group) return
      if (shown.value?.view.row.group !== group) at.value = 0
      shown.value = now
      failed.value = null
    } catch (error) {
      if (wanted !== group) return
      const failure = failureToShow(error)
      if (failure === null) return
      shown.value = null
      failed.value = failure
    } finally {
      if (wanted === group) busy.value = false
    }
  }

  function more(): Promise<void> {
    const { value: now } = shown
    return now === null ? Promise.resolve() : show(now.view.row.group, MORE_COPIES)
  }

  /** Fetches a group that will likely be looked at next. */
  function ahead(group: string | undefined): void {
    if (group !== undefined) fetch(group).catch(() => undefined)
  }

  /** What the queue says of a group, wherever it stands in it; null where it is gone. */
  async function rowOf(group: string): Promise<CopyRow | null> {
    try {
      return (await fetch(group)).view.row
    } catch (error) {
      const failure = failureToShow(error)
      if (failure?.code === 'no-such-group') return null
      throw error
    }
  }

  /** What was fetched may have changed. */
  function forget(): void {
    kept.clear()
  }

  function move(to: number): void {
    at.value = Math.max(0, Math.min(to, (shown.value?.copies.length ?? 1) - 1))
  }

  return {
    shown: shallowReadonly(shown),
    failed: shallowReadonly(failed),
    busy: shallowReadonly(busy),
    at: shallowReadonly(at),
    show,
    more,
    ahead,
    rowOf,
    forget,
    move,
  }
})

/** One character is shown for one, so that offsets stay. */
function copyOf(member: CopyMember, pages: ReadonlyMap<PageId, Page | undefined>, fullWidth: boolean): Copy {
  const { text, start, end, blocks } = member
  const page = pages.get(member.page)
  const roles = blocks.map(({ id, start: from }) => ({ start: from, role: page?.blocks[id]?.role ?? null }))
  return { text: fullWidth ? fullWidthPunctuation(text) : text, start, end, lines: linesOf(text, roles) }
}

function placeOf(member: CopyMember, page: Page | undefined): Pick<ShownCopy, 'numbers' | 'order'> {
  if (page === undefined) return { numbers: [], order: null }
  const { numbers, orders } = placesOf(page)
  const own = member.blocks.filter(({ start, end }) => end > member.start && start < member.end).flatMap(({ id }) => numbers.get(id) ?? [])
  return {
    numbers: own.toSorted((a, b) => a - b),
    order: member.article === null ? null : (orders.get(member.article) ?? null),
  }
}
