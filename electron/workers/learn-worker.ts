/** A worker thread that learns weights, so that it never holds up the thread that talks to the screen. */
import { parentPort } from 'node:worker_threads'

import type { LearnRequest } from '#electron/services/learning/index.ts'
import { learnFrom } from '#shared/segmentation/index.ts'
import { present } from '#shared/base/index.ts'

const port = present(parentPort, 'this file only runs as a worker thread')

port.on('message', ({ base, pages, version }: LearnRequest) => {
  // An error that is thrown here ends the thread; the other side keeps the weights as they are.
  port.postMessage(learnFrom(base, pages, version))
})
