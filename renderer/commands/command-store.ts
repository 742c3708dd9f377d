/** All commands: what they are called, which keys they have now, and who carries them out at present. */
import { defineStore } from 'pinia'
import * as v from 'valibot'
import { computed, getCurrentScope, nextTick, onScopeDispose, readonly, ref, shallowReactive, shallowReadonly, shallowRef } from 'vue'

import { Bug } from '#shared/base/index.ts'
import { useMemoryStore } from '#renderer/stores/memory.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import type { CommandHandler, CommandSpec, ShownCommand } from './command.ts'
import { presetKeys } from './presets.ts'
import { normalKeys } from './stroke.ts'

/** Takes the next press of a key; answers whether it was used. */
export type KeyGrab = (stroke: string) => boolean

/** Under which the memory store keeps the commands given lately, and how many. */
export const RECENT_MEMORY = 'commands.recent'
const MOST_RECENT = 8
/** Nobody has looked at anything in less time, milliseconds: hardly more than it takes to react to a flash. */
const SEEN = 250
const recentSchema: v.GenericSchema<readonly string[]> = v.array(v.string())

export const useCommandStore = defineStore('commands', () => {
  const settings = useSettingsStore()
  const view = useViewStore()
  const memory = useMemoryStore()

  const specs = shallowRef<readonly CommandSpec[]>([])
  const handlers = shallowReactive(new Map<string, CommandHandler[]>())
  /** The first press of a combination of two, while the second is awaited. */
  const pending = ref<string | null>(null)
  const grab = shallowRef<KeyGrab | null>(null)
  /** What keys wait for; null where they work at once. */
  const held = shallowRef<Promise<void> | null>(null)
  const isHeld = computed(() => held.value !== null)
  const waiting: (() => void)[] = []
  let cameAt = Number.NEGATIVE_INFINITY
  /** Ids of commands given lately, latest first. */
  const recent = ref<readonly string[]>([])

  const byId = computed(() => new Map(specs.value.map((spec) => [spec.id, spec])))

  /** Makes commands known. An id that is known already is a mistake of ours. */
  function declare(added: readonly CommandSpec[]): void {
    for (const { id } of added) if (byId.value.has(id)) throw new Bug(`two commands are called ${id}`)
    specs.value = [...specs.value, ...added]
  }

  /** Of every command the keys that work now, in normal spelling: changed ones, else the preset's, else its own. */
  const keysNow = computed(() => {
    const { shortcuts, keyPreset } = settings.value
    return new Map(specs.value.map(({ id, keys }) => [id, (shortcuts[id] ?? presetKeys(keyPreset, id, keys)).map(normalKeys)]))
  })

  /** Keys that work now, in normal spelling; the first is the one to show. */
  function keysOf(id: string): readonly string[] {
    return keysNow.value.get(id) ?? []
  }

  /** The key to show at a button, or undefined where the command has none. */
  function keyOf(id: string): string | undefined {
    return keysOf(id)[0]
  }

  /** Carries these commands out until the returned function is called. The view that came last goes first. */
  function handle(added: Readonly<Record<string, CommandHandler>>): () => void {
    for (const [id, handler] of Object.entries(added)) {
      if (!byId.value.has(id)) throw new Bug(`no command is called ${id}`)
      handlers.set(id, [handler, ...(handlers.get(id) ?? [])])
    }
    return () => {
      for (const [id, handler] of Object.entries(added)) {
        const left = (handlers.get(id) ?? []).filter((other) => other !== handler)
        if (left.length === 0) handlers.delete(id)
        else handlers.set(id, left)
      }
    }
  }

  function handlerOf(id: string): CommandHandler | undefined {
    return handlers.get(id)?.[0]
  }

  /** Why the command cannot be given now; null where it can. undefined where no open view handles it. */
  function refusalOf(id: string): string | null | undefined {
    const handler = handlerOf(id)
    return handler === undefined ? undefined : (handler.refusal?.() ?? null)
  }

  /**
   * Gives a command. Nothing happens where no open view handles it or it is refused; the answer says which. `asked`: the
   * caller has just asked for its refusal and there is none; to ask plans the whole edit, so it is not asked twice.
   */
  async function give(id: string, asked = false): Promise<'done' | 'refused' | 'nobody'> {
    const handler = handlerOf(id)
    if (handler === undefined) return 'nobody'
    if (!asked && (handler.refusal?.() ?? null) !== null) return 'refused'
    if (byId.value.get(id)?.hidden !== true && recent.value[0] !== id) {
      recent.value = [id, ...recent.value.filter((other) => other !== id)].slice(0, MOST_RECENT)
      memory.write(RECENT_MEMORY, [...recent.value])
    }
    await handler.run()
    return 'done'
  }

  /** Takes up what was given lately in earlier sessions, once the memory is open. */
  function recall(): void {
    recent.value = memory.read(RECENT_MEMORY, recentSchema, [])
  }

  /** Do the command's keys work in the view that is open? */
  function inScope(spec: CommandSpec): boolean {
    return spec.scope === 'everywhere' || spec.scope === view.name
  }

  const shown = computed<readonly ShownCommand[]>(() =>
    specs.value.map((spec) => ({
      ...spec,
      now: keysOf(spec.id),
      live: handlers.has(spec.id),
      refusal: refusalOf(spec.id) ?? null,
    })),
  )

  /** The next press of a key goes to `taker` alone, e.g. a letter that names an article. Returns the ending. */
  function grabNext(taker: KeyGrab): () => void {
    grab.value = taker
    return () => {
      if (grab.value === taker) grab.value = null
    }
  }

  /** Another page, or another group of copies, is on the screen from now on. */
  function came(): void {
    cameAt = performance.now()
  }

  /** May the command be given on what is on the screen, as far as an editor can have seen it? */
  function isSeen(spec: CommandSpec): boolean {
    return spec.judges !== true || (!isHeld.value && performance.now() - cameAt >= SEEN)
  }

  /**
   * The keys of the open view wait until this has ended, well or badly, and are then carried out in their order: what is typed
   * after the key that opens a page is meant for that page.
   */
  async function hold(until: Promise<unknown>): Promise<void> {
    // What came of it is drawn before the keys go on.
    const mine = Promise.allSettled([held.value, until]).then(() => nextTick())
    held.value = mine
    await mine
    if (held.value !== mine) return
    held.value = null
    // One of them may hold the others back again.
    while (!isHeld.value && waiting.length > 0) {
      waiting.shift()?.()
      await nextTick()
    }
  }

  /** Runs this at once, or, where keys are held back, after what was pressed before. */
  function inTurn(run: () => void): void {
    if (!isHeld.value && waiting.length === 0) run()
    else waiting.push(run)
  }

  return {
    specs: shallowReadonly(specs),
    shown,
    pending,
    grab,
    held: isHeld,
    recent: readonly(recent),
    declare,
    handle,
    handlerOf,
    refusalOf,
    keysOf,
    keyOf,
    inScope,
    give,
    recall,
    grabNext,
    hold,
    inTurn,
    came,
    isSeen,
  }
})

/** For a view's setup: carries these commands out as long as the view is open. */
export function useCommands(handlers: Readonly<Record<string, CommandHandler | (() => void | Promise<void>)>>): void {
  const whole = Object.entries(handlers).map(([id, given]) => [id, typeof given === 'function' ? { run: given } : given] as const)
  const release = useCommandStore().handle(Object.fromEntries(whole))
  if (getCurrentScope() !== undefined) onScopeDispose(release)
}
