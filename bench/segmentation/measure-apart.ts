/** Learns weights in threads of their own: a course takes minutes and many gigabytes, and two go side by side. */
import { Worker } from 'node:worker_threads'

import type { Weights } from '#shared/segmentation/index.ts'

/** What the weights must not have seen. */
export interface Course {
  readonly name: string
  /** A sample page by name. */
  readonly withoutPage?: string
  readonly withoutPapers?: readonly string[]
  /** Generated pages to learn from, beside the real ones. */
  readonly pages: number
}

const SIDE_BY_SIDE = 2
/** Megabytes: pages with all their cues stay in memory while they are learned from. Two courses fit into 24 GB. */
const MEMORY = 10_752

/** The weights of each course, by its name. */
export async function learnedApart(courses: readonly Course[]): Promise<ReadonlyMap<string, Weights>> {
  const learned = new Map<string, Weights>()
  const waiting = [...courses]
  const line = async (): Promise<void> => {
    for (let course = waiting.shift(); course !== undefined; course = waiting.shift()) learned.set(course.name, await learn(course))
  }
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, line))
  return learned
}

function learn(course: Course): Promise<Weights> {
  return new Promise((resolve, reject) => {
    const limits = { maxOldGenerationSizeMb: MEMORY }
    const worker = new Worker(new URL('measure-apart-thread.ts', import.meta.url), { workerData: course, resourceLimits: limits })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}
