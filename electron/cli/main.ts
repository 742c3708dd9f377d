#!/usr/bin/env node
/** The command line host: runs one command and ends with its exit code (0 done, 1 something was refused or failed, 2 wrong arguments). */
import { CommanderError } from 'commander'

import type { Failure } from '#shared/contract/index.ts'

import { language, say } from './language.ts'
import { endWithReader, printError } from './output.ts'
import { makeProgram, USAGE, usageInWords } from './program.ts'

endWithReader()
// npm runs a script in the package's folder; the paths that were typed are meant from where they were typed.
const typedIn = process.env['INIT_CWD']
if (process.env['npm_lifecycle_event'] === 'jiaoban' && typedIn !== undefined) process.chdir(typedIn)
try {
  const program = makeProgram((code) => {
    process.exitCode = code
  })
  if (process.argv.length <= 2) {
    program.outputHelp({ error: true })
    process.exitCode = USAGE
  } else await program.parseAsync()
} catch (error) {
  process.exitCode = await codeOf(error)
}

/** Says what went wrong, where anything did, and returns the exit code. */
async function codeOf(error: unknown): Promise<number> {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0
    printError(usageInWords(error))
    return USAGE
  }
  if (isRefusal(error)) {
    const { failureInWords } = await import('#shared/contract/index.ts')
    printError(failureInWords(error.failure, language))
  } else {
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
    printError(`${say('程序出错了：', 'Something went wrong in the program: ')}${details}`)
  }
  return 1
}

/** An `AppError`, told by its name: its class would bring all of the contract with it, which help does without. */
function isRefusal(error: unknown): error is Error & { readonly failure: Failure } {
  return error instanceof Error && error.name === 'AppError' && 'failure' in error
}
