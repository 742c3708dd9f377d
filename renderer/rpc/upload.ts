/** Sends a file's bytes to the host over HTTP: they are too many for a message and need no encoding there. */
import * as v from 'valibot'

import { failure, failureSchema, MAX_TEXT_BYTES, MEGABYTE, UPLOAD_PATH } from '#shared/contract/index.ts'

import { Disconnected, Refused } from './errors.ts'

const answerSchema = v.union([v.object({ upload: v.pipe(v.string(), v.uuid()) }), v.object({ failure: failureSchema })])

/** Uploads one file and returns the id to import it by. Refusals of the host are `Refused`, also that a file is too large. */
export async function uploadFile(file: File): Promise<string> {
  // Known beforehand: a host that has heard enough breaks off, which a browser reports as a broken connection.
  if (file.size > MAX_TEXT_BYTES) {
    throw new Refused(failure('too-large', { size: Math.ceil(file.size / MEGABYTE), limit: MAX_TEXT_BYTES / MEGABYTE }))
  }
  const answer = v.safeParse(answerSchema, await post(file))
  if (!answer.success) throw new Disconnected('the host did not take the file')
  if ('failure' in answer.output) throw new Refused(answer.output.failure)
  return answer.output.upload
}

async function post(file: File): Promise<unknown> {
  try {
    const response = await fetch(UPLOAD_PATH, {
      method: 'POST',
      body: file,
      headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    })
    return await response.json()
  } catch (error) {
    throw new Disconnected(`the host did not take the file: ${String(error)}`)
  }
}
