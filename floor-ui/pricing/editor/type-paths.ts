import type { createWorker } from '@valtown/codemirror-ts/worker'

/** Where the worker keeps the equation and what it may lean on. */
export const equationPath = '/equation.ts'
export const contractPath = '/contract.d.ts'

/** A name that could stand at a place. */
export interface Offer {
  name: string
  kind: string
  /** Of the contract or of the equation itself; the rest is the language's. */
  own: boolean
}

/** What the worker with the compiler answers. */
export interface TypeWorker extends ReturnType<typeof createWorker> {
  offers: (position: number) => Offer[]
  about: (position: number, name: string) => { type: string; words: string } | null
}
