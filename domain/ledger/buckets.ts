/** Where pieces can be. `queued`, `in_process`, `held` belong to a step; the rest belong to the work order as a whole. */
export const floorStates = ['queued', 'in_process', 'held'] as const
export type FloorState = (typeof floorStates)[number]

/** `entered` is the source, never a balance. `scrapped` remembers the step. */
export const bucketStates = ['entered', ...floorStates, 'finished', 'scrapped', 'shipped', 'cancelled'] as const
export type BucketState = (typeof bucketStates)[number]

export interface Bucket {
  /** The number printed on the traveller ("020"); null where the state belongs to the whole work order. */
  step: string | null
  state: BucketState
  buildId: string | null
}

export interface Balance extends Bucket {
  /** Whole pieces, never negative. */
  quantity: number
}

export const movementTypes = [
  'release',
  'replace',
  'surplus',
  'start',
  'pause',
  'complete',
  'scrap',
  'rework',
  'hold',
  'release_hold',
  'move',
  'split_out',
  'split_in',
  'join_out',
  'join_in',
  'reverse',
  'ship',
  'cancel',
] as const
export type MovementType = (typeof movementTypes)[number]

/** What a person at a station can say about pieces. */
export const scanActions = ['start', 'pause', 'complete', 'scrap', 'rework', 'hold', 'release_hold'] as const
export type ScanAction = (typeof scanActions)[number]

/** Counters and sums of one work order; the words of the ledger's contract. All whole pieces. */
export interface Quantities {
  target: number
  entered: number
  good: number
  scrapped: number
  onFloor: number
  remaining: number
  short: number
}
