/**
 * What the commands write. Standard output carries results only; words for the person at the terminal go to standard
 * error. Whoever reads the output may stop reading at any time (`| head`): that is no error.
 */
import { once } from 'node:events'

/** Writes a line to standard output, and waits while its reader is slower than we are. */
export async function printLine(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

export function printError(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Ends the program quietly when the reader of its output has gone. */
export function endWithReader(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
      throw error
    })
  }
}

/** A number with thousands separated. */
export function count(value: number): string {
  return value.toLocaleString('en-US')
}
