import { allow, type Decision, refuse } from '../decision.ts'
import type { Reason } from './work-order-state.ts'

export interface ScrapReason {
  id: string
  /** What a command card says. */
  code: string
  name: string
}

/** A reason that is not from the list: the person's own words, without the one character that cannot be stored. */
export function ownWords(said: string): Reason {
  return { id: null, text: said.replaceAll('\0', '') }
}

/** An entry of the shop's list of scrap reasons, named by its id, its code or its name. */
export function findScrapReason(reasons: readonly ScrapReason[], said: string): Decision<Reason> {
  const wanted = said.trim().toLowerCase()
  const found = reasons.find(
    (each) => each.id === wanted || each.code.toLowerCase() === wanted || each.name.toLowerCase() === wanted,
  )
  return found ? allow({ id: found.id, text: found.name }) : refuse('reason_unknown', { reason: said })
}
