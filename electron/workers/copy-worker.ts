/** A worker thread that reads pages and compares texts to find copies. Its other side is electron/services/copies/indexing.ts. */
import { parentPort } from 'node:worker_threads'

import { createCopyThread, type CopyRequest } from '#electron/services/copies/index.ts'
import { present } from '#shared/base/index.ts'

const port = present(parentPort, 'this file only runs as a worker thread')
const thread = createCopyThread()

port.on('message', (request: CopyRequest) => port.postMessage(thread(request)))
