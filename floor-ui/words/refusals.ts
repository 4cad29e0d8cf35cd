import { Fault, Refused } from '../server/call.ts'

/** The fact and the next act of a refusal; a fault says what is known and that it is tried again. */
export interface SaidNo {
  fact: string
  rest: string | null
}

/**
 * Every refusal carries its own sentence with its numbers: first the fact, then what to do next. The first sentence is
 * set apart so that it can be read at a glance.
 */
export function saidNo(error: unknown): SaidNo {
  if (error instanceof Refused) return factAndRest(error.problem.detail || error.problem.title)
  if (error instanceof Fault) return factAndRest(error.message)
  return { fact: 'This did not work.', rest: 'The program made a mistake. Try again, and tell the owner if it stays.' }
}

/** The whole answer in one line, for fields and notices. */
export function sentenceOf(error: unknown): string {
  const { fact, rest } = saidNo(error)
  return rest ? `${fact} ${rest}` : fact
}

/** A text of the shop with its first sentence, the fact, set apart. */
export function factAndRest(text: string): SaidNo {
  const end = /[.?!](?=\s+[A-Z0-9“])/u.exec(text)
  if (!end) return { fact: text, rest: null }
  return { fact: text.slice(0, end.index + 1), rest: text.slice(end.index + 1).trim() }
}
