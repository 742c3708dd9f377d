/**
 * Identifiers that are unique everywhere and sort by the time they were made (UUID version 7, RFC 9562 section 5.7).
 * The clock and the randomness come in as arguments, so that this folder stays pure.
 */
import * as v from 'valibot'

declare const brand: unique symbol
/** A string that the compiler does not let pass for another kind of id. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

export type PageId = Branded<'page'>
export type BlockId = Branded<'block'>
export type ArticleId = Branded<'article'>
export type DoubtId = Branded<'doubt'>
export type GroupId = Branded<'group'>
export type OperationId = Branded<'operation'>
export type JobId = Branded<'job'>
export type AuditId = Branded<'audit'>
/** The SHA-256 of an original's bytes, 64 lower-case hexadecimal digits. */
export type Sha256 = Branded<'sha256'>
/** A moment as ISO 8601 in UTC with milliseconds, e.g. `2026-11-20T08:30:00.000Z`. */
export type Instant = Branded<'instant'>

/** What a host gives so that ids can be made: milliseconds since 1970 and fresh random bytes. */
export interface IdSource {
  now(): number
  random(bytes: number): Uint8Array
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function idSchema<Id extends string>(): v.GenericSchema<Id> {
  return v.custom<Id>((value) => typeof value === 'string' && uuid.test(value), 'not a UUID')
}

export const pageIdSchema = idSchema<PageId>()
export const blockIdSchema = idSchema<BlockId>()
export const articleIdSchema = idSchema<ArticleId>()
export const doubtIdSchema = idSchema<DoubtId>()
export const groupIdSchema = idSchema<GroupId>()
export const operationIdSchema = idSchema<OperationId>()
export const jobIdSchema = idSchema<JobId>()
export const auditIdSchema = idSchema<AuditId>()
export const sha256Schema = v.custom<Sha256>((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value), 'not a SHA-256')
export const instantSchema = v.custom<Instant>(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  'not a UTC time with milliseconds',
)

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Makes a UUIDv7 of the kind that the caller names. */
export function newId<Id extends string>(source: IdSource): Id {
  const bytes = source.random(16)
  let time = source.now()
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256
    time = Math.floor(time / 256)
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  let text = ''
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-'
    text += hex[bytes[i] ?? 0] ?? ''
  }
  return text as Id
}

/** Turns milliseconds since 1970 into the one spelling of a moment that records carry. */
export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant
}
