/** The shortcut editor's state: which command's keys are awaited, what stands in the way of them, and the changes it makes. */
import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref } from 'vue'

import { conflictsOf, onMac, useCommandStore, type ShownCommand } from '#renderer/commands/index.ts'
import { useReport } from '#renderer/composables/index.ts'
import { useSettingsStore } from '#renderer/stores/settings.ts'

import { recordKeys } from './recorder.ts'
import { asPreset, fitness, replaced, withKeys, withoutKeys, type Shortcuts } from './table.ts'

/** Where new keys go: in place of `old`, or beside the others. */
export interface Slot {
  readonly id: string
  readonly old: string | null
}

export interface Conflict extends Slot {
  readonly keys: string
  readonly others: readonly ShownCommand[]
}

export interface ShortcutEditor {
  /** Where the keys go that are awaited; null: none are. */
  readonly slot: Readonly<Ref<Slot | null>>
  /** The first press of two. */
  readonly first: Readonly<Ref<string | null>>
  /** An input method took a key. */
  readonly composing: Readonly<Ref<boolean>>
  readonly conflict: Readonly<Ref<Conflict | null>>
  readonly unfit: Readonly<Ref<{ readonly id: string; readonly keys: string; readonly why: 'needed' | 'reserved' } | null>>
  /** Of each command those that share keys with it although nobody took them away: a set was chosen after own changes. */
  readonly clashes: ComputedRef<ReadonlyMap<string, readonly ShownCommand[]>>
  /** Awaits keys for a slot; a second time lets it be. */
  record(id: string, old: string | null): void
  stop(): void
  /** The new keys go here; the others lose theirs. */
  take(): void
  /** Leaves everything as it is. */
  leave(): void
  remove(id: string, keys: string): void
  reset(id: string): void
  resetAll(): void
}

export function useShortcutEditor(): ShortcutEditor {
  const commands = useCommandStore()
  const settings = useSettingsStore()
  const report = useReport()

  const slot = shallowRef<Slot | null>(null)
  const first = ref<string | null>(null)
  const composing = ref(false)
  const conflict = shallowRef<Conflict | null>(null)
  const unfit = shallowRef<{ readonly id: string; readonly keys: string; readonly why: 'needed' | 'reserved' } | null>(null)
  let release = (): void => undefined

  const clashes = computed(() => {
    const all = commands.shown
    return new Map(all.map((command) => [command.id, [...new Set(command.now.flatMap((keys) => conflictsOf(command.id, keys, all)))]]))
  })

  function save(shortcuts: Shortcuts): void {
    settings.change({ shortcuts }).catch(report)
  }

  function stop(): void {
    release()
    slot.value = null
    first.value = null
    composing.value = false
  }

  function record(id: string, old: string | null): void {
    const again = slot.value?.id === id && slot.value.old === old
    stop()
    conflict.value = null
    unfit.value = null
    if (again) return
    slot.value = { id, old }
    release = recordKeys(window, onMac(), {
      first: (stroke) => (first.value = stroke),
      composing: () => (composing.value = true),
      cancelled: stop,
      heard: (keys) => {
        stop()
        propose({ id, old }, keys)
      },
    })
  }

  function propose({ id, old }: Slot, keys: string): void {
    const fits = fitness(keys)
    if (fits !== 'fits') {
      unfit.value = { id, keys, why: fits }
      return
    }
    const others = conflictsOf(id, keys, commands.shown)
    if (others.length > 0) conflict.value = { id, old, keys, others }
    else save(withKeys(settings.value.shortcuts, id, replaced(commands.keysOf(id), old, keys)))
  }

  function take(): void {
    if (conflict.value === null) return
    const { id, old, keys, others } = conflict.value
    let shortcuts: Shortcuts = settings.value.shortcuts
    for (const other of others) shortcuts = withoutKeys(shortcuts, other.id, other.now, keys)
    save(withKeys(shortcuts, id, replaced(commands.keysOf(id), old, keys)))
    conflict.value = null
  }

  onScopeDispose(stop)
  return {
    slot,
    first,
    composing,
    conflict,
    unfit,
    clashes,
    record,
    stop,
    take,
    leave: () => {
      conflict.value = null
    },
    remove: (id: string, keys: string) =>
      save(
        withKeys(
          settings.value.shortcuts,
          id,
          commands.keysOf(id).filter((one) => one !== keys),
        ),
      ),
    reset: (id: string) => save(asPreset(settings.value.shortcuts, id)),
    resetAll: () => save({}),
  }
}
