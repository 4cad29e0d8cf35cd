import { type Refusal, type RefusalCode, type RefusalFacts, sentenceOf } from './refusals.ts'

/** What a rule answers: the outcome, or the one fact that stands in the way. */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export function allow<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** A refusal with its numbers; the sentence is made here, so that every door says the same words. */
export function refuse<C extends RefusalCode>(code: C, facts: RefusalFacts[C]): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, facts: facts as Record<string, unknown>, sentence: sentenceOf(code, facts) } }
}

/** Thrown by commands to roll their transaction back; the API turns it into a problem document, the receipt keeps it. */
export class Refused extends Error {
  override name = 'Refused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.sentence)
    this.refusal = refusal
  }
}

/** The value of an allowed decision; a refusal leaves as `Refused`. */
export function accept<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value
  throw new Refused(decision.refusal)
}

/** Leaves at once with a refusal. */
export function reject<C extends RefusalCode>(code: C, facts: RefusalFacts[C]): never {
  throw new Refused(refuse(code, facts).refusal)
}
