import type { PoolClient } from 'pg'
import type { BucketState, MovementType } from '#domain/ledger/buckets.ts'
import type { WrittenMovement } from '#domain/ledger/hash-chain.ts'
import { placeKey, type Replay, replayMovement, startReplay } from '#domain/ledger/replay.ts'
import { workOrderNumber } from '#domain/work-orders.ts'
import { chainHash, chainStart } from '../chain-hash.ts'
import type { Database } from '../connect.ts'
import { brokenInvariant } from './invariants.ts'

export interface Verification {
  shops: number
  workOrders: number
  movements: number
  /** One sentence on the first row that lies; null when all is true. */
  firstLie: string | null
}

/**
 * Goes through the whole history of every shop, movement by movement, and compares it with what is stored: no bucket ever
 * below zero, dense numbers, unbroken chains, balances, counters, undos, replacements and receipts. It reads one
 * consistent snapshot of each shop and streams, so that memory does not grow with history.
 */
export async function verifyLedger(db: Database): Promise<Verification> {
  const client = await db.pool.connect()
  const found: Verification = { shops: 0, workOrders: 0, movements: 0, firstLie: null }
  let failed = true
  try {
    const shops = await client.query<{ shop_id: string }>('select shop_id from all_shops()')
    for (const { shop_id } of shops.rows) {
      found.shops += 1
      found.firstLie = await inSnapshot(client, shop_id, () => verifyShop(client, shop_id, found))
      if (found.firstLie !== null) break
    }
    failed = false
    return found
  } finally {
    client.release(failed)
  }
}

async function inSnapshot<T>(client: PoolClient, shopId: string, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  await client.query('set local statement_timeout = 0')
  await client.query(`select set_config('app.shop_id', $1, true)`, [shopId])
  const answer = await work()
  await client.query('rollback')
  return answer
}

async function verifyShop(client: PoolClient, shopId: string, found: Verification): Promise<string | null> {
  const movements = new Stream(client, 'movements_in_order', movementsInOrder, shopId)
  const balances = new Stream(client, 'balances_in_order', balancesInOrder, shopId)
  const workOrders = new Stream(client, 'work_orders_in_order', workOrdersInOrder, shopId)
  for (let row = await workOrders.next(); row !== null; row = await workOrders.next()) {
    const workOrder = readWorkOrder(row)
    found.workOrders += 1
    const lie =
      (await replayAll(movements, workOrder, found)) ??
      (await compareBalances(balances, workOrder)) ??
      compareHead(workOrder)
    if (lie !== null) return lie
  }
  const stray = await movements.next()
  if (stray !== null) return `Movement ${stray[1]} belongs to no work order of its shop.`
  return brokenInvariant(client)
}

interface Checked {
  id: string
  name: string
  released: number
  replaced: number
  surplus: number
  lastOrdinal: number
  lastHash: string
  replay: Replay
  hash: Buffer
}

const workOrdersInOrder = `
  select id, number, released, replaced, surplus, last_ordinal, encode(last_hash, 'hex')
  from work_orders where shop_id = $1 order by id`

function readWorkOrder(row: Row): Checked {
  const [id, number, released, replaced, surplus, lastOrdinal, lastHash] = row
  return {
    id: String(id),
    name: workOrderNumber(Number(number)),
    released: Number(released),
    replaced: Number(replaced),
    surplus: Number(surplus),
    lastOrdinal: Number(lastOrdinal),
    lastHash: String(lastHash),
    replay: startReplay(),
    hash: chainStart,
  }
}

const movementsInOrder = `
  select work_order_id, id, ordinal, type, from_step, from_state, from_build_id, to_step, to_state, to_build_id, quantity,
    command_id, names, rework_generation, reason_id, reason, actor_id, station_id, (extract(epoch from at) * 1000)::bigint,
    (extract(epoch from scanned_at) * 1000)::bigint, encode(previous_hash, 'hex'), encode(hash, 'hex'), shop_id
  from movements where shop_id = $1 order by work_order_id, ordinal`

async function replayAll(movements: Stream, workOrder: Checked, found: Verification): Promise<string | null> {
  for (let row = await movements.peek(); row !== null && row[0] === workOrder.id; row = await movements.peek()) {
    await movements.next()
    found.movements += 1
    const movement = readMovement(row)
    const wrong = replayMovement(workOrder.replay, movement)
    const named = `Movement ${movement.id} (${workOrder.name}, number ${movement.ordinal})`
    if (wrong !== null) return `${named} lies: ${wrong}.`
    if (row[20] !== workOrder.hash.toString('hex'))
      return `${named} does not follow the hash of the movement before it.`
    workOrder.hash = chainHash(workOrder.hash, movement)
    if (row[21] !== workOrder.hash.toString('hex')) return `${named} was changed: its hash does not match its content.`
  }
  return null
}

