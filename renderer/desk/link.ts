/** The way to the library, and what went wrong on it. */
import { ORPCError } from '@orpc/client'
import * as v from 'valibot'

import { Bug } from '#shared/base/index.ts'
import { failure, failureSchema, type Failure } from '#shared/contract/index.ts'
import type { Client, Followed, Release } from '#renderer/rpc/index.ts'

/** The part of the client that the desk uses. */
export interface LibraryClient {
  readonly pages: Pick<Client['pages'], 'get' | 'log'>
  readonly operations: Pick<Client['operations'], 'submit'>
  readonly library: Pick<Client['library'], 'pages'>
}

/** The part of a connection that the desk uses. */
export interface LibraryLink {
  readonly client: LibraryClient
  readonly state: 'connected' | 'offline'
  onState(listener: (state: 'connected' | 'offline') => void): Release
  follow(followed: Followed): Release
}

/** Why a call failed: the answer's failure, or `offline` where there was no answer; then it is tried again. */
export function troubleOf(error: unknown): Failure | 'offline' {
  if (error instanceof Bug) return failure('internal', { log: error.message })
  if (!(error instanceof ORPCError)) return 'offline'
  const { code, data } = error as ORPCError<string, unknown>
  const parsed = v.safeParse(failureSchema, data)
  return code === 'FAILURE' && parsed.success ? parsed.output : failure('internal', { log: code })
}

/** True where the library said that it does not have the page. */
export function isNoSuchPage(error: unknown): boolean {
  const trouble = troubleOf(error)
  return trouble !== 'offline' && trouble.code === 'no-such-page'
}
