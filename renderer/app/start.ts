/** Puts the window together: the connection first, then settings, desk and stores, in the order in which they need each other. */
import type { Pinia } from 'pinia'
import * as v from 'valibot'
import { watch } from 'vue'

import { NO_FILTER, PAGE_SORTS, type PageFilter } from '#shared/contract/index.ts'
import { STATUSES } from '#shared/model/index.ts'
import { useCommandStore } from '#renderer/commands/index.ts'
import type { Report } from '#renderer/composables/index.ts'
import { openDesk, type Desk } from '#renderer/desk/index.ts'
import { connect } from '#renderer/rpc/index.ts'
import { useAuditStore } from '#renderer/stores/audit.ts'
import { useCopiesStore } from '#renderer/stores/copies.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useLibraryStore, type Order } from '#renderer/stores/library.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'
import { usePageStore } from '#renderer/stores/page.ts'
import { useSessionStore } from '#renderer/stores/session.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'
import { useSyncStore } from '#renderer/stores/sync.ts'
import { useTrailStore } from '#renderer/stores/trail.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import { MEMORY_KEYS } from './catalogue.ts'
import { keepCheckedOut } from './check-out.ts'
import { watchLeaving } from './leaving.ts'

/** How the table was left. */
const listSchema: v.GenericSchema<{ filter: PageFilter; order: Order }> = v.object({
  filter: v.object({
    statuses: v.array(v.picklist(STATUSES)),
    articleStatuses: v.array(v.picklist(STATUSES)),
    publications: v.array(v.nullable(v.string())),
    topics: v.array(v.string()),
    from: v.nullable(v.string()),
    to: v.nullable(v.string()),
    doubts: v.boolean(),
    duplicates: v.boolean(),
  }),
  order: v.object({ sort: v.picklist(PAGE_SORTS), descending: v.boolean() }),
})
const USUAL_LIST = { filter: NO_FILTER, order: { sort: 'effort', descending: true } } as const

export interface Started {
  readonly desk: Desk
  /** Ends everything that was begun; edits that are not sent yet stay on the desk. */
  readonly release: () => Promise<void>
}

/** Connects and fills the stores. Rejects where there is no host, or one of another version. */
export async function start(pinia: Pinia, report: Report): Promise<Started> {
  const connection = await connect()
  const { client } = connection
  const session = useSessionStore(pinia)
  const settings = useSettingsStore(pinia)
  const memory = useMemoryStore(pinia)
  const releases: (() => void)[] = [() => connection.release(), session.open(connection)]

  await settings.open(client.session)
  releases.push(
    session.listen({
      event: (event) => {
        if (event.type === 'settings') settings.refresh().catch(report)
      },
      start: () => undefined,
    }),
  )

  const desk = await openDesk({ libraryId: connection.welcome.library.id, link: connection, report })
  session.take(desk)
  const sync = useSyncStore(pinia)
  releases.push(await sync.open(desk))
  releases.push(watchLeaving(window, desk, () => sync.saved))
  releases.push(keepCheckedOut({ desk, listen: session.listen, report }))
  releases.push(usePageStore(pinia).start({ desk, editor: () => settings.value.editor }))
  await memory.open(desk, MEMORY_KEYS)
  releases.push(useTrailStore(pinia).start(desk))
  useCommandStore(pinia).recall()

  releases.push(useJobsStore(pinia).open(report))
  releases.push(useAuditStore(pinia).open(report))
  releases.push(useCopiesStore(pinia).open(report))
  const library = useLibraryStore(pinia)
  releases.push(library.open(memory.read('library.list', listSchema, USUAL_LIST), report))
  releases.push(
    watch([() => library.filter, () => library.order], ([filter, order]) =>
      memory.write('library.list', { filter: { ...filter }, order: { ...order } }),
    ),
  )
  releases.push(useViewStore(pinia).start())

  return {
    desk,
    release: async () => {
      for (const release of releases.splice(1).reverse()) release()
      await desk.release()
      releases[0]?.()
    },
  }
}