function readMovement(row: Row): WrittenMovement {
  return {
    shopId: String(row[22]),
    workOrderId: String(row[0]),
    id: String(row[1]),
    ordinal: Number(row[2]),
    type: row[3] as MovementType,
    from: readPlace(row[4], row[5], row[6]),
    to: readPlace(row[7], row[8], row[9]),
    quantity: Number(row[10]),
    commandId: String(row[11]),
    names: text(row[12]),
    reworkGeneration: Number(row[13]),
    reasonId: text(row[14]),
    reason: text(row[15]),
    actorId: text(row[16]),
    stationId: text(row[17]),
    at: new Date(Number(row[18])),
    scannedAt: row[19] === null ? null : new Date(Number(row[19])),
  }
}

const balancesInOrder = `
  select work_order_id, step, state, build_id, quantity from balances where shop_id = $1 order by work_order_id`

async function compareBalances(balances: Stream, workOrder: Checked): Promise<string | null> {
  const moved = new Map([...workOrder.replay.balances].filter(([, quantity]) => quantity !== 0))
  for (let row = await balances.peek(); row !== null && row[0] === workOrder.id; row = await balances.peek()) {
    await balances.next()
    const key = placeKey(readPlace(row[1], row[2], row[3]))
    const stored = Number(row[4])
    if ((moved.get(key) ?? 0) !== stored) {
      return `${workOrder.name} shows ${stored} pieces ${said(row)}, and its movements say ${moved.get(key) ?? 0}.`
    }
    moved.delete(key)
  }
  const [missing] = moved
  if (missing === undefined) return null
  return `${workOrder.name} shows no balance for ${missing[0]}, and its movements say ${missing[1]}.`
}

function compareHead(workOrder: Checked): string | null {
  const { name, replay } = workOrder
  if (replay.lastOrdinal !== workOrder.lastOrdinal) {
    return `${name} counts ${workOrder.lastOrdinal} movements, and ${replay.lastOrdinal} are there.`
  }
  if (workOrder.hash.toString('hex') !== workOrder.lastHash)
    return `${name} does not end in the hash of its last movement.`
  for (const counter of ['released', 'replaced', 'surplus'] as const) {
    if (replay[counter] !== workOrder[counter]) {
      return `${name} says that ${workOrder[counter]} pieces were ${counter}, and its movements say ${replay[counter]}.`
    }
  }
  return null
}

type Row = (string | number | null)[]

/** Rows of a query in order, fetched by and by with a cursor of the server. */
class Stream {
  private rows: Row[] = []
  private at = 0
  private opened = false
  private ended = false
  private readonly client: PoolClient
  private readonly name: string
  private readonly query: string
  private readonly shopId: string

  constructor(client: PoolClient, name: string, query: string, shopId: string) {
    this.client = client
    this.name = name
    this.query = query
    this.shopId = shopId
  }

  async next(): Promise<Row | null> {
    const row = await this.peek()
    if (row !== null) this.at += 1
    return row
  }

  async peek(): Promise<Row | null> {
    if (this.at >= this.rows.length && !this.ended) await this.fetch()
    return this.rows[this.at] ?? null
  }

  private async fetch(): Promise<void> {
    if (!this.opened) {
      // A cursor takes no parameters; the shop's id is a uuid that the database gave us.
      await this.client.query(
        `declare ${this.name} no scroll cursor for ${this.query.replace('$1', `'${this.shopId}'`)}`,
      )
      this.opened = true
    }
    const { rows } = await this.client.query<Row>({ text: `fetch 5000 from ${this.name}`, rowMode: 'array' })
    this.rows = rows
    this.at = 0
    this.ended = rows.length === 0
  }
}

const zeroUuid = '00000000-0000-0000-0000-000000000000'
type Cell = string | number | null | undefined

const readPlace = (step: Cell, state: Cell, buildId: Cell) => ({
  step: step ? String(step) : null,
  state: state as BucketState,
  buildId: buildId === zeroUuid ? null : text(buildId),
})
const text = (cell: Cell) => (cell === null || cell === undefined ? null : String(cell))
const said = (row: Row) => (row[1] ? `${row[2]} at ${row[1]}` : String(row[2]))
