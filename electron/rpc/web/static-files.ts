/**
 * The renderer's files. Each is read when it is asked for: sirv, the usual choice, keeps the list of its start and pipes a file
 * without looking for errors, so that a build under a running host would end the host's process.
 */
import { readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'

import { plainAnswer, type Answer, type WebRequest } from './answer.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** Names that our build gives: no percent sign, no empty or dotted segment, so that no path leads out of the folder. */
const PATH = /^(?:\/[\w@-][\w@.-]*)+$/

/** The build names these by their content, so they never change. */
const IMMUTABLE = /^\/assets\//

/** Answers GET and HEAD for a file below `folder`; `/` is its index.html. Anything else is 404. */
export async function staticFile(folder: string, request: WebRequest): Promise<Answer> {
  const path = request.path === '/' ? '/index.html' : request.path
  const type = TYPES[extname(path)]
  if (!PATH.test(path) || type === undefined) return plainAnswer(404, '404 not-found')
  const file = join(folder, path)
  try {
    const { size, mtimeMs } = await stat(file)
    const etag = `"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}"`
    const headers = {
      'content-type': type,
      'cache-control': IMMUTABLE.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag,
    }
    if (request.header('if-none-match') === etag) return { status: 304, headers, body: null }
    return { status: 200, headers, body: await readFile(file) }
  } catch {
    // Not there, a folder, or taken away by a build in this moment: for who asks there is no such file.
    return plainAnswer(404, '404 not-found')
  }
}
