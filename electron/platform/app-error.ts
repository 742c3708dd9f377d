/** The one error that services throw on purpose: it carries a failure of the contract, whose sentence the editor reads. */
import { failureInWords, type Failure } from '#shared/contract/index.ts'

/**
 * Something could not be done, for a reason that the contract has a code for. `cause` is for the log.
 * Whatever else is thrown is a bug and reaches the editor as `internal`.
 */
export class AppError extends Error {
  readonly failure: Failure

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failureInWords(failure, 'en'), options)
    this.name = 'AppError'
    this.failure = failure
  }
}
