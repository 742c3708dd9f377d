/**
 * A worker thread that makes pages of files, ready to be stored, and cuts pages anew, one at a time, so that decoding,
 * segmentation and packing never hold up the thread that talks to the screen. Its other side is
 * electron/services/segmentation/page-threads.ts.
 */
import { randomFillSync } from 'node:crypto'
import { parentPort } from 'node:worker_threads'

import { prepareFile, type PageRequest } from '#electron/services/importing/index.ts'
import { bytesOf } from '#electron/services/library/index.ts'
import { cutBlocks, type PageMessage } from '#electron/services/segmentation/index.ts'
import { present, type IdSource } from '#shared/base/index.ts'
import type { Weights } from '#shared/segmentation/index.ts'

/** A page takes some hundred ids: random bytes are drawn for many of them at once. */
const drawn = new Uint8Array(8192)
let used = drawn.length

function random(bytes: number): Uint8Array {
  if (used + bytes > drawn.length) {
    randomFillSync(drawn)
    used = 0
  }
  used += bytes
  return drawn.slice(used - bytes, used)
}

const ids: IdSource = { now: () => Date.now(), random }
const port = present(parentPort, 'this file only runs as a worker thread')

/** null: those that come with the program. */
let weights: Weights | null = null

port.on('message', (message: PageMessage<PageRequest>) => {
  // An error that is thrown here ends the thread, and the other side starts another: nothing of a broken state is kept.
  if (message.do === 'use') {
    weights = message.weights
    return
  }
  if (message.do === 'cut') {
    port.postMessage(cutBlocks(message.input, weights))
    return
  }
  const prepared = prepareFile(message.request, ids, weights)
  port.postMessage(prepared, prepared.ok ? bytesOf(prepared.page) : [])
})
