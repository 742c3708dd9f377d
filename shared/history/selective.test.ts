/** Undoing one step, branches and returns as laws over random sequences of edits. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { present } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { ENTRY_FORMAT, plan, stampOf, type Entry, type Operation, type Stamp } from '#shared/operations/index.ts'
import { checkPage } from '#shared/rules/index.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { pageOf } from '#shared/testing/pages.ts'
import { operationFor, stepArbitrary, type Step } from '#shared/testing/random-operations.ts'

import { branchesOf, goBackTo, historyOf, pageAt, revAfter, sameState, stateTree, takeBack, undueOn } from './index.ts'

const start = pageOf(
  [
    { lines: [{ text: '题一', role: 'headline' }, '一甲', '一乙', { text: '一丙', role: 'body', joins: 2 }] },
    { lines: [{ text: '题二', role: 'headline' }, '二甲', '二乙'] },
    { kind: 'photo', lines: ['图说', { text: '某某 摄', role: 'credit' }] },
  ],
  ['待定一', '待定二'],
  countingIds(1),
)

interface Played {
  readonly page: Page
  readonly log: readonly Entry[]
  /** The page at each rev from the start's on. */
  readonly states: readonly Page[]
}

type Choose = (page: Page, log: readonly Entry[], step: Step) => Operation | undefined

function play(steps: readonly Step[], choose: Choose): Played {
  const ids = countingIds(2)
  let page = start
  const log: Entry[] = []
  const states = [start]
  for (const step of steps) {
    const operation = choose(page, log, step) ?? operationFor(page, step, ids, log)
    if (operation === undefined) continue
    const made = stamp(ids)
    const planned = plan(page, operation, made)
    if (!planned.ok) continue
    log.push(entryOf(page, operation, made, planned.diff))
    page = planned.page
    states.push(page)
  }
  return { page, log, states }
}

function entryOf(page: Page, operation: Operation, made: Stamp, diff: Entry['diff']): Entry {
  const { operation: id, editor, at, automatic } = made
  return { format: ENTRY_FORMAT, id, page: page.head.id, rev: page.rev, editor, at, automatic, operation, diff }
}

/** Every third step goes somewhere in the history: back, forth, one old step out, an old state again. */
const wander: Choose = (page, log, { kind, a, b }) => {
  if (kind % 3 !== 0 || log.length === 0) return undefined
  const { undoable, redoable } = historyOf(log)
  const entry = [undoable, redoable, log[a % log.length]][b % 3]
  const operation = a % 5 === 0 ? goBackTo(start.rev + (b % (log.length + 1)), page, log) : entry && takeBack(entry, page, log)
  return operation === undefined || 'ok' in operation ? undefined : operation
}

const isBack = ({ operation: { name } }: Entry): boolean => ['undo', 'redo', 'restorePage'].includes(name)
const steps = (length: number): fc.Arbitrary<Step[]> => fc.array(stepArbitrary, { minLength: length, maxLength: length })
const SEEDS = [41, 183, 2010]

