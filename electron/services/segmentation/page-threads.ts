/** The threads that work on pages: one pool for all kinds of requests, and the weights that all of them use. */
import type { Log } from '#electron/platform/index.ts'
import type { EngineVersion } from '#shared/model/index.ts'
import type { SegmentationInput, SegmentationResult, Weights } from '#shared/segmentation/index.ts'

import { createWorkerPool, workerEntry, type WorkerPool } from '../threads/index.ts'
import { engineWith } from './engine.ts'

/** What a thread is sent. Weights are not answered; they hold for all that is sent after them. */
export type PageMessage<Make> =
  | { readonly do: 'make'; readonly request: Make }
  | { readonly do: 'cut'; readonly input: SegmentationInput }
  | { readonly do: 'use'; readonly weights: Weights | null }

/** Cuts blocks in a thread, with the weights in use. */
export interface Segmenter {
  /** Tasks that can be worked on at the same time. */
  readonly size: number
  /** What cuts now; kept with every page that it cut. */
  readonly engine: EngineVersion
  /** Rejects with a `WorkerCrash` where the thread died over it, and with the signal's reason. */
  cut(input: SegmentationInput, signal: AbortSignal): Promise<SegmentationResult>
}

export interface PageThreads<Make, Made> {
  /** Makes pages of files. */
  readonly makers: Pick<WorkerPool<Make, Made>, 'size' | 'run'>
  readonly segmenter: Segmenter
  /** Every page from now on is cut with these; null: with those that come with the program. */
  use(weights: Weights | null): void
  release(): Promise<void>
}

/** Starts with no thread and the weights that come with the program. `entry` is for tests. */
export function createPageThreads<Make, Made>(log: Log, entry = workerEntry('page-worker')): PageThreads<Make, Made> {
  const pool = createWorkerPool<PageMessage<Make>, unknown>({ log, entry })
  let engine: EngineVersion | undefined
  let used: Weights | null = null
  return {
    makers: {
      size: pool.size,
      run: (request, signal) => pool.run({ do: 'make', request }, signal) as Promise<Made>,
    },
    segmenter: {
      size: pool.size,
      get engine() {
        return (engine ??= engineWith(used))
      },
      cut: (input, signal) => pool.run({ do: 'cut', input }, signal) as Promise<SegmentationResult>,
    },
    use(weights) {
      used = weights
      engine = undefined
      pool.tell({ do: 'use', weights })
    },
    release: () => pool.release(),
  }
}
