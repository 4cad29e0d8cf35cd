import type { Balance, BucketState, MovementType } from '#domain/ledger/buckets.ts'
import type { Blocker, PastMovement } from '#domain/ledger/reverse-movement.ts'
import type { ScrapReason } from '#domain/ledger/scrap-reasons.ts'
import { bucket, type LedgerWorkOrder, type RoutingStep } from '#domain/ledger/work-order-state.ts'
import type { ScanStation } from '#domain/scans/scan-meaning.ts'
import { type WorkOrderStatus, workOrderNumber } from '#domain/work-orders.ts'
import type { Step, StepResult } from '../../pipeline.ts'
import { plainArray, textArray } from './array-literal.ts'
import type { CachedRouting, RoutingCache } from './routing-cache.ts'
import * as sql from './statements.ts'

/** What a batch has to know before it decides. */
export interface Asked {
  shopId: string
  workOrderIds: readonly string[]
  commandIds: readonly string[]
  /** Ids or codes. */
  stations: readonly string[]
  /** Work orders whose routing is not in the cache. */
  routings: readonly string[]
  scrapReasons: boolean
  /** Work orders that need to know how often pieces went back to each step. */
  reworked: readonly string[]
  /** Movements that commands name. */
  past: readonly string[]
}

export interface StoredReceipt {
  command: string
  contentHash: Buffer
  /** 200, or 409 with the refusal as the answer. */
  status: number
  answer: unknown
}

export interface SheetStation extends ScanStation {
  code: string
}

/** A work order, and the head of its chain as it was locked. */
export interface SheetWorkOrder {
  state: LedgerWorkOrder
  routingRevision: number
  lastOrdinal: number
  lastHash: Buffer
  /** Where its row lies in the table, and where those of its balances do, in the same order as `state.balances`. */
  row: string
  balanceRows: string[]
}

export interface SheetMovement extends PastMovement {
  workOrderId: string
}

/** Everything a batch decides on, as it stands under its locks. */
export interface Sheet {
  workOrders: Map<string, SheetWorkOrder>
  receipts: Map<string, StoredReceipt>
  /** By id and by code. */
  stations: Map<string, SheetStation>
  scrapReasons: readonly ScrapReason[]
  past: Map<string, SheetMovement>
  undoMinutes: number
}

const zeroUuid = '00000000-0000-0000-0000-000000000000'

/** The first round trip, without `begin`: the lock is taken before anything is loaded. */
export function loadingSteps(asked: Asked): Step[] {
  const shop = asked.shopId
  const workOrders = plainArray(asked.workOrderIds)
  const steps: Step[] = [
    { statement: sql.setShop, values: [shop] },
    { statement: sql.lockWorkOrders, values: [shop, workOrders] },
    { statement: sql.loadBalances, values: [shop, workOrders] },
    { statement: sql.loadReceipts, values: [shop, plainArray(asked.commandIds)] },
    { statement: sql.loadShop, values: [shop] },
  ]
  if (asked.stations.length > 0) {
    steps.push({ statement: sql.loadStations, values: [shop, textArray(asked.stations)] })
  }
  if (asked.routings.length > 0) steps.push(routingStep(shop, asked.routings))
  if (asked.scrapReasons) steps.push({ statement: sql.loadScrapReasons, values: [shop] })
  if (asked.reworked.length > 0) {
    steps.push({ statement: sql.loadReworked, values: [shop, plainArray(asked.reworked)] })
  }
  if (asked.past.length > 0) {
    const past = plainArray(asked.past)
    for (const statement of [sql.loadPast, sql.loadNaming, sql.loadTakers]) {
      steps.push({ statement, values: [shop, past] })
    }
  }
  return steps
}

export function routingStep(shopId: string, workOrderIds: readonly string[]): Step {
  return { statement: sql.loadRoutings, values: [shopId, plainArray(workOrderIds)] }
}

type Rows = (string | null)[][]

