import { describe, expect, it } from 'vitest'

import type { Role } from '#shared/model/index.ts'
import { seedPages, smallPages, type GoldPage } from '#shared/testing/gold-pages.ts'

import { toInputBlocks, SHIPPED, type TaughtPage } from '../index.ts'
import { STATES, roleOf, stateOf } from '../reading/states.ts'
import { joinExamples, lessonOf, seamExamples, statesOf } from './lessons.ts'

function taughtOf({ text, gold }: GoldPage): TaughtPage {
  const dropped = new Set(gold.duplicates.flatMap((group) => group.drop.flat()))
  const ids = gold.articles.map((article) => article.id)
  return {
    input: toInputBlocks(text).input,
    blocks: gold.blocks.map(({ article, role, joins, i }) => ({
      article: article === null ? null : ids.indexOf(article),
      role: role as Role,
      joins,
      dropped: dropped.has(i),
    })),
    articles: gold.articles.map((article) => article.order.filter((block) => !dropped.has(block))),
  }
}

describe.each([...seedPages(), ...smallPages()].map((page) => [page.name, taughtOf(page)] as const))('the lesson of %s', (_, taught) => {
  const lesson = lessonOf(taught, SHIPPED)
  const states = statesOf(lesson)
  const lines = taught.blocks.map((_, i) => i).filter((i) => !lesson.absent.has(i))

  it('has one state for each line that takes part', () => {
    expect(states).toHaveLength(lines.length)
    for (const state of states) expect(STATES[state]).toBeDefined()
  })

  it('gives back the roles that it was taught', () => {
    lines.forEach((line, k) => {
      const block = taught.blocks[line]
      const state = STATES[states[k] ?? -1]
      if (block?.article === null) expect(state?.link, `line ${line}`).toBe('none')
      else expect(state === undefined ? undefined : roleOf(state.kind), `line ${line}`).toBe(block?.role)
    })
  })

  it('gives back how each block is linked to what stands above it, as far as its kind can be', () => {
    let above = -1
    lines.forEach((line, k) => {
      const state = STATES[states[k] ?? -1]
      const from = lesson.follows[line] ?? -1
      if (taught.blocks[line]?.article === null || state === undefined) return
      const link = from < 0 || from > line ? 'start' : from === above ? 'on' : 'resume'
      expect(state, `line ${line}`).toBe(STATES[stateOf(state.kind, link)])
      above = line
    })
  })

  it('keeps the order of its articles, without copies', () => {
    for (const order of taught.articles) {
      const present = order.filter((block) => !lesson.absent.has(block))
      expect(present.map((block) => lesson.follows[block])).toEqual([...(present.length > 0 ? [-1] : []), ...present.slice(0, -1)])
    }
  })

  it('says of each join where it runs on', () => {
    const joins = lines.filter((line) => {
      const { joins: to = null, role } = taught.blocks[line] ?? {}
      return to !== null && to === lesson.follows[line] && taught.blocks[to]?.role === role
    })
    expect(joinExamples(lesson).filter(({ is }) => is)).toHaveLength(joins.length)
    expect(seamExamples(lesson).filter(({ is }) => is).length).toBeGreaterThanOrEqual(joins.length)
  })
})

describe('the state of a kind', () => {
  it('has the link that is asked for, or one that the kind can have', () => {
    for (const { kind, link } of STATES) expect(STATES[stateOf(kind, link)]).toMatchObject({ kind, link })
    expect(STATES[stateOf('noise', 'on')]).toMatchObject({ kind: 'noise', link: 'none' })
    expect(STATES[stateOf('credit', 'start')]).toMatchObject({ kind: 'credit', link: 'on' })
  })
})
