import { afterEach, describe, expect, it } from 'vitest'
import { bundleProblems, evaluations, pageProblems } from './bundles.ts'
import { temporaryProject, type TemporaryProject } from './temporary-project.ts'

const made: TemporaryProject[] = []
afterEach(() => {
  for (const project of made.splice(0)) project.release()
})

/** Writes a project of the given files; an entry counts as built when its source and its bundle are there. */
function project(files: Record<string, string>): string {
  const one = temporaryProject(files)
  made.push(one)
  return one.root
}

const page = '<!doctype html><script type="module" src="./a.js"></script>'
const sound = {
  'electron/desktop/main.ts': '',
  'electron/loopback/main.ts': '',
  'electron/cli/main.ts': '',
  'electron/preload/preload.ts': '',
  'renderer/index.html': '',
  'out/main/desktop/main.js': 'import { app } from "electron"\nimport "../chunks/rpc.js"',
  'out/main/loopback/main.js': 'import "../chunks/rpc.js"\nimport { x } from "electron-free-package"',
  'out/main/cli/main.js': '#!/usr/bin/env node\nconst { later } = await import("../chunks/later.js")',
  'out/main/chunks/rpc.js': 'import "ws"',
  'out/main/chunks/later.js': 'export const later = "import electron"',
  'out/preload/preload.cjs': 'let electron = require("electron")',
  'out/renderer/index.html': page,
  'out/renderer/assets/a.js': 'const evaluate = 1',
}

describe('bundleProblems', () => {
  it('finds nothing in a sound build', () => {
    expect(bundleProblems(project(sound))).toEqual([])
  })

  it('follows chunks and late imports to Electron and names the way', () => {
    const root = project({
      ...sound,
      'out/main/chunks/rpc.js': 'import { app } from "electron/main"',
      'out/main/chunks/later.js': 'import { createRequire } from "node:module"\nconst { app } = require("electron")',
    })
    expect(bundleProblems(root)).toEqual([
      'out/main/loopback/main.js -> out/main/chunks/rpc.js imports electron/main: this host must run on plain Node',
      'out/main/cli/main.js -> out/main/chunks/later.js imports electron: this host must run on plain Node',
    ])
  })

  it('reports a host, a worker, a preload and a page that were not built', () => {
    const sources = Object.fromEntries(Object.entries(sound).filter(([name]) => !name.startsWith('out/')))
    const problems = bundleProblems(project({ ...sources, 'electron/workers/hash.ts': '', 'electron/workers/hash.test.ts': '' }))
    expect(problems).toEqual([
      'out/main/loopback/main.js: the file is missing',
      'out/main/cli/main.js: the file is missing',
      'out/main/workers/hash.js: the file is missing',
      'out/preload holds nothing: a sandboxed preload must be the one file preload.cjs',
      'out/renderer/index.html is missing',
    ])
  })

  it('refuses a preload that loads more than electron, is split, or is an ES module', () => {
    expect(bundleProblems(project({ ...sound, 'out/preload/preload.cjs': 'require("electron"); require("node:fs")' }))[0]).toContain(
      'loads node:fs',
    )
    expect(bundleProblems(project({ ...sound, 'out/preload/chunk.cjs': '' }))[0]).toContain('chunk.cjs, preload.cjs')
    expect(bundleProblems(project({ ...sound, 'out/preload/preload.cjs': 'export {}' }))[0]).toContain('must be CommonJS')
  })

  it('refuses a bin without its first line', () => {
    expect(bundleProblems(project({ ...sound, 'out/main/cli/main.js': 'import "ws"' }))[0]).toContain('#!/usr/bin/env node')
  })

  it('refuses a renderer that evaluates text', () => {
    expect(bundleProblems(project({ ...sound, 'out/renderer/assets/a.js': 'new Function("return this")' }))).toEqual([
      'out/renderer/a.js evaluates text: new Function("return this")',
    ])
  })
})

describe('pageProblems', () => {
  it.each([
    '<script>go()</script>',
    '<script type="module">go()</script>',
    '<style>a{}</style>',
    '<body onload="go()">',
    '<p style="color:red">',
    '<link href="data:text/css,a">',
  ])('finds what the policy refuses in %s', (html) => {
    expect(pageProblems(page + html)).toHaveLength(1)
  })
})

describe('evaluations', () => {
  it('finds calls and leaves names, strings and methods alone', () => {
    expect(evaluations('eval(a); Function("b")(); x.eval(c); const s = "eval(d)"; class Function2 {}; new Function2()')).toEqual([
      'eval(a)',
      'Function("b")',
    ])
  })
})
