/** What the keys of 查重 do, and why they cannot be used now: for the view's setup. */
import { COPY_STATES, type CopyDecision, type CopyMember } from '#shared/contract/index.ts'
import { useCommands, type CommandHandler } from '#renderer/commands/index.ts'
import { useAnnouncer, useReport } from '#renderer/composables/index.ts'
import { useText } from '#renderer/i18n/index.ts'
import { useCopiesStore } from '#renderer/stores/copies.ts'
import { useJobsStore } from '#renderer/stores/jobs.ts'
import { useTrailStore } from '#renderer/stores/trail.ts'

import { useBinStore } from './bin/bin-store.ts'
import { DIGITS } from './commands.ts'
import { useGroupStore } from './compare/group-store.ts'
import { useQueueStore } from './queue/queue-store.ts'
import type { Deciding } from './use-deciding.ts'
import { useCopyWords } from './words.ts'

export interface CommandsAround {
  /** Scrolls the texts by so many screens. */
  scroll(by: number): void
  askBulk(): void
  filter(): void
}

export function useDuplicatesCommands(deciding: Deciding, around: CommandsAround): void {
  const queue = useQueueStore()
  const bin = useBinStore()
  const group = useGroupStore()
  const copies = useCopiesStore()
  const jobs = useJobsStore()
  const trail = useTrailStore()
  const { t } = useText()
  const { announce } = useAnnouncer()
  const report = useReport()
  const words = useCopyWords()

  const inBin = (): boolean => queue.tab === 'bin'
  const list = (): typeof queue | typeof bin => (inBin() ? bin : queue)
  /** The group is on the screen and waits for the editor. */
  const shown = (): typeof group.shown => (!inBin() && group.shown?.view.row.group === queue.chosen ? group.shown : null)
  const members = (): readonly CopyMember[] => shown()?.copies ?? []
  const noGroup = (): string | null => (shown() === null ? t('duplicates.cannot.noGroup') : null)
  const noDrop = (): string | null => {
    const { row } = shown()?.view ?? {}
    if (row === undefined) return t('duplicates.cannot.noGroup')
    return row.note !== null || row.cause === 'legitimate' || members()[0]?.keep !== true ? t('duplicates.cannot.noted') : null
  }
  const decide =
    (make: () => CopyDecision | undefined): (() => Promise<void>) =>
    async () => {
      const decision = make()
      if (decision !== undefined) await deciding.decide(decision)
    }
  const keep = (at: number): CommandHandler => ({
    refusal: () => noDrop() ?? (members()[at] === undefined ? t('duplicates.cannot.noCopy') : null),
    run: decide(() => {
      const member = members()[at]
      return member === undefined ? undefined : { do: 'keep-one', keep: member.id }
    }),
  })
  const simple = (what: 'keep-all' | 'later' | 'reopen'): (() => Promise<void>) => decide(() => ({ do: what }))

  function move(to: number): void {
    group.move(to)
    const copy = group.shown?.copies[group.at]
    if (copy !== undefined) announce(`${t('duplicates.copy.n', { n: group.at + 1 })} ${words.page(copy)} ${words.lines(copy.numbers)}`)
  }

  function visit(): void {
    const { item } = bin
    if (inBin()) {
      if (item !== undefined) copies.visit({ page: item.page, blocks: item.blocks })
      return
    }
    const copy = members()[group.at]
    if (copy === undefined) return
    const blocks = copy.blocks.filter(({ start, end }) => end > copy.start && start < copy.end).map(({ id }) => id)
    copies.visit({ page: copy.page, blocks })
  }

  const nothing = (which: 'undoes' | 'redoes'): string | null =>
    trail[which].length > 0 ? null : t(which === 'undoes' ? 'duplicates.cannot.nothing' : 'duplicates.cannot.nothingAgain')

  useCommands({
    'duplicates.next': () => list().step(1),
    'duplicates.previous': () => list().step(-1),
    'duplicates.first': () => list().choose(0),
    'duplicates.last': () => list().choose((list().rows.total.value ?? 1) - 1),
    'duplicates.right': () => move(group.at + 1),
    'duplicates.left': () => move(group.at - 1),
    'duplicates.down': () => around.scroll(1),
    'duplicates.up': () => around.scroll(-1),
    'duplicates.best': keep(0),
    ...Object.fromEntries(DIGITS.map((digit) => [`duplicates.keep-${String(digit)}`, keep(digit - 1)])),
    'duplicates.keep-all': { refusal: noGroup, run: simple('keep-all') },
    'duplicates.later': {
      refusal: () => noGroup() ?? (shown()?.view.row.note == null ? null : t('duplicates.cannot.noted')),
      run: simple('later'),
    },
    'duplicates.reopen': {
      refusal: () => noGroup() ?? (shown()?.view.row.state === 'open' ? t('duplicates.cannot.open') : null),
      run: simple('reopen'),
    },
    'duplicates.different': {
      refusal: noGroup,
      run: decide(() => {
        const all = members()
        const one = group.at > 0 ? all[group.at] : undefined
        const named = one === undefined ? all.slice(1) : [one]
        return named.length === 0 ? undefined : { do: 'different', members: named.map(({ id }) => id) }
      }),
    },
    'duplicates.drop-one': {
      refusal: () => noGroup() ?? (members().length < 2 ? t('duplicates.cannot.noCopy') : null),
      run: decide(() => {
        const all = members()
        const [one, other] = [all[group.at], all[group.at === 0 ? 1 : 0]]
        return one === undefined || other === undefined ? undefined : { do: 'drop', members: [one.id], keep: other.id }
      }),
    },
    'duplicates.visit': { refusal: () => (inBin() ? noItem() : noGroup()), run: visit },
    'duplicates.bulk': {
      refusal: () => (exactLeft() ? null : t('duplicates.cannot.noExact')),
      run: () => around.askBulk(),
    },
    'duplicates.bin': () => queue.show(inBin() ? 'open' : 'bin'),
    'duplicates.restore': { refusal: noItem, run: () => deciding.restore() },
    'duplicates.filter': () => around.filter(),
    'duplicates.rebuild': () => jobs.startRebuild().then(() => undefined, report),
    'duplicates.escape': () => {
      if (queue.tab !== COPY_STATES[0]) queue.show('open')
      else queue.narrow({ kinds: [], causes: [], grains: [], places: [], page: null })
    },
    'duplicates.undo': { refusal: () => nothing('undoes'), run: () => deciding.stepBack('undo') },
    'duplicates.redo': { refusal: () => nothing('redoes'), run: () => deciding.stepBack('redo') },
  })

  function noItem(): string | null {
    return inBin() && bin.item !== undefined ? null : t('duplicates.cannot.noItem')
  }

  /** Exact copies of any cause wait: the dialog offers those that are printed, too. */
  function exactLeft(): boolean {
    return (copies.overview?.safe ?? 0) > 0 || (copies.overview?.groups.open ?? 0) > 0
  }
}
