/** Which answer a path gets. */
import type { Log } from '#electron/platform/index.ts'
import { UPLOAD_PATH } from '#shared/contract/index.ts'

import type { Services } from '../services.ts'
import { plainAnswer, type Answer, type WebRequest } from './answer.ts'
import { securityHeaders } from './security-headers.ts'
import { staticFile } from './static-files.ts'
import { downloadOf, receiveUpload, sendDownload } from './transfers.ts'

export interface WebOptions {
  readonly services: Services
  /** Folder of the built renderer, with its index.html. */
  readonly renderer: string
  /** Origins beside its own that the page may connect to. */
  readonly connect: readonly string[]
  readonly log: Log
}

/** Answers requests of a window that the host has let in. Every answer carries the content policy. */
export type Web = (request: WebRequest) => Promise<Answer>

export function createWeb(options: WebOptions): Web {
  const always = securityHeaders(options.connect)
  return async (request) => {
    const answer = await route(options, request)
    const body = request.method === 'HEAD' ? null : answer.body
    return { status: answer.status, headers: { ...always, ...answer.headers }, body }
  }
}

function route({ services, renderer, log }: WebOptions, request: WebRequest): Promise<Answer> {
  const upload = request.path === UPLOAD_PATH
  const allowed = upload ? ['POST'] : ['GET', 'HEAD']
  if (!allowed.includes(request.method)) {
    return Promise.resolve(plainAnswer(405, '405 method-not-allowed', { allow: allowed.join(', ') }))
  }
  if (upload) return receiveUpload(services, request, log)
  return downloadOf(request.path) === undefined ? staticFile(renderer, request) : sendDownload(services, request, log)
}
