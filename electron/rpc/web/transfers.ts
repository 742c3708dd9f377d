/** Files over HTTP: an upload is kept until an import asks for it, a download is one file of a finished export. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import * as v from 'valibot'

import { AppError, type Log } from '#electron/platform/index.ts'
import { jobIdSchema } from '#shared/base/index.ts'
import { failure, MAX_TEXT_BYTES, MEGABYTE, type Failure, type FailureCode } from '#shared/contract/index.ts'

import type { Services } from '../services.ts'
import { jsonAnswer, plainAnswer, type Answer, type WebRequest } from './answer.ts'
import { DOWNLOAD_POLICY } from './security-headers.ts'

/** HTTP statuses of failures that an editor can be told here; the others are 422. */
const STATUSES: Partial<Record<FailureCode, number>> = {
  'too-large': 413,
  'not-found': 404,
  'no-such-job': 404,
  'disk-full': 507,
  internal: 500,
}

const refused = (what: Failure): Answer => jsonAnswer(STATUSES[what.code] ?? 422, { failure: what })

const tooLarge = (bytes: number): AppError =>
  new AppError(failure('too-large', { size: Math.ceil(bytes / MEGABYTE), limit: MAX_TEXT_BYTES / MEGABYTE }))

/** Hands bytes on until there are too many of them. */
async function* limited(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sum = 0
  for await (const part of bytes) {
    sum += part.byteLength
    if (sum > MAX_TEXT_BYTES) throw tooLarge(sum)
    yield part
  }
}

/** The file's own name, from the header `x-file-name` (percent-encoded UTF-8); undefined where it is none. */
function fileName(request: WebRequest): string | undefined {
  try {
    const name = decodeURIComponent(request.header('x-file-name') ?? '')
    const last = name.split(/[/\\]/).at(-1) ?? ''
    return last !== '' && last.length <= 255 && !/[\0-\x1f]/.test(last) ? last : undefined
  } catch {
    return undefined
  }
}

/** POST of one file's bytes. Answers `{"upload": uuid}`, or `{"failure": …}` with 413 where it is too large. */
export async function receiveUpload(services: Services, request: WebRequest, log: Log): Promise<Answer> {
  const name = fileName(request)
  if (name === undefined || request.body === null) return plainAnswer(400, '400 bad-request: x-file-name or the body is missing')
  const announced = Number(request.header('content-length') ?? 0)
  try {
    if (announced > MAX_TEXT_BYTES) throw tooLarge(announced)
    return jsonAnswer(200, { upload: await services.imports.putUpload(name, limited(request.body)) })
  } catch (error) {
    return failed(error, 'an upload failed', log)
  }
}

/** `/download/<job>/<file>` with each part percent-encoded; a file may lie in a folder of the export. */
const DOWNLOAD = /^\/download\/([^/]+)\/([^/]+)$/

/** True for a path below the export's folder: no empty part, none that leads up, nothing that Windows reads as a drive or stream. */
function isBelow(name: string): boolean {
  return !/[\0-\x1f\\:]/.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/** The job and file that a download's path names; undefined for any other path. */
export function downloadOf(path: string): { readonly job: string; readonly file: string } | undefined {
  const match = DOWNLOAD.exec(path)
  try {
    return match === null ? undefined : { job: decodeURIComponent(match[1] ?? ''), file: decodeURIComponent(match[2] ?? '') }
  } catch {
    return undefined
  }
}

/** GET of one file of a finished export, to be saved under its own name. */
export async function sendDownload(services: Services, request: WebRequest, log: Log): Promise<Answer> {
  const named = downloadOf(request.path)
  const job = v.safeParse(jobIdSchema, named?.job)
  if (named === undefined || !job.success || !isBelow(named.file)) return plainAnswer(404, '404 not-found')
  try {
    const opened = await services.exports.openFile(job.output, named.file)
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': String(opened.bytes),
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(named.file.split('/').at(-1) ?? '')}`,
      'content-security-policy': DOWNLOAD_POLICY,
      'cache-control': 'no-store',
    }
    if (request.method === 'HEAD') return { status: 200, headers, body: null }
    const body = opened.stream()
    // What cannot be opened is known before the answer begins; later errors break it off, which a browser reports.
    await once(body, 'readable')
    return { status: 200, headers, body }
  } catch (error) {
    return failed(error, 'a download failed', log)
  }
}

function failed(error: unknown, what: string, log: Log): Answer {
  if (error instanceof AppError) return refused(error.failure)
  const id = randomUUID().slice(0, 8)
  log.error(what, { log: id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  return refused(failure('internal', { log: id }))
}
