/** The folder of an export: checked before anything is written, filled under another name, and put in place at once. */
import type { Stats } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'

import { AppError } from '#electron/platform/index.ts'
import type { JobId } from '#shared/base/index.ts'
import { failure } from '#shared/contract/index.ts'

import { systemCode, writeFailure } from '../write-failure.ts'

/**
 * The folder to write, absolute and with links in its parents resolved. Refuses with `folder-not-allowed` what is not
 * below one of the roots (null: anything is), and with `folder-taken` a folder that holds something. [E12]
 */
export async function checkFolder(folder: string, roots: readonly string[] | null): Promise<string> {
  const target = await realTarget(resolve(folder))
  if (roots !== null && !(await isBelow(target, roots))) throw new AppError(failure('folder-not-allowed', { path: folder }))
  await refuseTaken(target)
  return target
}

async function refuseTaken(target: string): Promise<void> {
  let found: Stats
  try {
    found = await lstat(target)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw writeFailure(error, target)
  }
  if (!found.isDirectory()) throw new AppError(failure('folder-taken', { path: target }))
  const names = await readdir(target).catch((error: unknown) => {
    throw writeFailure(error, target)
  })
  if (names.length > 0) throw new AppError(failure('folder-taken', { path: target }))
}

/** The path with its deepest folder that is there already resolved. The last name is never followed: it is what gets replaced. */
async function realTarget(path: string): Promise<string> {
  const parent = dirname(path)
  if (parent === path) return path
  try {
    return join(await realpath(parent), basename(path))
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw writeFailure(error, path)
    return join(await realTarget(parent), basename(path))
  }
}

/** Links in the roots are resolved as those of the folder are, also of a root that is not there yet. */
async function isBelow(target: string, roots: readonly string[]): Promise<boolean> {
  for (const root of roots) {
    const real = await realTarget(join(resolve(root), 'x')).then(dirname)
    if (target.startsWith(real.endsWith(sep) ? real : real + sep)) return true
  }
  return false
}

/** Where an export is written until it is complete: beside its folder, so that putting it in place is one rename. */
export function partialFolder(target: string, job: JobId): string {
  return join(dirname(target), `.${basename(target).slice(0, 60)}.${job.slice(-12)}.partial`)
}

/** Makes the folder anew; what an earlier run of the same job left in it goes. */
export async function makePartial(partial: string): Promise<void> {
  try {
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial, { recursive: true })
  } catch (error) {
    throw writeFailure(error, partial)
  }
}

/** Puts a complete folder in its place. What has come to stand there meanwhile is not touched: `folder-taken`. */
export async function putInPlace(partial: string, target: string): Promise<void> {
  try {
    await syncFolder(partial)
    // Not every system renames a folder onto an empty one; one that is not empty stops this here.
    await rmdir(target).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error
    })
    await rename(partial, target)
    await syncFolder(dirname(target))
  } catch (error) {
    if (systemCode(error) === 'ENOTEMPTY' || systemCode(error) === 'EEXIST')
      throw new AppError(failure('folder-taken', { path: target }), { cause: error })
    throw writeFailure(error, target)
  }
}

/** Has a folder's names written to the disk. Windows neither opens folders nor needs to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