/** Reads the answers of `loadingSteps` (in the same order); routings are still to be filled in by `withRoutings`. */
export function readSheet(asked: Asked, steps: readonly Step[], results: readonly StepResult[]): Sheet {
  const rowsOf = new Map(steps.map((step, index) => [step.statement, results[index]?.rows ?? []]))
  const rows = (statement: Step['statement']): Rows => rowsOf.get(statement) ?? []
  const shop = rows(sql.loadShop)[0] ?? []
  const workOrders = readWorkOrders(rows(sql.lockWorkOrders), Number(shop[1] ?? 0))
  readBalances(workOrders, rows(sql.loadBalances))
  for (const id of asked.reworked) setReworked(workOrders, id)
  for (const [id, step, times] of rows(sql.loadReworked)) setReworked(workOrders, text(id), text(step), Number(times))
  return {
    workOrders,
    receipts: readReceipts(rows(sql.loadReceipts)),
    stations: readStations(rows(sql.loadStations)),
    scrapReasons: rows(sql.loadScrapReasons).map(([id, code, name]) => ({
      id: text(id),
      code: text(code),
      name: text(name),
    })),
    past: readPast(rows(sql.loadPast), rows(sql.loadNaming), rows(sql.loadTakers)),
    undoMinutes: Number(shop[0] ?? 0),
  }
}

/** The operations that may make more than ordered, as `loadShop` answered. */
export function overproducers(steps: readonly Step[], results: readonly StepResult[]): ReadonlySet<string> {
  const at = steps.findIndex((step) => step.statement === sql.loadShop)
  const ids = results[at]?.rows[0]?.[2] ?? ''
  return new Set(ids === '' ? [] : ids.split(','))
}

/** Keeps routings that were read, under their revision. */
export function rememberRoutings(cache: RoutingCache, rows: Rows): void {
  const read = new Map<string, CachedRouting>()
  for (const [id, revision, step, operationId, operationName] of rows) {
    const routing = read.get(text(id)) ?? { revision: Number(revision), steps: [] }
    routing.steps.push({
      step: text(step),
      operationId: text(operationId),
      operationName: text(operationName),
      allowOverproduction: false,
    })
    read.set(text(id), routing)
  }
  for (const [id, routing] of read) cache.set(id, routing)
}

/** Gives every work order its routing; answers the ones whose cached revision is not the one that counts. */
export function withRoutings(sheet: Sheet, cache: RoutingCache, mayOverproduce: ReadonlySet<string>): string[] {
  const missing: string[] = []
  for (const [id, workOrder] of sheet.workOrders) {
    const routing = cache.get(id)
    if (routing?.revision !== workOrder.routingRevision) missing.push(id)
    else workOrder.state.routing = flagged(routing.steps, mayOverproduce)
  }
  return missing
}

function flagged(steps: readonly RoutingStep[], mayOverproduce: ReadonlySet<string>): readonly RoutingStep[] {
  if (mayOverproduce.size === 0) return steps
  return steps.map((step) => ({ ...step, allowOverproduction: mayOverproduce.has(step.operationId) }))
}

function readWorkOrders(rows: Rows, overproductionHundredths: number): Map<string, SheetWorkOrder> {
  const workOrders = new Map<string, SheetWorkOrder>()
  for (const row of rows) {
    const [
      id,
      number,
      version,
      status,
      target,
      released,
      replaced,
      surplus,
      revision,
      ordinal,
      hash,
      place,
      reason,
      by,
    ] = row
    const state: LedgerWorkOrder = {
      id: text(id),
      number: workOrderNumber(Number(number)),
      version: Number(version),
      status: text(status) as WorkOrderStatus,
      target: Number(target),
      released: Number(released),
      replaced: Number(replaced),
      surplus: Number(surplus),
      hold: status === 'on_hold' ? { reason: reason ?? null, by: by ?? null } : null,
      overproductionHundredths,
      routing: [],
      balances: [],
      reworked: null,
    }
    workOrders.set(state.id, {
      state,
      routingRevision: Number(revision),
      lastOrdinal: Number(ordinal),
      lastHash: bytes(text(hash)),
      row: text(place),
      balanceRows: [],
    })
  }
  return workOrders
}

