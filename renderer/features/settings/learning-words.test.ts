import { describe, expect, it } from 'vitest'

import type { LearningView, WeightsView } from '#shared/contract/index.ts'
import { messageOf } from '#renderer/i18n/index.ts'

import { stateWords, weightsWords } from './learning-words.ts'
import { settingsMessages } from './messages.ts'

const shipped: WeightsView = { version: 'shipped-1', origin: 'shipped', pages: 0, at: null }
const learned: WeightsView = { version: 'library-3', origin: 'learned', pages: 12, at: null }
const view: LearningView = { on: true, current: shipped, previous: null, waiting: 0, state: 'idle' }

const said = (sentence: { readonly name: string } | null): string | undefined =>
  sentence === null ? '' : messageOf({ settings: settingsMessages.zh }, sentence.name)

describe('what is said of learning', () => {
  it('names weights by where they come from', () => {
    expect(weightsWords(learned).params).toEqual({ version: 'library-3', n: 12 })
    const origins = ['shipped', 'imported', 'learned'] as const
    expect(new Set(origins.map((origin) => said(weightsWords({ ...learned, origin })))).size).toBe(3)
  })

  it('tells what is going on before what was', () => {
    const waiting = { ...view, waiting: 2 }
    expect(stateWords({ ...waiting, state: 'learning', on: false })?.name).toMatch(/busy$/)
    expect(stateWords({ ...waiting, state: 'failed', on: false })?.name).toMatch(/off$/)
    expect(stateWords({ ...waiting, state: 'failed' })?.name).toMatch(/failed$/)
    expect(stateWords(waiting)).toMatchObject({ params: { n: 2 }, count: 2 })
  })

  it('says why a library that learned uses the program’s weights, and nothing where it uses its own', () => {
    expect(stateWords({ ...view, current: learned })).toBeNull()
    expect(stateWords({ ...view, current: { ...shipped, pages: 4 } })).toMatchObject({ params: { n: 4 } })
    expect(stateWords(view)?.name).toMatch(/nothing$/)
  })

  it('has words for all of it', () => {
    for (const state of ['idle', 'learning', 'failed'] as const) {
      for (const on of [true, false]) expect(said(stateWords({ ...view, state, on }))).not.toBeUndefined()
    }
  })
})
