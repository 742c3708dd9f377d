import { utimesSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

import { chooseHost, needsBuild, readWishes, type Machine } from './start.ts'
import { temporaryProject } from './temporary-project.ts'

const installed = { found: true, program: '/electron' } as const
const missing = { found: false, reason: 'not here' } as const

/** A machine on which Electron is installed and runs, and on which nothing must be downloaded. */
function machine(changes: Partial<Machine> = {}): Machine {
  const fetch = (): boolean => {
    throw new Error('nothing was to be downloaded')
  }
  return { display: true, root: false, failedLately: false, electron: () => installed, fetch, ...changes }
}

const wishes = (...argv: string[]): ReturnType<typeof readWishes> => readWishes(argv, '/here')

describe('the command line', () => {
  it('is read from where npm was called', () => {
    expect(wishes('--no-open', '--library', 'lib', '--port', '5000')).toEqual({
      library: resolve('/here', 'lib'),
      port: '5000',
      open: false,
      loopback: false,
      help: false,
    })
    expect(wishes()).toMatchObject({ library: undefined, port: undefined, open: true })
  })

  it('is refused where it is wrong', () => {
    expect(() => wishes('--libary', 'x')).toThrow('--libary')
    expect(() => wishes('stray')).toThrow('stray')
  })
})

describe('the choice of the host', () => {
  it('is the desktop where Electron is installed', () => {
    expect(chooseHost(wishes(), machine())).toEqual({ host: 'desktop', program: '/electron' })
  })

  it.each([
    ['--loopback', wishes('--loopback'), machine(), 'asked'],
    ['--no-open', wishes('--no-open'), machine(), 'no-open'],
    ['--port', wishes('--port', '5000'), machine(), 'asked'],
    ['no display', wishes(), machine({ display: false, electron: () => missing }), 'no-display'],
    ['root', wishes(), machine({ root: true }), 'root'],
    ['a download that failed a while ago', wishes(), machine({ electron: () => missing, failedLately: true }), 'not-fetched-lately'],
  ] as const)('is the loopback host, without a download, for %s', (_, asked, on, because) => {
    expect(chooseHost(asked, on)).toEqual({ host: 'loopback', because })
  })

  it('downloads Electron once where it is missing', () => {
    let fetched = 0
    const downloads = (works: boolean): Machine =>
      machine({
        electron: () => (works && fetched > 0 ? installed : missing),
        fetch: () => {
          fetched++
          return works
        },
      })
    expect(chooseHost(wishes(), downloads(true))).toEqual({ host: 'desktop', program: '/electron' })
    expect(chooseHost(wishes(), downloads(false))).toEqual({ host: 'loopback', because: 'not-fetched' })
    expect(fetched).toBe(2)
  })
})

describe('the build', () => {
  const built = {
    'out/main/desktop/main.js': '',
    'out/main/loopback/main.js': '',
    'out/preload/preload.cjs': '',
    'out/renderer/index.html': '',
  }
  const sources = {
    'shared/base/a.ts': '',
    'renderer/app/A.vue': '',
    'renderer/app/a.test.ts': '',
    'package-lock.json': '{}',
    'README.md': '',
  }

  /** Asks in a project whose bundles were all written at second 1000 and whose named files later. */
  function asked(files: Record<string, string>, changed: readonly string[]): boolean {
    const project = temporaryProject(files)
    try {
      for (const file of Object.keys(files)) {
        const time = changed.includes(file) ? 2000 : file.startsWith('out/') ? 1000 : 500
        utimesSync(join(project.root, file), time, time)
      }
      return needsBuild(project.root)
    } finally {
      project.release()
    }
  }

  it('is not needed where all bundles are newer than all sources', () => {
    expect(asked({ ...built, ...sources }, [])).toBe(false)
  })

  it.each(['shared/base/a.ts', 'renderer/app/A.vue', 'package-lock.json'])('is needed after a change of %s', (file) => {
    expect(asked({ ...built, ...sources }, [file])).toBe(true)
  })

  it.each(['renderer/app/a.test.ts', 'README.md'])('is not needed after a change of %s', (file) => {
    expect(asked({ ...built, ...sources }, [file])).toBe(false)
  })

  it.each(Object.keys(built))('is needed where %s is missing', (file) => {
    const rest = Object.fromEntries(Object.entries(built).filter(([name]) => name !== file))
    expect(asked({ ...rest, ...sources }, [])).toBe(true)
  })
})
