import type { Sheet } from '#db/stores/ledger/load-sheet.ts'
import type { Decision } from '#domain/decision.ts'
import type { WrittenMovement } from '#domain/ledger/hash-chain.ts'
import type { Change, LedgerWorkOrder } from '#domain/ledger/work-order-state.ts'
import type { CommandContext } from '../context.ts'

/** One person's intent about pieces, ready to be decided with others in one transaction. */
export interface LedgerRequest<A> {
  ctx: CommandContext
  /** The name of the command, as its file is called. */
  command: string
  commandId: string
  contentHash: Buffer
  /** The work orders it may touch: they are locked before it is decided. */
  workOrderIds: readonly string[]
  /** Id or code of the station where it happened; null at a desk. */
  station: string | null
  needs: {
    scrapReasons?: boolean
    /** How often pieces were sent back to each step. */
    reworked?: boolean
    /** Movements it names. A request with any is decided alone on its work orders: they say what happened since. */
    past?: readonly string[]
  }
  /** Pure: decides on what was loaded under the locks. */
  decide: (sheet: Sheet, now: Date) => Decision<Decided>
  /** What is told, from what was done; a receipt gives the same answer again, word by word. */
  answer: (done: Done) => A
}

export interface Decided {
  changes: readonly { workOrderId: string; change: Change }[]
  stationId: string | null
  /** The name of the station, for the screens. */
  stationName: string | null
  scannedAt: Date | null
  /** What the answer tells beside the work orders and the movements. */
  note?: string
}

/** What a command did: the work orders as they are afterwards, in the order in which it named them. */
export interface Done {
  workOrders: readonly LedgerWorkOrder[]
  movements: readonly Pick<WrittenMovement, 'id' | 'workOrderId' | 'type' | 'from' | 'to' | 'quantity'>[]
  note: string | null
}

/** The answer of a command; `again` when it had been carried out before. */
export interface Told<A> {
  answer: A
  again: boolean
}