describe('undoing one step', () => {
  it.each(SEEDS)('[H8] gives the page as if the step had never been made, or refuses (seed %i)', (seed) => {
    const seen = { same: 0, refused: 0, below: 0 }
    fc.assert(
      fc.property(steps(14), fc.nat(), (drawn, choice) => {
        const { page, log } = play(drawn, () => undefined)
        const edits = log.filter((entry) => !isBack(entry))
        const one = edits[choice % Math.max(1, edits.length)]
        if (log.some(isBack) || one === undefined) return
        const back = takeBack(one, page, log)
        const without = neverMade(log, one)
        if ('ok' in back) {
          seen.refused++
          if (back.code === 'later-edit-in-the-way' && one !== log.at(-1))
            expect(
              present(
                log.find(({ id }) => id === back.data['later']),
                'the edit in the way is named',
              ).rev,
            ).toBeGreaterThan(one.rev)
          return
        }
        const planned = plan(page, back, stampOf(one))
        if (!planned.ok) expect.fail(`its plan refuses what takeBack gave: ${planned.code}`)
        expect(checkPage(planned.page)).toEqual([])
        if (without === undefined) expect.fail('a later step cannot be done without it, and yet it was taken back')
        expect(sameState(planned.page, without)).toBe(true)
        seen.same++
        if (one !== log.at(-1)) seen.below++
      }),
      { seed, numRuns: 250 },
    )
    expect(Math.min(seen.same, seen.refused, seen.below)).toBeGreaterThan(5)
  })

  it.each(SEEDS)('[H8] keeps the rules of the page and is due, whatever was undone, redone and gone back to before (seed %i)', (seed) => {
    let taken = 0
    fc.assert(
      fc.property(steps(24), (drawn) => {
        const { page, log } = play(drawn, wander)
        for (const entry of log) {
          const back = takeBack(entry, page, log)
          if ('ok' in back) continue
          const planned = plan(page, back, stampOf(entry))
          if (!planned.ok) expect.fail(`its plan refuses what takeBack gave: ${planned.code} ${JSON.stringify(planned.data)}`)
          expect(checkPage(planned.page)).toEqual([])
          expect(undueOn(JSON.parse(JSON.stringify(back)) as Operation, page, log)).toBeUndefined()
          taken++
        }
      }),
      { seed, numRuns: 60 },
    )
    expect(taken).toBeGreaterThan(50)
  })

  /** The page from the same steps with the same stamps but for one; undefined where one of them cannot be done then. */
  function neverMade(log: readonly Entry[], one: Entry): Page | undefined {
    let page = start
    for (const entry of log) {
      if (entry === one) continue
      const planned = plan(page, entry.operation, stampOf(entry))
      if (!planned.ok) return undefined
      page = planned.page
    }
    return page
  }
})

describe('earlier states', () => {
  it.each(SEEDS)('[H6][H7] are all found again, and going back to one and undoing that changes nothing (seed %i)', (seed) => {
    let branches = 0
    fc.assert(
      fc.property(steps(24), fc.nat(), (drawn, choice) => {
        const { page, log, states } = play(drawn, wander)
        for (const [i, state] of states.entries()) expect(pageAt(page, log, start.rev + i)).toEqual(state)
        const tree = stateTree(log)
        for (const [i, state] of states.entries()) {
          const twin = states[tree.at.indexOf(present(tree.at[i], 'a place for each rev'))]
          expect(sameState(state, present(twin, 'states are those of the log'))).toBe(true)
        }
        for (const branch of branchesOf(log)) {
          branches++
          expect(branch.entries.length).toBeGreaterThan(0)
          expect(pageAt(page, log, branch.rev)).toBeDefined()
        }
        const rev = start.rev + (choice % states.length)
        const go = goBackTo(rev, page, log)
        if ('ok' in go) {
          expect(go.code).toBe('already-so')
          return
        }
        const made = stamp(countingIds(9))
        const planned = plan(page, go, made)
        if (!planned.ok) expect.fail(planned.code)
        expect(sameState(planned.page, present(states[rev - start.rev], 'a state of each rev'))).toBe(true)
        const longer = [...log, entryOf(page, go, made, planned.diff)]
        const undo = takeBack(present(longer.at(-1), 'just added'), planned.page, longer)
        const again = 'ok' in undo ? undo : plan(planned.page, undo, stamp(countingIds(10)))
        expect(again.ok && sameState(again.page, page)).toBe(true)
      }),
      { seed, numRuns: 60 },
    )
    expect(branches).toBeGreaterThan(20)
  })

  it.each(SEEDS)('[H6] that were undone can be brought again, or refuse (seed %i)', (seed) => {
    let brought = 0
    fc.assert(
      fc.property(steps(20), (drawn) => {
        const { page, log } = play(drawn, wander)
        const { undone } = historyOf(log)
        for (const entry of log.filter(({ id, operation }) => operation.name === 'undo' && !undone.has(id))) {
          const back = takeBack(entry, page, log)
          if ('ok' in back) continue
          expect(back.name).toBe('redo')
          const planned = plan(page, back, stampOf(entry))
          expect(planned.ok && checkPage(planned.page)).toEqual([])
          brought++
        }
      }),
      { seed, numRuns: 60 },
    )
    expect(brought).toBeGreaterThan(10)
  })

  it('[H7] are numbered by the rev right after a step', () => {
    const { log, states } = play([{ kind: 12, a: 1, b: 0, c: 3 }], () => undefined)
    const [entry] = log
    expect(entry && revAfter(entry)).toBe(states.at(-1)?.rev)
  })
})
