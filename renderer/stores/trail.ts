/**
 * The editor's edits over all pages, so that undo finds the last one on whichever page it was. A convenience over the pages'
 * logs, kept with the state of the views: it survives a restart, and without it undo works page by page.
 */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import * as v from 'valibot'

import { jobIdSchema, operationIdSchema, pageIdSchema, type Json } from '#shared/base/index.ts'
import { EMPTY_TRAIL, follow, followStep, forget, lastOf, type Trail, type TrailStep } from '#shared/history/index.ts'
import type { Entry } from '#shared/operations/index.ts'
import type { Desk } from '#renderer/desk/index.ts'
import type { Release } from '#renderer/rpc/index.ts'

import { useMemoryStore } from './memory.ts'

/** Under what it is kept; see the memory store. */
export const TRAIL_KEY = 'trail'

const stepSchema: v.GenericSchema<TrailStep> = v.strictObject({
  page: pageIdSchema,
  id: operationIdSchema,
  edit: operationIdSchema,
  bulk: v.nullable(jobIdSchema),
})
const trailSchema: v.GenericSchema<Trail> = v.strictObject({ done: v.array(stepSchema), undone: v.array(stepSchema) })

export const useTrailStore = defineStore('trail', () => {
  const memory = useMemoryStore()
  /** Read when it is first asked for: by then what was kept has been read. */
  const kept = shallowRef<Trail>()
  const now = computed<Trail>(() => kept.value ?? memory.read(TRAIL_KEY, trailSchema, EMPTY_TRAIL))

  function put(trail: Trail): void {
    if (trail === now.value) return
    kept.value = trail
    memory.write(TRAIL_KEY, trail as unknown as Json)
  }

  function note(entry: Entry): void {
    put(follow(now.value, entry))
  }

  return {
    /** What undo takes back next: one step, or all parts of a step over several pages; empty where nothing is known. */
    undoes: computed<readonly TrailStep[]>(() => lastOf(now.value.done)),
    /** What redo brings again next. */
    redoes: computed<readonly TrailStep[]>(() => lastOf(now.value.undone)),
    /** Takes in an entry that this editor made; once is enough. */
    note,
    /** Takes in an edit that the library made for this editor: its parts, the last one last. */
    noteSteps: (steps: readonly TrailStep[]) => put(steps.reduce(followStep, now.value)),
    /** Follows the edits that this window makes. Returns the ending. */
    start: (desk: Pick<Desk, 'onPerformed'>): Release => desk.onPerformed(note),
    /** Leaves out a step that turned out not to be in force any more. */
    forget: (step: TrailStep) => put(forget(now.value, step)),
  }
})
