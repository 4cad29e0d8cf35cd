/** Everything a traveller says, as plain data. Optional things that are not known are left out or null and take no room. */
export interface TravellerData {
  shopName: string
  workOrder: {
    /** `WO-000042` */
    number: string
    /** Pieces the work order is to make. */
    quantity: number
    /** Pieces released so far, where fewer than `quantity`. */
    released?: number
    /** `YYYY-MM-DD`, a day of the shop. */
    due?: string | null
    rush?: boolean
    note?: string | null
  }
  part: {
    name: string
    revision?: string | null
    /** PNG or JPEG. */
    picture?: Uint8Array | null
    /** Sides in millimetres. */
    sizeMm?: readonly [number, number, number] | null
  }
  customer?: string | null
  /** `O-000118, line 1` */
  order?: string | null
  /** The customer's own number of the order. */
  purchaseOrder?: string | null
  material?: string | null
  process?: string | null
  routing?: { name: string; version?: number | null; edited?: boolean } | null
  steps: readonly TravellerStep[]
}

export interface TravellerStep {
  /** The printed number, `020`. */
  step: string
  operation: string
  /** Names of the stations that may do it; empty for any. */
  stations?: readonly string[]
  setUpMinutes?: number | null
  runMinutes?: number | null
  /** What the run time counts for; a piece where it is left out. */
  runPer?: 'piece' | 'load'
  /** Markdown. */
  instructions?: string | null
}
