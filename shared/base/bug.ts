/** A broken assumption of ours. Never an expected answer: those are refusals, which are values. */
export class Bug extends Error {
  constructor(why: string) {
    super(why)
    this.name = 'Bug'
  }
}

/** Returns the value, or throws a Bug that says why it was believed to be there. */
export function present<T>(value: T | null | undefined, why: string): T {
  if (value === null || value === undefined) throw new Bug(why)
  return value
}
