import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { fakePlatform, type FakePlatform } from '#electron/platform/index.ts'

import { DEFAULT_STATE, MIN_HEIGHT, MIN_WIDTH, readWindowState, type WindowState } from './window-state.ts'

const screens = [
  { x: 0, y: 25, width: 1920, height: 1055 },
  { x: 1920, y: 0, width: 1280, height: 1024 },
]
const kept: WindowState = { position: { x: 2000, y: 100 }, width: 1100, height: 700, maximized: false }

let place: FakePlatform
let file: string

beforeEach(() => {
  place = fakePlatform()
  file = join(place.root, 'window.json')
})
afterEach(() => place.release())

function read(state: unknown, on = screens): WindowState {
  writeFileSync(file, typeof state === 'string' ? state : JSON.stringify(state))
  return readWindowState(file, on)
}

describe('the window state', () => {
  it('comes back as it was kept', () => {
    expect(read(kept)).toEqual(kept)
  })

  it.each([
    ['the display that it was on is gone', { x: 2000, y: 100 }, screens.slice(0, 1)],
    ['its title bar is above all displays', { x: 100, y: 0 }, screens],
    ['its title bar is below all displays', { x: 100, y: 1075 }, screens],
    ['only a corner of it is left on a display', { x: 3150, y: 100 }, screens],
  ])('keeps its size and is placed anew where %s', (_, position, on) => {
    expect(read({ ...kept, position }, on)).toEqual({ ...kept, position: null })
  })

  it('is never smaller than the screens need', () => {
    expect(read({ ...kept, width: 200, height: 100 })).toMatchObject({ width: MIN_WIDTH, height: MIN_HEIGHT })
  })

  it.each([
    '',
    '{',
    '{}',
    'null',
    '{"position":null,"width":"wide","height":700,"maximized":false}',
    JSON.stringify({ ...kept, width: 1200.5 }),
  ])('is that of the first start where the file holds %j', (text) => {
    expect(read(text)).toEqual(DEFAULT_STATE)
  })

  it('is that of the first start where there is no file', () => {
    expect(readWindowState(join(place.root, 'none.json'), screens)).toEqual(DEFAULT_STATE)
  })
})
