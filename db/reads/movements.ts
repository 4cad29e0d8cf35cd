import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { BucketState, MovementType } from '#domain/ledger/buckets.ts'
import { decideReverse, mayUndo, type PastMovement } from '#domain/ledger/reverse-movement.ts'
import type { LedgerWorkOrder } from '#domain/ledger/work-order-state.ts'
import { plans, type Role } from '#domain/people/roles.ts'
import { chainHash } from '../chain-hash.ts'
import { ledgerWorkOrderOf } from './ledger-work-order.ts'
import { limitOf, type PageAsked, pageOf, readCursor } from './page.ts'
import { workOrderSummaries } from './work-order-summaries.ts'

/** Who looks: it decides which undos are offered. */
export interface MovementsAsker {
  personId: string | null
  role: Role | 'program'
}

/** The ledger of one work order, oldest first; null when this shop has no such work order. */
export async function movementsOf(
  reader: Reader,
  shopId: string,
  asked: PageAsked & { workOrderId: string },
  asker: MovementsAsker,
  now: Date,
) {
  const [summary] = await workOrderSummaries(reader, shopId, [asked.workOrderId], now)
  if (summary === undefined) return null
  const workOrder = ledgerWorkOrderOf(summary)
  const limit = limitOf(asked)
  const [after = 0] = readCursor(asked.cursor, ['number']) ?? []
  const rows = await rowsAfter(reader, shopId, { workOrderId: workOrder.id, after, limit: limit + 1 })
  const links = await linksOf(reader, shopId, workOrder.id)
  const undoer = { ...(await undoMinutes(reader, shopId)), personId: asker.personId, mayUndoOthers: plans(asker.role) }
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.ordinal])
  return {
    items: items.map((row) => ({ ...view(row), undo: undoOf(workOrder, row, { undoer, now }) })),
    nextCursor,
    chain: { movements: links.movements, unbroken: links.unbroken && items.every((row) => isUntouched(row)) },
  }
}

interface MovementRow {
  shopId: string
  workOrderId: string
  id: string
  ordinal: number
  type: MovementType
  fromStep: string | null
  fromState: BucketState
  fromBuildId: string | null
  toStep: string | null
  toState: BucketState
  toBuildId: string | null
  quantity: number
  commandId: string
  names: string | null
  reworkGeneration: number
  reasonId: string | null
  reason: string | null
  actorId: string | null
  actorName: string | null
  stationId: string | null
  stationName: string | null
  at: Date
  scannedAt: Date | null
  hash: Buffer
  previousHash: Buffer
  reversedBy: string | null
  reversedAt: Date | null
  reversedByName: string | null
  replaced: number
}

async function rowsAfter(
  reader: Reader,
  shopId: string,
  { workOrderId, after, limit }: { workOrderId: string; after: number; limit: number },
): Promise<MovementRow[]> {
  const found = await sql<MovementRow>`
    select m.shop_id, m.work_order_id, m.id, m.ordinal, m.type, nullif(m.from_step, '') as from_step, m.from_state,
      nullif(m.from_build_id, '00000000-0000-0000-0000-000000000000') as from_build_id, nullif(m.to_step, '') as to_step, m.to_state,
      nullif(m.to_build_id, '00000000-0000-0000-0000-000000000000') as to_build_id, m.quantity, m.command_id, m.names,
      m.rework_generation, m.reason_id, m.reason, m.actor_id, p.name as actor_name, m.station_id, s.name as station_name, m.at,
      m.scanned_at, m.hash, m.previous_hash, r.id as reversed_by, r.at as reversed_at, rp.name as reversed_by_name,
      coalesce((select sum(q.quantity) from movements q
        where q.shop_id = m.shop_id and q.names = m.id and q.type = 'replace'
          and not exists (select from movements u where u.shop_id = q.shop_id and u.names = q.id and u.type = 'reverse')), 0)::int as replaced
    from movements m
    left join people p on p.shop_id = m.shop_id and p.id = m.actor_id
    left join stations s on s.shop_id = m.shop_id and s.id = m.station_id
    left join movements r on r.shop_id = m.shop_id and r.names = m.id and r.type = 'reverse'
    left join people rp on rp.shop_id = r.shop_id and rp.id = r.actor_id
    where m.shop_id = ${shopId} and m.work_order_id = ${workOrderId} and m.ordinal > ${after}
    order by m.ordinal
    limit ${limit}`.execute(reader)
  return found.rows
}

