#!/usr/bin/env node
/** Entry of the loopback host as a program of its own: `node electron/loopback/main.ts [--library DIR] [--port N] [--open]`. */
import { parseArgs } from 'node:util'

import { runLoopback, type RunOptions } from './index.ts'

const USAGE = 'usage: main.ts [--library DIR] [--port N] [--open] [--because TEXT]'
const OPTIONS = { library: { type: 'string' }, port: { type: 'string' }, because: { type: 'string' }, open: { type: 'boolean' } } as const

/** Reads the command line; a text says what is wrong with it. */
function commandLine(): RunOptions | string {
  try {
    const { library, port, because, open } = parseArgs({ options: OPTIONS }).values
    const number = port === undefined ? undefined : Number(port)
    const wrong = number !== undefined && !(Number.isInteger(number) && number >= 1 && number <= 65535)
    return wrong ? `--port ${String(port)}: a port is a number from 1 to 65535` : { library, port: number, because, open: open ?? false }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const options = commandLine()
if (typeof options === 'string') {
  process.stderr.write(`${options}\n${USAGE}\n`)
  process.exitCode = 2
} else {
  process.exitCode = await runLoopback(options)
}
