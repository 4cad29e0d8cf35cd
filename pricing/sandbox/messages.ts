import type { Failed } from './outcome.ts'

/** From the parent, once, before anything else: the code of the realm. */
export interface OpeningMessage {
  realmText: string
}

/** Evaluations of one shop. A script comes along until the child has it; the child keeps scripts by hash. */
export interface DispatchMessage {
  shop: string
  scripts: Record<string, string>
  evaluations: { hash: string; inputText: string }[]
  /** Gives every evaluation a context of its own instead of the shop's frozen one. */
  freshContexts: boolean
}

/** Outcomes (JSON texts) in the order of the evaluations; where fewer came back, the rest had no time. */
export interface AnswerMessage {
  outcomes: (ChildOutcome | string)[]
  /** Memory of the process after it, in MB. */
  residentMb: number
}

/** An outcome that the child states itself, where the isolate could not. */
export type ChildOutcome = Pick<Failed, 'kind' | 'message'>

export type FromChild = AnswerMessage | { ready: true }
export type ToChild = DispatchMessage | OpeningMessage
