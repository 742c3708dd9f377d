/** Errors of the file system in the contract's words. */
import { AppError } from '#electron/platform/index.ts'
import { failure } from '#shared/contract/index.ts'

/** The system's code of an error, `ENOENT`; of an error without one, what it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** Why something could not be written at `path`. */
export function writeError(error: unknown, path: string): AppError {
  const code = codeOf(error)
  const full = code === 'ENOSPC' || code === 'EDQUOT'
  return new AppError(full ? failure('disk-full') : failure('cannot-write', { path, reason: code }), { cause: error })
}

/** Why something could not be read. */
export function readError(error: unknown): AppError {
  return new AppError(failure('unreadable', { reason: codeOf(error) }), { cause: error })
}
