/** The one way to test an operation: the wanted result, and every law that holds for all of them. */
import * as v from 'valibot'
import { expect } from 'vitest'

import type { IdSource } from '#shared/base/index.ts'
import { originalText, pageSchema, type Page } from '#shared/model/index.ts'
import {
  applyDiff,
  describeOperation,
  diffSchema,
  operationSchema,
  plan,
  reverse,
  type Operation,
  type Planned,
} from '#shared/operations/index.ts'
import { checkPage } from '#shared/rules/index.ts'

import { stamp } from './ids.ts'

/** Carries an operation out, checks the laws, and returns the page after it. Fails where it is refused. */
export function checkOperation(before: Page, operation: Operation, ids: IdSource): Page {
  const made = stamp(ids)
  const untouched = JSON.stringify(before)
  const planned = plan(before, operation, made)
  if (!planned.ok) expect.fail(`${operation.name} was refused: ${planned.code} ${JSON.stringify(planned.data)}`)
  checkLaws(before, operation, planned)
  expect(JSON.stringify(before), 'the page before was written to').toBe(untouched)
  const wire = v.parse(operationSchema, JSON.parse(JSON.stringify(operation)))
  const again = plan(v.parse(pageSchema, JSON.parse(untouched)), wire, made)
  expect(again.ok && again.diff, 'planning again after a trip through JSON gives another diff').toEqual(planned.diff)
  return planned.page
}

/** The laws of one planned operation. */
export function checkLaws(before: Page, operation: Operation, planned: Planned): void {
  const { page, diff } = planned
  expect(checkPage(page), `${operation.name} breaks a rule`).toEqual([])
  expect(page.rev).toBe(before.rev + 1)
  expect(page.text).toBe(before.text)
  expect(diff.length, `${operation.name} did nothing and was not refused`).toBeGreaterThan(0)
  expect(counted(applyDiff(before, diff), page), 'the diff is not what happened').toEqual(page)
  expect(counted(applyDiff(page, reverse(diff)), before), 'reversing does not restore').toEqual(before)
  expect(v.safeParse(diffSchema, JSON.parse(JSON.stringify(diff))).success, 'the diff does not survive JSON').toBe(true)
  for (const language of ['zh', 'en'] as const) expect(describeOperation(operation, page, language)).not.toBe('')
  if (before.rev > 0) expect(coverage(page), `${operation.name} lost or doubled a piece of the original`).toBe(coverage(before))
}

/** What no operation may change: all pieces of the original that the blocks hold, in file order. */
export function coverage(page: Page): string {
  const spans = Object.values(page.blocks).flatMap((block) => block.sources.filter((source) => source.end > source.start))
  return spans
    .sort((a, b) => a.start - b.start)
    .map((source) => page.text.slice(source.start, source.end))
    .join('')
}

/** All text that stands on the page, corrected or not, for tests that change no text. */
export function allOriginalText(page: Page): string {
  return Object.values(page.blocks)
    .map((block) => originalText(page, block))
    .sort()
    .join('\n')
}

function counted(page: Page, like: Page): Page {
  return { ...page, rev: like.rev, edits: like.edits }
}
