import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { present } from '#shared/base/index.ts'
import { useViewStore } from '#renderer/stores/view.ts'

import { useCommandStore } from './command-store.ts'
import type { CommandSpec } from './command.ts'
import { conflictsOf } from './conflicts.ts'
import { listenForShortcuts } from './listener.ts'

const group = { zh: '组', en: 'Group' }
const spec = (id: string, keys: string[], more: Partial<CommandSpec> = {}): CommandSpec => ({
  id,
  title: { zh: id, en: id },
  group,
  scope: 'everywhere',
  keys,
  ...more,
})

describe('keys', () => {
  const given: string[] = []
  const refused: string[] = []
  let release: () => void

  function setUp(specs: CommandSpec[], refusals: Record<string, string> = {}): ReturnType<typeof useCommandStore> {
    const commands = useCommandStore()
    commands.declare(specs)
    commands.handle(
      Object.fromEntries(specs.map(({ id }) => [id, { run: () => void given.push(id), refusal: () => refusals[id] ?? null }])),
    )
    release = listenForShortcuts(window, commands, {
      refused: (command, reason) => void refused.push(`${command.id}: ${reason}`),
      unseen: (command) => void refused.push(`${command.id}: not seen yet`),
      failed: (error) => {
        throw error
      },
    })
    return commands
  }

  function press(key: string, more: KeyboardEventInit = {}, on: Element = document.body): boolean {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    on.dispatchEvent(event)
    return event.defaultPrevented
  }

  function put(html: 'input' | 'button' | 'div'): HTMLElement {
    const element = document.createElement(html)
    document.body.append(element)
    return element
  }

  beforeEach(() => {
    setActivePinia(createPinia())
    given.length = 0
    refused.length = 0
  })
  afterEach(() => {
    release()
    document.body.replaceChildren()
    vi.useRealTimers()
  })

  it('gives the command of a key and keeps the key from the browser', () => {
    setUp([spec('split', ['S']), spec('palette', ['Ctrl+K'])])
    expect(press('s')).toBe(true)
    expect(press('k', { ctrlKey: true })).toBe(true)
    expect(press('x')).toBe(false)
    expect(given).toEqual(['split', 'palette'])
  })

  it('leaves single keys to a text field, and keys with modifiers not', () => {
    setUp([spec('split', ['S']), spec('palette', ['Ctrl+K'])])
    const field = put('input')
    press('s', {}, field)
    press('k', { ctrlKey: true }, field)
    expect(given).toEqual(['palette'])
  })

  it('leaves its own undo and arrows to a text field', () => {
    setUp([spec('undo', ['Ctrl+Z']), spec('up', ['Alt+ArrowUp']), spec('write', ['Ctrl+Enter'])])
    const field = put('input')
    press('z', { ctrlKey: true }, field)
    press('ArrowUp', { altKey: true }, field)
    press('Enter', { ctrlKey: true }, field)
    expect(given).toEqual(['write'])
    press('z', { ctrlKey: true })
    expect(given).toEqual(['write', 'undo'])
  })

  it('does nothing while an input method composes, nor for the key that ends the composition', () => {
    setUp([spec('accept', ['Enter']), spec('palette', ['Ctrl+K'])])
    press('Enter', { isComposing: true })
    press('k', { ctrlKey: true, keyCode: 229 })
    document.body.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }))
    press('Enter')
    expect(given).toEqual([])
    press('Enter')
    expect(given).toEqual(['accept'])
  })

  it('leaves Enter to a button that has the focus', () => {
    setUp([spec('accept', ['Enter']), spec('split', ['S'])])
    const button = put('button')
    press('Enter', {}, button)
    press('s', {}, button)
    expect(given).toEqual(['split'])
  })

  it('leaves all keys to a dialog', () => {
    setUp([spec('split', ['S']), spec('palette', ['Ctrl+K'])])
    const dialog = put('div')
    dialog.setAttribute('role', 'dialog')
    press('s', {}, dialog)
    press('k', { ctrlKey: true }, dialog)
    expect(given).toEqual([])
  })

  it('waits for the second press of two', () => {
    const commands = setUp([spec('role.kicker', ['R K']), spec('role.headline', ['R H']), spec('keep', ['K'])])
    press('r')
    expect(commands.pending).toBe('R')
    press('k')
    expect(commands.pending).toBeNull()
    expect(given).toEqual(['role.kicker'])
    press('k')
    expect(given).toEqual(['role.kicker', 'keep'])
  })

  it('does nothing when the second press leads nowhere', () => {
    setUp([spec('role.kicker', ['R K']), spec('split', ['S'])])
    press('r')
    expect(press('s')).toBe(true)
    expect(given).toEqual([])
  })

  it('forgets the first press after a while', () => {
    vi.useFakeTimers()
    const commands = setUp([spec('role.kicker', ['R K'])])
    press('r')
    vi.advanceTimersByTime(5000)
    expect(commands.pending).toBeNull()
  })

  it('says why a command cannot be given', () => {
    setUp([spec('merge', ['M'])], { merge: '没有上一篇' })
    expect(press('m')).toBe(true)
    expect(given).toEqual([])
    expect(refused).toEqual(['merge: 没有上一篇'])
  })

  it('repeats a held key only for what moves', () => {
    setUp([spec('next', ['ArrowDown'], { repeats: true }), spec('approve', ['A'])])
    press('ArrowDown', { repeat: true })
    press('a', { repeat: true })
    expect(given).toEqual(['next'])
  })

  it('keeps keys that are pressed while a page opens, in their order, and those of another view out', async () => {
    const commands = setUp([
      spec('turn', ['PageDown'], { scope: 'library', repeats: true }),
      spec('split', ['S'], { scope: 'library' }),
      spec('palette', ['Ctrl+K']),
    ])
    const turning = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()] as const
    let turns = 0
    const release = commands.handle({
      turn: {
        run: () => {
          given.push('turn')
          void commands.hold(present(turning[turns++], 'two turns').promise)
        },
      },
    })
    press('PageDown')
    press('s')
    press('PageDown')
    press('PageDown', { repeat: true })
    press('s')
    press('k', { ctrlKey: true })
    expect(given).toEqual(['turn', 'palette'])
    turning[0].resolve(undefined)
    await expect.poll(() => given).toEqual(['turn', 'palette', 'split', 'turn'])
    press('s')
    turning[1].reject(new Error('the page does not open'))
    await expect.poll(() => given.slice(4)).toEqual(['split', 'split'])
    expect(commands.held).toBe(false)
    press('s')
    expect(given.slice(6)).toEqual(['split'])
    release()
  })

  it('[V23] does not judge what has only just come on the screen', async () => {
    vi.useFakeTimers()
    const commands = setUp([spec('approve', ['A'], { judges: true }), spec('next', ['N'])])
    press('a')
    const opening = Promise.withResolvers<undefined>()
    const held = commands.hold(opening.promise.then(() => commands.came()))
    press('a')
    opening.resolve(undefined)
    await held
    press('a')
    press('n')
    expect(given).toEqual(['approve', 'next'])
    expect(refused).toEqual(['approve: not seen yet', 'approve: not seen yet'])
    vi.advanceTimersByTime(400)
    press('a')
    expect(given).toEqual(['approve', 'next', 'approve'])
  })

  it('does not carry out what was typed before the text field was there for it', async () => {
    const commands = setUp([spec('edit', ['E'], { scope: 'library' }), spec('approve', ['A'], { scope: 'library' })])
    const field = put('input')
    const release = commands.handle({ edit: { run: () => field.focus() } })
    const opening = Promise.withResolvers<undefined>()
    const held = commands.hold(opening.promise)
    press('e')
    press('a')
    opening.resolve(undefined)
    await held
    expect(document.activeElement).toBe(field)
    expect(given).toEqual([])
    release()
  })

  it('[V17] leaves what was meant for a choice to that choice, whatever else its keys do', async () => {
    const commands = setUp([
      spec('choose', ['W'], { scope: 'library' }),
      spec('topic', ['T'], { scope: 'library' }),
      spec('role', ['R K'], { scope: 'library' }),
      spec('accept', ['Enter'], { scope: 'library', judges: true }),
    ])
    const choice = put('div')
    choice.tabIndex = -1
    choice.dataset['ownKeys'] = ''
    const taken: string[] = []
    choice.addEventListener('keydown', (event) => {
      event.stopPropagation()
      taken.push(event.key)
    })
    const release = commands.handle({ choose: { run: () => choice.focus() } })
    const opening = Promise.withResolvers<undefined>()
    const held = commands.hold(opening.promise)
    for (const key of ['w', 't', 'o', 'r', 'k', 'Enter']) press(key)
    expect(taken).toEqual([])
    opening.resolve(undefined)
    await held
    expect(document.activeElement).toBe(choice)
    expect(taken).toEqual(['t', 'o', 'r', 'k', 'Enter'])
    expect([given, refused]).toEqual([[], []])
    release()
  })

  it('does not carry out in another view what was pressed while a page opened', async () => {
    const commands = setUp([spec('split', ['S'], { scope: 'library' })])
    const opening = Promise.withResolvers<undefined>()
    const held = commands.hold(opening.promise)
    press('s')
    useViewStore().open('settings')
    opening.resolve(undefined)
    await held
    expect(given).toEqual([])
  })

  it('keeps a view’s keys to that view', () => {
    setUp([spec('library.open', ['Enter'], { scope: 'library' }), spec('review.accept', ['Enter'], { scope: 'review' })])
    press('Enter')
    expect(given).toEqual(['library.open'])
  })

  it('gives the next key to who asked for it, once', () => {
    const commands = setUp([spec('keep', ['K'])])
    const taken: string[] = []
    commands.grabNext((stroke) => taken.push(stroke) > 0)
    press('k')
    press('k')
    expect(taken).toEqual(['K'])
    expect(given).toEqual(['keep'])
  })

  it('refuses two commands of one name', () => {
    const commands = setUp([spec('keep', ['K'])])
    expect(() => commands.declare([spec('keep', ['J'])])).toThrow('two commands')
  })
})

describe('conflicts of keys', () => {
  const bound = (id: string, scope: CommandSpec['scope'], ...now: string[]): Pick<CommandSpec, 'id' | 'scope'> & { now: string[] } => ({
    id,
    scope,
    now,
  })
  const all = [bound('a', 'review', 'S'), bound('b', 'review', 'R K'), bound('c', 'library', 'Enter'), bound('d', 'everywhere', 'Ctrl+K')]

  it('finds the same keys in the same place', () => {
    expect(conflictsOf('b', 's', all).map(({ id }) => id)).toEqual(['a'])
    expect(conflictsOf('c', 'S', all)).toEqual([])
  })

  it('finds a first press that hides a second', () => {
    expect(conflictsOf('a', 'R', all).map(({ id }) => id)).toEqual(['b'])
  })

  it('finds keys that work everywhere', () => {
    expect(conflictsOf('c', 'ctrl+k', all).map(({ id }) => id)).toEqual(['d'])
  })
})
