/**
 * How an error of the services travels. What the editor was refused goes over as the contract's FAILURE; anything else is a
 * defect: its details go to the log under an id, and only that id goes over.
 */
import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { ValidationError } from '@orpc/contract'

import { AppError, type Log } from '#electron/platform/index.ts'
import { CONTRACT_VERSION, failure, type Failure } from '#shared/contract/index.ts'

/** Codes beside the contract's FAILURE; they say that a caller does not keep to the contract. */
export const PROTOCOL_CODES = ['BAD_REQUEST', 'NOT_FOUND', 'PAYLOAD_TOO_LARGE', 'CONTRACT_VERSION', 'HELLO_FIRST'] as const

/** The contract's error for something that an editor is told. */
export function failureError(what: Failure, cause?: unknown): ORPCError<'FAILURE', Failure> {
  return new ORPCError('FAILURE', { defined: true, status: 422, data: what, cause })
}

/** The caller was built for another version of the contract; `data` tells both, so that it can say which side to update. */
export function versionError(asked: number): ORPCError<'CONTRACT_VERSION', { host: number; asked: number }> {
  return new ORPCError('CONTRACT_VERSION', {
    status: 426,
    message: `The host speaks version ${CONTRACT_VERSION} of the contract and was asked for ${asked}.`,
    data: { host: CONTRACT_VERSION, asked },
  })
}

export function helloFirstError(): ORPCError<'HELLO_FIRST', null> {
  return new ORPCError('HELLO_FIRST', { status: 428, message: 'A connection starts with session.hello.', data: null })
}

/** Where and why a value does not fit its schema. Never the value itself: it may be a whole page of text. */
function issues(error: ValidationError): { path: string; message: string }[] {
  return error.issues.slice(0, 10).map((issue) => ({
    path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
    message: issue.message.slice(0, 200),
  }))
}

/**
 * Turns whatever a procedure threw into the error that is sent, and logs what nobody is told.
 * An abort is passed on as it is: its caller has gone.
 */
export function sendable(error: unknown, procedure: string, log: Log, signal?: AbortSignal): unknown {
  if (signal?.aborted === true) return error
  if (error instanceof AppError) return failureError(error.failure, error)
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      const found = issues(error.cause)
      log.warn('a request does not fit the contract', { procedure, issues: found })
      return new ORPCError('BAD_REQUEST', { message: `${procedure}: the request does not fit the contract`, data: { issues: found } })
    }
    if (error.code === 'FAILURE' || (PROTOCOL_CODES as readonly string[]).includes(String(error.code))) return error
  }
  return failureError(logged(error, procedure, log), error)
}

function logged(error: unknown, procedure: string, log: Log): Failure {
  const id = randomUUID().slice(0, 8)
  const cause = error instanceof ORPCError && error.cause !== undefined ? error.cause : error
  log.error('a procedure failed', {
    log: id,
    procedure,
    error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    ...(cause instanceof ValidationError ? { issues: issues(cause) } : {}),
  })
  return failure('internal', { log: id })
}
