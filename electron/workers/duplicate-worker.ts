/** A worker thread of a corpus run: reads parts of files and looks for copies. Its other side is electron/services/duplicates/corpus.ts. */
import { parentPort } from 'node:worker_threads'

import { createCorpusThread, type CorpusRequest } from '#electron/services/duplicates/index.ts'
import { present } from '#shared/base/index.ts'

const port = present(parentPort, 'this file only runs as a worker thread')
const thread = createCorpusThread()

port.on('message', (request: CorpusRequest) => {
  const answer = thread(request)
  if (answer !== undefined) port.postMessage(answer)
})
