import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { dataFolder, defaultLibrary, installation, type Machine } from './places.ts'

function machine(changes: Partial<Machine>): Machine {
  return { platform: 'linux', env: {}, home: '/home/lin', exists: () => true, documents: () => undefined, ...changes }
}

describe('the default library', () => {
  it.each([
    ['the documents folder of a Linux desktop', machine({ documents: () => '/home/lin/文档' }), '/home/lin/文档/Jiaoban'],
    ['Documents where the desktop has set none', machine({}), '/home/lin/Documents/Jiaoban'],
    ['the data folder on a machine without documents', machine({ exists: () => false }), '/home/lin/.local/share/jiaoban/library'],
    [
      'the data folder where documents is the home itself',
      machine({ documents: () => '/home/lin/' }),
      '/home/lin/.local/share/jiaoban/library',
    ],
    ['the data folder that is set', machine({ exists: () => false, env: { XDG_DATA_HOME: '/data' } }), '/data/jiaoban/library'],
    ['macOS', machine({ platform: 'darwin', home: '/Users/lin' }), '/Users/lin/Documents/Jiaoban'],
    ['Windows', machine({ platform: 'win32', home: 'C:\\Users\\lin' }), 'C:\\Users\\lin\\Documents\\Jiaoban'],
  ])('is in %s', (_, on, folder) => {
    expect(defaultLibrary(on)).toBe(folder)
  })
})

describe('the data folder', () => {
  it('follows each system', () => {
    expect(dataFolder(machine({}))).toBe('/home/lin/.local/share/jiaoban')
    expect(dataFolder(machine({ platform: 'darwin', home: '/Users/lin' }))).toBe('/Users/lin/Library/Application Support/Jiaoban')
    expect(dataFolder(machine({ platform: 'win32', home: 'C:\\Users\\lin' }))).toBe('C:\\Users\\lin\\AppData\\Roaming\\Jiaoban')
  })
})

describe('the installation', () => {
  it('is found from any depth', () => {
    const root = join(import.meta.dirname, '../../..')
    const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
    expect(installation()).toEqual({ root, version, renderer: join(root, 'out', 'renderer'), samples: join(root, 'seeds') })
    expect(installation(join(root, 'electron')).root).toBe(root)
    expect(() => installation('/')).toThrow('package.json')
  })
})