function readBalances(workOrders: Map<string, SheetWorkOrder>, rows: Rows): void {
  const read = new Map<string, Balance[]>([...workOrders.keys()].map((id) => [id, []]))
  for (const [id, step, state, buildId, quantity, row] of rows) {
    read.get(text(id))?.push({ ...place(step, state, buildId), quantity: Number(quantity) })
    workOrders.get(text(id))?.balanceRows.push(text(row))
  }
  for (const [id, workOrder] of workOrders) workOrder.state.balances = read.get(id) ?? []
}

function setReworked(workOrders: Map<string, SheetWorkOrder>, id: string, step?: string, times = 0): void {
  const state = workOrders.get(id)?.state
  if (state === undefined) return
  state.reworked = { ...state.reworked, ...(step !== undefined && { [step]: times }) }
}

function readReceipts(rows: Rows): Map<string, StoredReceipt> {
  return new Map(
    rows.map(([commandId, command, contentHash, status, answer]) => [
      text(commandId),
      {
        command: text(command),
        contentHash: bytes(text(contentHash)),
        status: Number(status),
        answer: JSON.parse(text(answer)),
      },
    ]),
  )
}

function readStations(rows: Rows): Map<string, SheetStation> {
  const stations = new Map<string, SheetStation & { operationIds: string[]; operationNames: string[] }>()
  for (const [id, code, name, bareScan, operationId, operationName] of rows) {
    let station = stations.get(text(id))
    if (station === undefined) {
      station = {
        id: text(id),
        code: text(code),
        name: text(name),
        bareScan: text(bareScan) as ScanStation['bareScan'],
        operationIds: [],
        operationNames: [],
      }
      stations.set(station.id, station)
      stations.set(station.code, station)
    }
    if (operationId !== null && operationId !== undefined) {
      station.operationIds.push(operationId)
      station.operationNames.push(text(operationName))
    }
  }
  return stations
}

function readPast(rows: Rows, naming: Rows, takers: Rows): Map<string, SheetMovement> {
  const past = new Map<string, SheetMovement & { replacedBy: Blocker[]; takenSince: Blocker[] }>()
  for (const row of rows) {
    const [
      id,
      workOrderId,
      type,
      fromStep,
      fromState,
      fromBuild,
      toStep,
      toState,
      toBuild,
      quantity,
      command,
      actor,
      at,
    ] = row
    past.set(text(id), {
      id: text(id),
      workOrderId: text(workOrderId),
      type: text(type) as MovementType,
      from: place(fromStep, fromState, fromBuild),
      to: place(toStep, toState, toBuild),
      quantity: Number(quantity),
      commandId: text(command),
      actorId: actor ?? null,
      at: new Date(Number(at)),
      reversed: null,
      replacedBy: [],
      takenSince: [],
    })
  }
  for (const [names, id, type, quantity, by, at] of naming) {
    const movement = past.get(text(names))
    if (movement === undefined) continue
    if (type === 'reverse') movement.reversed = { by: by ?? null, at: new Date(Number(at)).toISOString() }
    else movement.replacedBy.push(blocker(id, type, quantity, by, at))
  }
  for (const [movementId, id, type, quantity, by, at] of takers) {
    past.get(text(movementId))?.takenSince.push(blocker(id, type, quantity, by, at))
  }
  return past
}

type Cell = string | null | undefined

function blocker(id: Cell, type: Cell, quantity: Cell, by: Cell, at: Cell): Blocker {
  return {
    movementId: text(id),
    type: text(type),
    quantity: Number(quantity),
    by: by ?? null,
    at: new Date(Number(at)).toISOString(),
  }
}

const place = (step: Cell, state: Cell, buildId: Cell) =>
  bucket(step ? step : null, text(state) as BucketState, buildId === zeroUuid ? null : (buildId ?? null))
const text = (cell: Cell) => cell ?? ''
const bytes = (hex: string) => Buffer.from(hex.slice(2), 'hex')
