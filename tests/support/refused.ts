import { Refused } from '#domain/decision.ts'
import type { Refusal } from '#domain/refusals.ts'

/** The refusal of a command that must be refused; an answer or an exception fails the test. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  try {
    await attempt
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
  throw new Error('It was allowed, and should have been refused.')
}
