/** Audits: those of the library, and the one whose sample the editor is going through. */
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'

import type { Fault, Verdict } from '#shared/audit/index.ts'
import { auditIdSchema, type AuditId } from '#shared/base/index.ts'
import type { AuditItem, AuditRequest, AuditView } from '#shared/contract/index.ts'

import { useMemoryStore } from './memory.ts'
import { useSessionStore } from './session.ts'
import { useSettingsStore } from './settings.ts'

/** The audit that is gone through and the place in it, so that both are there again after a restart. */
const placeSchema = v.object({ audit: v.nullable(auditIdSchema), seq: v.number() })
export const AUDIT_MEMORY = 'audit'

export const useAuditStore = defineStore('audit', () => {
  const session = useSessionStore()
  const memory = useMemoryStore()
  const settings = useSettingsStore()

  /** Latest first; null until they were read. */
  const all = shallowRef<readonly AuditView[] | null>(null)
  const view = shallowRef<AuditView | null>(null)
  const items = shallowRef<readonly AuditItem[]>([])
  /** Place in the sample of the article that is looked at. */
  const at = ref(0)
  let readings = 0

  const item = computed<AuditItem | null>(() => items.value.find(({ seq }) => seq === at.value) ?? null)

  function keep(): void {
    memory.write(AUDIT_MEMORY, { audit: view.value?.id ?? null, seq: at.value })
  }

  async function readAll(): Promise<void> {
    all.value = await session.client().audits.list()
  }

  async function read(audit: AuditId): Promise<void> {
    const mine = ++readings
    const found = await session.client().audits.get({ audit })
    if (mine !== readings) return
    view.value = found.view
    items.value = found.items
  }

  /** Draws a sample. */
  async function draw(request: Omit<AuditRequest, 'editor'>): Promise<AuditView> {
    const drawn = await session.client().audits.draw({ ...request, editor: settings.value.editor })
    await readAll()
    return drawn
  }

  /** Begins or goes on to go through a sample: at the first article that nobody has looked at, or at a chosen one. */
  async function enter(audit: AuditId, seq?: number): Promise<AuditItem | null> {
    await read(audit)
    at.value = seq ?? (nextOpen(-1) ?? items.value[0])?.seq ?? 0
    keep()
    return item.value
  }

  /** The next article after a place that waits to be looked at, round to the beginning. */
  function nextOpen(from: number): AuditItem | undefined {
    const open = items.value.filter((one) => one.verdict === null && one.there)
    return open.find(({ seq }) => seq > from) ?? open[0]
  }

  /** Goes to an article of the sample. */
  function go(to: AuditItem): void {
    at.value = to.seq
    keep()
  }

  /** The article before (-1) or after (1) in the sample, those that are gone passed over. */
  function beside(step: -1 | 1): AuditItem | undefined {
    const there = items.value.filter((one) => one.there)
    return step > 0 ? there.find(({ seq }) => seq > at.value) : there.findLast(({ seq }) => seq < at.value)
  }

  /** Keeps what the editor says of the article that is looked at. Returns the next one that waits, if any. */
  async function judge(verdict: Verdict, faults: readonly Fault[]): Promise<AuditItem | undefined> {
    const { value: audit } = view
    if (audit === null) return undefined
    const seq = at.value
    await session.client().audits.judge({ audit: audit.id, seq, verdict, faults: [...faults], editor: settings.value.editor })
    await read(audit.id)
    // Where a newer reading has taken over and is still on its way, the item is here as it was.
    const next = nextOpen(seq)
    return next?.seq === seq ? undefined : next
  }

  /** Leaves the sample; what was said of it stays in the library. */
  function leave(): void {
    readings++
    view.value = null
    items.value = []
    keep()
  }

  /** Begins to follow the audits, with the one that the editor was going through. Returns the ending. */
  function open(report: (error: unknown) => void): () => void {
    const kept = memory.read(AUDIT_MEMORY, placeSchema, { audit: null, seq: 0 })
    const follow = async (): Promise<void> => {
      if (all.value !== null) await readAll()
      if (view.value !== null) await read(view.value.id)
    }
    const resume = async (): Promise<void> => {
      if (kept.audit === null) return
      try {
        await enter(kept.audit, kept.seq)
      } catch {
        // It was of another library, or the host is not there yet: the editor finds it in the list.
        leave()
      }
    }
    void resume()
    return session.listen({
      event: (event) => {
        if (event.type === 'audits') follow().catch(report)
        // Whether an article is still there, and whether its page was edited, changes with its page.
        else if (event.type === 'page-changed' && items.value.some(({ page }) => page === event.page)) follow().catch(report)
      },
      start: () => void follow().catch(report),
    })
  }

  return {
    all: shallowReadonly(all),
    view: shallowReadonly(view),
    items: shallowReadonly(items),
    item,
    at,
    readAll,
    draw,
    enter,
    go,
    beside,
    judge,
    leave,
    open,
  }
})
