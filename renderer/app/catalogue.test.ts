import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPinia, setActivePinia } from 'pinia'
import { describe, expect, it } from 'vitest'

import { conflictsOf, KEY_PRESETS, normalKeys, presetIds, presetKeys, useCommandStore } from '#renderer/commands/index.ts'
import { messageNames, messageOf } from '#renderer/i18n/index.ts'
import { keyCaps } from '#renderer/ui/key-caps.ts'

import { allCommands, messages } from './catalogue.ts'

const renderer = join(import.meta.dirname, '..')
const sources = globSync('**/*.{ts,vue}', { cwd: renderer }).filter((file) => !file.endsWith('.test.ts'))

describe('the sentences of the interface', () => {
  const names = messageNames(messages.zh)

  it('are the same in both languages', () => {
    expect(messageNames(messages.en)).toEqual(names)
  })

  it('are never empty', () => {
    for (const tree of [messages.zh, messages.en]) {
      for (const name of messageNames(tree)) expect(messageOf(tree, name)?.trim(), name).not.toBe('')
    }
  })

  it('have the same placeholders in both languages', () => {
    const placeholders = (text: string | undefined): string[] => [...new Set((text ?? '').match(/\{\w+\}/g) ?? [])].sort()
    for (const name of names) expect(placeholders(messageOf(messages.en, name)), name).toEqual(placeholders(messageOf(messages.zh, name)))
  })

  it('exist wherever the screen asks for one by its name', () => {
    const known = new Set(names)
    const missing = sources.flatMap((file) => {
      const asked = readFileSync(join(renderer, file), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)
      return Array.from(asked, ([, name = '']) => name).flatMap((name) => (known.has(name) ? [] : [`${file}: ${name}`]))
    })
    expect(missing).toEqual([])
  })

  it('are asked for, all of them', () => {
    const text = sources.map((file) => readFileSync(join(renderer, file), 'utf8')).join('\n')
    // A name that is put together, `library.column.${id}`, vouches for everything below its fixed part.
    const stems = Array.from(text.matchAll(/[`'"]([a-z]+(?:\.[\w-]+)*)\.\$\{/g), ([, stem = '']) => `${stem}.`)
    const unused = names.filter(
      (name) => !text.includes(`'${name}'`) && !text.includes(`"${name}"`) && !stems.some((stem) => name.startsWith(stem)),
    )
    expect(unused).toEqual([])
  })
})

describe('commands', () => {
  it('each have a name of their own', () => {
    setActivePinia(createPinia())
    useCommandStore().declare(allCommands)
    expect(new Set(allCommands.map(({ id }) => id)).size).toBe(allCommands.length)
  })

  it('have keys in their normal spelling', () => {
    for (const { id, keys } of allCommands) expect(keys.map(normalKeys), id).toEqual(keys)
  })

  it.each(KEY_PRESETS)('[Y2] do not take keys from each other: %s', (preset) => {
    const bound = allCommands.map((command) => ({ ...command, now: presetKeys(preset, command.id, command.keys) }))
    const conflicts = bound.flatMap((command) =>
      command.now.flatMap((keys) => conflictsOf(command.id, keys, bound).map((other) => `${command.id} and ${other.id}: ${keys}`)),
    )
    expect(conflicts).toEqual([])
  })

  it.each(KEY_PRESETS)('of a preset are commands that there are, in normal spelling: %s', (preset) => {
    const known = new Set(allCommands.map(({ id }) => id))
    for (const id of presetIds(preset)) {
      expect(known.has(id), id).toBe(true)
      expect(presetKeys(preset, id, []).map(normalKeys), id).toEqual(presetKeys(preset, id, []))
    }
  })

  it('[Y2] of the left hand stand in the table of docs/keys.md', () => {
    const table = readFileSync(join(renderer, '../docs/keys.md'), 'utf8').split('\n')
    // Each key as its cap, with a plus between them.
    const drawn = (keys: string): string =>
      keys
        .split('+')
        .map((part) => keyCaps(part, false, 'Space').join(' '))
        .join('+')
    const missing = presetIds('left').filter((id) => {
      const title = allCommands.find((command) => command.id === id)?.title.zh ?? ''
      const left = table.find((line) => line.startsWith(`| ${title} |`))?.split('|')[4] ?? ''
      return !presetKeys('left', id, []).every((keys) => left.includes(`\`${drawn(keys)}\``))
    })
    expect(missing).toEqual([])
  })

  it('[Y2] of the left hand lie under it, first of all', () => {
    const near = /^(Ctrl\+|Alt\+|Shift\+)*([1-5QWERTASDFGZXCVB]|Space|F[1-4])$/
    for (const id of presetIds('left')) expect(presetKeys('left', id, [])[0], id).toMatch(near)
  })
})
