/** Reads from whatever was thrown the failure that the services meant, if they meant one. */
import * as v from 'valibot'

import { failure, failureSchema, type Failure } from '#shared/contract/index.ts'

const carrier = v.object({ code: v.literal('FAILURE'), data: failureSchema })

/** The failure that an error from a remote call carries, or null where the error is something else. */
export function failureIn(error: unknown): Failure | null {
  const found = v.safeParse(carrier, error)
  return found.success ? found.output.data : null
}

/** The failure to show for any error: what the services said, or `internal` with what little is known. */
export function failureOf(error: unknown): Failure {
  return failureIn(error) ?? failure('internal', { log: error instanceof Error ? error.message : String(error) })
}
