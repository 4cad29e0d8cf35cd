/** States what must be true unless the program itself is wrong. A failure is a bug, never an answer to a person. */
export function assert(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new BugError(claim)
}

/** For switch statements over unions: does not compile while a case is missing. */
export function impossible(value: never): never {
  throw new BugError(`impossible value ${JSON.stringify(value)}`)
}

export class BugError extends Error {
  override name = 'BugError'
}
