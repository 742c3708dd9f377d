/** The progress bar: on a terminal only, on standard error, one line that goes again. */
import type { JobView } from '#shared/contract/index.ts'

import { count } from './output.ts'

const WIDTH = 24

export interface Progress {
  show(label: string, done: number, total: number): void
  /** Takes the bar off the screen. */
  clear(): void
}

/** A bar on the stream, or, where that is no terminal, none. */
export function progressOn(stream: { readonly isTTY?: boolean; write(text: string): unknown }): Progress {
  if (stream.isTTY !== true) return { show: () => undefined, clear: () => undefined }
  let shown = ''
  return {
    show(label, done, total) {
      const line = bar(label, done, total)
      if (line === shown) return
      shown = line
      stream.write(`\r\u001b[2K${line}`)
    },
    clear() {
      if (shown !== '') stream.write('\r\u001b[2K')
      shown = ''
    },
  }
}

/** `导入 ████████░░░░ 120 / 340`; without the bar while the total is not known. */
export function bar(label: string, done: number, total: number): string {
  if (total === 0) return `${label} …`
  const full = Math.round((Math.min(done, total) / total) * WIDTH)
  return `${label} ${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${count(done)} / ${count(total)}`
}

/** Shows a job while it runs. */
export function showJob(progress: Progress, label: string, job: JobView): void {
  if (job.state === 'running') progress.show(label, job.done, job.total)
}
