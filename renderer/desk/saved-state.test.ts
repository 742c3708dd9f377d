/** What the editor is told of the state of the work. */
import { describe, expect, it } from 'vitest'

import { failure } from '#shared/contract/index.ts'

import { savedState, type Facts, type SavedState } from './saved-state.ts'

const calm: Facts = { waiting: 0, unkept: 0, online: true, failure: null, condition: 'ok' }
const full = failure('disk-full')

describe('savedState', () => {
  it.each<[string, Partial<Facts>, SavedState]>([
    ['everything acknowledged', {}, { state: 'saved' }],
    ['edits under way', { waiting: 3, unkept: 1 }, { state: 'saving', waiting: 3 }],
    ['the host away, edits on disk', { waiting: 3, online: false }, { state: 'offline', waiting: 3 }],
    ['the host away, an edit not on disk yet', { waiting: 3, unkept: 1, online: false }, { state: 'offline', waiting: 3 }],
    ['the host away, nothing waiting', { online: false }, { state: 'offline', waiting: 0 }],
    [
      'the host away, the desk full',
      { waiting: 3, unkept: 2, online: false, condition: 'full' },
      { state: 'failed', waiting: 3, unkept: 2, reason: 'desk-full' },
    ],
    [
      'the host away, the desk broken',
      { waiting: 3, unkept: 2, online: false, condition: 'broken' },
      { state: 'failed', waiting: 3, unkept: 2, reason: 'desk-broken' },
    ],
    ['the desk broken, the host taking edits directly', { waiting: 2, unkept: 2, condition: 'broken' }, { state: 'saving', waiting: 2 }],
    ['the desk broken, everything in the library', { condition: 'broken' }, { state: 'saved' }],
    ['the library out of room', { waiting: 1, failure: full }, { state: 'failed', waiting: 1, unkept: 0, reason: full }],
  ])('%s', (_, facts, expected) => {
    expect(savedState({ ...calm, ...facts })).toEqual(expected)
  })
})
