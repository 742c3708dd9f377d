/** What the whole window knows of copies: how many groups wait, and the way from 查重 to a page and back. */
import { defineStore } from 'pinia'
import { ref, shallowReadonly, shallowRef } from 'vue'

import type { BlockId, PageId } from '#shared/base/index.ts'
import type { CopiesOverview } from '#shared/contract/index.ts'

import { useSessionStore } from './session.ts'
import { useViewStore } from './view.ts'

/** A place that Review is asked to show, from which Esc leads back. */
export interface CopyPlace {
  readonly page: PageId
  /** The first block of it that stands is selected. */
  readonly blocks: readonly BlockId[]
}

export const useCopiesStore = defineStore('copies', () => {
  const session = useSessionStore()
  const view = useViewStore()
  const overview = shallowRef<CopiesOverview | null>(null)
  /** Counted up whenever groups were found, changed or decided about. */
  const turn = ref(0)
  /** The group that 查重 is asked to show; taken up once. */
  const wanted = ref<string | null>(null)
  const visiting = shallowRef<CopyPlace | null>(null)
  let readings = 0

  async function read(): Promise<void> {
    const mine = ++readings
    const now = await session.client().copies.overview()
    if (mine === readings) overview.value = now
  }

  /** Begins to follow the library. Returns the ending. */
  function open(failed: (error: unknown) => void): () => void {
    return session.listen({
      event: (event) => {
        if (event.type !== 'copies') return
        turn.value++
        read().catch(failed)
      },
      start: () => {
        turn.value++
        read().catch(failed)
      },
    })
  }

  /** Opens 查重 at a group. */
  function show(group: string): void {
    wanted.value = group
    visiting.value = null
    view.open('duplicates')
  }

  /** Opens a place in Review; from there `leave` leads back. */
  function visit(place: CopyPlace): void {
    visiting.value = place
    view.openPage(place.page)
  }

  /** The editor went on to something else: nothing leads back any more. */
  function stay(): void {
    visiting.value = null
  }

  /** Goes back to 查重 where the editor came from there to this page. Answers whether it did. */
  function leave(from: PageId | undefined): boolean {
    if (visiting.value === null || visiting.value.page !== from) return false
    visiting.value = null
    view.open('duplicates')
    return true
  }

  return {
    overview: shallowReadonly(overview),
    turn: shallowReadonly(turn),
    wanted,
    visiting: shallowReadonly(visiting),
    read,
    open,
    show,
    visit,
    stay,
    leave,
  }
})
