import type { BucketState } from '#domain/ledger/buckets.ts'

/** What is known of one work order, as the API says it. Quantities are whole pieces. */
export interface RouteStripInput {
  /** The routing's steps in their order. */
  steps: readonly { step: string; operation: string }[]
  balances: readonly { step: string | null; state: Exclude<BucketState, 'entered'>; quantity: number }[]
  entered: { released: number; replaced: number; surplus: number }
  /** `replaced` of `quantity` were made good by new pieces. */
  scrap?: readonly { step: string; quantity: number; reason: string; replaced: number }[] | undefined
  rework?: readonly { fromStep: string; toStep: string; quantity: number }[] | undefined
  released: boolean
}

/** `pieces` stand there; else what the empty stop says: nothing came yet, some went through, all did. */
export type StopLook = 'pieces' | 'not_yet' | 'some_passed' | 'all_passed'

export interface StopReading {
  step: string
  operation: string
  queued: number
  inProcess: number
  held: number
  /** queued + in process + held */
  here: number
  /** Live pieces that have left this stop onwards: the number above the segment behind it. */
  passed: number
  /** passed / live, 0 to 1. */
  share: number
  look: StopLook
}

export interface RouteStripReading {
  released: boolean
  entered: number
  enteredParts: RouteStripInput['entered']
  /** On the floor + finished; scrapped and cancelled pieces do not count. */
  live: number
  /** Finished, shipped ones included. */
  finished: number
  scrapped: number
  stops: StopReading[]
  scrap: { step: string; quantity: number; reason: string; replaced: number }[]
  rework: { fromStep: string; toStep: string; quantity: number }[]
}

/** Reads where the pieces of a work order are and how far the body of them has come. */
export function readRouteStrip(input: RouteStripInput): RouteStripReading {
  const sum = (...states: BucketState[]) => total(input.balances.filter((balance) => states.includes(balance.state)))
  const finished = sum('finished', 'shipped')
  const live = sum('queued', 'in_process', 'held') + finished
  const { released, replaced, surplus } = input.entered
  return {
    released: input.released,
    entered: released + replaced + surplus,
    enteredParts: input.entered,
    live,
    finished,
    scrapped: sum('scrapped'),
    stops: readStops(input, live),
    scrap: mergeScrap(input),
    rework: mergeRework(input),
  }
}

function readStops(input: RouteStripInput, live: number): StopReading[] {
  let upToHere = 0
  return input.steps.map(({ step, operation }) => {
    const at = (state: BucketState) =>
      total(input.balances.filter((balance) => balance.step === step && balance.state === state))
    const queued = at('queued')
    const inProcess = at('in_process')
    const held = at('held')
    const here = queued + inProcess + held
    upToHere += here
    const passed = live - upToHere
    const share = live === 0 ? 0 : passed / live
    return { step, operation, queued, inProcess, held, here, passed, share, look: lookOf(here, passed, live) }
  })
}

function lookOf(here: number, passed: number, live: number): StopLook {
  if (here > 0) return 'pieces'
  if (passed === 0) return 'not_yet'
  return passed === live ? 'all_passed' : 'some_passed'
}

function mergeScrap(input: RouteStripInput) {
  const merged = new Map<string, RouteStripReading['scrap'][number]>()
  for (const loss of input.scrap ?? []) {
    const key = JSON.stringify([loss.step, loss.reason])
    const known = merged.get(key)
    if (known) {
      known.quantity += loss.quantity
      known.replaced += loss.replaced
    } else if (loss.quantity > 0) merged.set(key, { ...loss })
  }
  return [...merged.values()]
}

function mergeRework(input: RouteStripInput) {
  const merged = new Map<string, RouteStripReading['rework'][number]>()
  for (const loop of input.rework ?? []) {
    const key = JSON.stringify([loop.fromStep, loop.toStep])
    const known = merged.get(key)
    if (known) known.quantity += loop.quantity
    else if (loop.quantity > 0) merged.set(key, { ...loop })
  }
  return [...merged.values()]
}

function total(parts: readonly { quantity: number }[]): number {
  return parts.reduce((sum, part) => sum + part.quantity, 0)
}
