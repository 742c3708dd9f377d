import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findElectron } from './electron-binary.ts'
import { temporaryProject, type TemporaryProject } from './temporary-project.ts'

const made: TemporaryProject[] = []
afterEach(() => {
  for (const project of made.splice(0)) project.release()
})

function electronPackage(files: Record<string, string>): string {
  const project = temporaryProject({ 'package.json': '{}', ...files })
  made.push(project)
  return project.root
}

describe('findElectron', () => {
  it('finds the program that the package names', () => {
    const folder = electronPackage({ 'path.txt': 'electron', 'dist/electron': '' })
    expect(findElectron(folder, {})).toEqual({ found: true, program: join(folder, 'dist/electron') })
  })

  it('says that it was never downloaded, or that it is gone', () => {
    expect(findElectron(electronPackage({}), {})).toEqual({ found: false, reason: expect.stringContaining('install-electron') as unknown })
    expect(findElectron(electronPackage({ 'path.txt': 'electron' }), {})).toEqual({
      found: false,
      reason: expect.stringContaining('missing at') as unknown,
    })
  })

  it('follows ELECTRON_OVERRIDE_DIST_PATH', () => {
    const folder = electronPackage({ 'elsewhere/electron': '' })
    const elsewhere = join(folder, 'elsewhere')
    expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: elsewhere })).toEqual({ found: true, program: join(elsewhere, 'electron') })
  })
})
