/** What can go wrong on the way to the services, beside what the services themselves refuse. */
import { ORPCError } from '@orpc/client'

import { CONTRACT_VERSION, type Failure } from '#shared/contract/index.ts'

/** The connection is closed, or was closed while the call was under way: whether the host has carried it out is unknown. */
export class Disconnected extends Error {
  constructor(why = 'the connection to the host is closed') {
    super(why)
    this.name = 'Disconnected'
  }
}

/** This page and the host were built for different versions of the contract. */
export class VersionMismatch extends Error {
  /** The host's version; undefined where it could not even say it. */
  readonly host: number | undefined
  /** This page's version. */
  readonly page: number = CONTRACT_VERSION

  constructor(host: number | undefined) {
    super(`the host speaks version ${String(host ?? 'unknown')} of the contract, this page version ${CONTRACT_VERSION}`)
    this.name = 'VersionMismatch'
    this.host = host
  }

  /** Which side is the older one and has to be updated. */
  get older(): 'host' | 'page' {
    return this.host === undefined || this.host > this.page ? 'page' : 'host'
  }
}

/** The host refused an upload. */
export class Refused extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'Refused'
    this.failure = failure
  }
}

/** The failure that the host answered a call or an upload with; undefined for any other error. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof Refused) return error.failure
  return error instanceof ORPCError && error.code === 'FAILURE' && error.defined ? (error.data as Failure) : undefined
}
