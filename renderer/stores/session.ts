/** The connection to the host and the desk of this window: who answers, what it can do, whether it is there right now. */
import { defineStore } from 'pinia'
import { computed, ref, shallowReadonly, shallowRef } from 'vue'

import { present } from '#shared/base/index.ts'
import { failure, type Capabilities, type Failure, type LibraryEvent, type Welcome } from '#shared/contract/index.ts'
import type { Desk } from '#renderer/desk/index.ts'
import { Disconnected, failureOf, type Client, type Connection, type Followed, type Trouble } from '#renderer/rpc/index.ts'

const NO_CAPABILITIES: Capabilities = { paths: false, dialogs: false, reveal: false, downloads: false, windowButtons: false }

export const useSessionStore = defineStore('session', () => {
  const connection = shallowRef<Connection | null>(null)
  const welcome = shallowRef<Welcome | null>(null)
  const online = ref(true)
  const trouble = ref<Trouble | null>(null)
  const hand = shallowRef<Desk | null>(null)
  const followers = new Set<Followed>()
  /** The events have begun; who listens from now on has nothing to wait for. */
  let begun = false

  const capabilities = computed<Capabilities>(() => welcome.value?.capabilities ?? NO_CAPABILITIES)

  /** The connection of this window. Only after `open`: before it there is no screen that could ask. */
  function link(): Connection {
    return present(connection.value, 'the screen is mounted after the handshake')
  }

  /** The services. */
  function client(): Client {
    return link().client
  }

  /** Takes the connection over and follows its events. Returns the ending. */
  function open(to: Connection): () => void {
    connection.value = to
    const look = (): void => {
      welcome.value = to.welcome
      online.value = to.state === 'connected'
      trouble.value = to.trouble
    }
    look()
    const stopState = to.onState(look)
    const stopEvents = to.follow({
      event: (event: LibraryEvent) => followers.forEach((follower) => follower.event(event)),
      start: () => {
        begun = true
        followers.forEach((follower) => follower.start())
      },
    })
    return () => {
      stopEvents()
      stopState()
    }
  }

  /** The desk with the pages in hand. Only after `take`. */
  function desk(): Desk {
    return present(hand.value, 'the screen is mounted after the desk was opened')
  }

  /** Takes the desk over; it stays the caller's to release. */
  function take(opened: Desk): void {
    hand.value = opened
  }

  /** Hands over what happens in the library until the returned function is called; `start` when something may have been missed. */
  function listen(follower: Followed): () => void {
    followers.add(follower)
    if (begun) follower.start()
    return () => void followers.delete(follower)
  }

  return {
    welcome: shallowReadonly(welcome),
    online,
    trouble,
    capabilities,
    link,
    client,
    desk,
    open,
    take,
    listen,
  }
})

/** What went wrong, for the editor: what the services said; null where the connection went, which the frame says already. */
export function failureToShow(error: unknown): Failure | null {
  if (error instanceof Disconnected) return null
  return failureOf(error) ?? failure('internal', { log: error instanceof Error ? error.message : String(error) })
}