function view(row: MovementRow) {
  return {
    id: row.id,
    ordinal: row.ordinal,
    type: row.type,
    from: { step: row.fromStep, state: row.fromState },
    to: { step: row.toStep, state: row.toState },
    quantity: row.quantity,
    commandId: row.commandId,
    at: row.at.toISOString(),
    scannedAt: row.scannedAt?.toISOString() ?? null,
    by: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? '' },
    station: row.stationId === null ? null : { id: row.stationId, name: row.stationName ?? '' },
    reason: row.reason,
    names: row.names,
    reworkGeneration: row.reworkGeneration,
    reversedBy: row.reversedBy,
    hash: row.hash.toString('hex'),
    previousHash: row.previousHash.toString('hex'),
  }
}

interface Undoing {
  undoer: { personId: string | null; mayUndoOthers: boolean; undoMinutes: number }
  now: Date
}

/** Whether the asker could undo this movement now, by the same rules as the command. */
function undoOf(workOrder: LedgerWorkOrder, row: MovementRow, { undoer, now }: Undoing) {
  const past = pastOf(row)
  const may = mayUndo(past, undoer, now)
  const decision = may.ok ? decideReverse(workOrder, past) : may
  return decision.ok ? { possible: true, because: null } : { possible: false, because: decision.refusal.sentence }
}

function pastOf(row: MovementRow): PastMovement {
  const { id, type, quantity, commandId, actorId, at } = row
  const replacement = { movementId: id, type: 'replace', quantity: row.replaced, by: null, at: at.toISOString() }
  return {
    id,
    type,
    ...placesOf(row),
    quantity,
    commandId,
    actorId,
    at,
    reversed: row.reversedAt === null ? null : { by: row.reversedByName, at: row.reversedAt.toISOString() },
    replacedBy: row.replaced > 0 ? [replacement] : [],
    takenSince: [],
  }
}

const placesOf = (row: MovementRow) => ({
  from: { step: row.fromStep, state: row.fromState, buildId: row.fromBuildId },
  to: { step: row.toStep, state: row.toState, buildId: row.toBuildId },
})

const isUntouched = (row: MovementRow) => chainHash(row.previousHash, { ...row, ...placesOf(row) }).equals(row.hash)

/** Whether every movement names the hash before it and the work order ends in the hash of the last. */
async function linksOf(reader: Reader, shopId: string, workOrderId: string) {
  const found = await sql<{ movements: number; unbroken: boolean }>`
    with links as (
      select ordinal, hash, previous_hash = coalesce(lag(hash) over chain, decode(repeat('00', 32), 'hex'))
        and ordinal = row_number() over chain as holds
      from movements
      where shop_id = ${shopId} and work_order_id = ${workOrderId}
      window chain as (order by ordinal)
    )
    select count(l.ordinal)::int as movements,
      coalesce(bool_and(l.holds), true) and w.last_ordinal = count(l.ordinal)
        and (count(l.ordinal) = 0 or w.last_hash = (select hash from links order by ordinal desc limit 1)) as unbroken
    from work_orders w
    left join links l on true
    where w.shop_id = ${shopId} and w.id = ${workOrderId}
    group by w.last_ordinal, w.last_hash`.execute(reader)
  return found.rows[0] ?? { movements: 0, unbroken: true }
}

async function undoMinutes(reader: Reader, shopId: string): Promise<{ undoMinutes: number }> {
  return reader.selectFrom('shops').select('undoMinutes').where('shopId', '=', shopId).executeTakeFirstOrThrow()
}
