/** The invariants of DESIGN.md as laws over random sequences of operations. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { newId, type OperationId } from '#shared/base/index.ts'
import type { Page } from '#shared/model/index.ts'
import { checkLaws, coverage } from '#shared/testing/check-operation.ts'
import { countingIds, stamp } from '#shared/testing/ids.ts'
import { operationFor, STEP_KINDS, stepArbitrary, type Step } from '#shared/testing/random-operations.ts'
import { pageOf } from '#shared/testing/pages.ts'

import { ENTRY_FORMAT, type Entry } from './entry.ts'
import { plan } from './operation.ts'

const SEEDS = [41, 20231101, 7, 1893, 350]
const RUNS = 1500
const STEPS = 50

function startPage(): Page {
  const ids = countingIds(1)
  return pageOf(
    [
      {
        lines: [
          { text: '招商引资集聚发展新动能', role: 'headline' },
          '十一月六日,高新区评审通过了优质项目。',
          '为进一步提升全区招商引资工作质量和水',
          { text: '平,今年以来,高新区抓落实。', role: 'body', joins: 2 },
        ],
      },
      { lines: [{ text: '全力做好宣传工作', role: 'headline' }, '本报讯(记者 王燕)各镇街精心组织。', '下一步,继续宣传。'] },
      { kind: 'photo', lines: ['近日,交警大队开展宣传活动。', { text: '通讯员 常川 摄', role: 'credit' }] },
    ],
    ['儿童有序排队。', '近日,交警大队开展宣传活动。'],
    ids,
  )
}

interface Played {
  readonly page: Page
  readonly log: readonly Entry[]
  /** Kinds of steps that were carried out, not refused. */
  readonly kinds: ReadonlySet<number>
}

function play(
  start: Page,
  steps: readonly Step[],
  each: (before: Page, step: Step, result: ReturnType<typeof plan>, entry: Entry) => void,
): Played {
  const ids = countingIds(2)
  let page = start
  const log: Entry[] = []
  const kinds = new Set<number>()
  for (const step of steps) {
    const operation = operationFor(page, step, ids, log)
    if (operation === undefined) continue
    const made = stamp(ids)
    const result = plan(page, operation, made)
    const entry: Entry = {
      format: ENTRY_FORMAT,
      id: made.operation,
      page: page.head.id,
      rev: page.rev,
      editor: made.editor,
      at: made.at,
      automatic: false,
      operation,
      diff: result.ok ? result.diff : [],
    }
    each(page, step, result, entry)
    if (!result.ok) continue
    log.push(entry)
    page = result.page
    kinds.add(step.kind % STEP_KINDS)
  }
  return { page, log, kinds }
}

describe('random sequences', () => {
  const done = new Set<number>()

  it.each(SEEDS)('[O1][O2][O3][O5] keeps all rules (seed %i)', (seed) => {
    const start = startPage()
    const original = coverage(start)
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: STEPS, maxLength: STEPS }), (steps) => {
        const { page, kinds } = play(start, steps, (before, _step, result, entry) => {
          const frozen = before.head
          if (result.ok) checkLaws(before, entry.operation, result)
          else if (result.code === 'breaks-rule')
            expect.fail(`${entry.operation.name} breaks ${JSON.stringify(result.data)}: ${JSON.stringify(entry.operation)}`)
          expect(before.head).toBe(frozen)
        })
        expect(coverage(page)).toBe(original)
        for (const kind of kinds) done.add(kind)
      }),
      { seed, numRuns: RUNS / SEEDS.length },
    )
  })

  it('carries every kind of operation out at least once', () => {
    expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: STEP_KINDS }, (_, i) => i))
  })

  it('[O4] gives the same page when the operations are planned again from their JSON', () => {
    const start = startPage()
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: 30, maxLength: 30 }), (steps) => {
        const { page, log } = play(start, steps, () => undefined)
        let library = start
        for (const entry of JSON.parse(JSON.stringify(log)) as Entry[]) {
          const planned = plan(library, entry.operation, {
            operation: entry.id,
            editor: entry.editor,
            at: entry.at,
            automatic: entry.automatic,
          })
          if (!planned.ok) expect.fail(`the library refuses ${entry.operation.name}: ${planned.code}`)
          library = planned.page
        }
        expect(library).toEqual(page)
      }),
      { seed: 1985, numRuns: 100 },
    )
  })
})

it('gives ids that sort by time and never repeat', () => {
  const ids = countingIds(3)
  const made = Array.from({ length: 1000 }, () => newId<OperationId>(ids))
  expect(new Set(made).size).toBe(1000)
  expect(made.toSorted()).toEqual(made)
})
