/**
 * The library's fourth format: the history of the whole library is read newest first without reading what operations hold.
 *
 * An import of a million pages is one line of it. `operations_automatic` finds where a run of automatic steps of one kind
 * begins and how long it is; `operations_by_hand` finds what editors did between such runs.
 */
import type { Step } from './step.ts'

const sql = `
  CREATE INDEX operations_by_hand ON operations (n) WHERE automatic = 0;
  CREATE INDEX operations_automatic ON operations (name, n) WHERE automatic = 1;
`

export const step4: Step = { version: 4, what: 'finds runs of automatic steps', sql }
