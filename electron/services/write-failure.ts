/** What the file system says when it will not take what we write, in the contract's words. */
import { AppError } from '#electron/platform/index.ts'
import { failure } from '#shared/contract/index.ts'

/** An `AppError` for an error of the file system at `path`; anything else is a bug, or said already, and comes back as it is. */
export function writeFailure(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === undefined) return error
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError(failure('disk-full'), { cause: error })
  return new AppError(failure('cannot-write', { path, reason: code }), { cause: error })
}

/** The code of an error that a system call gave, e.g. `ENOENT`; undefined for every other error. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : undefined
}
