import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { type CarrierCode, parseCode, printedCode } from '#domain/codes/carrier-code.ts'
import { accept, reject } from '#domain/decision.ts'
import type { Refusal } from '#domain/refusals.ts'
import { meaningOfScan, type ScanStation, type StepHere } from '#domain/scans/scan-meaning.ts'
import { ledgerWorkOrderOf } from './ledger-work-order.ts'
import { type WorkOrderSummary, workOrderSummaries } from './work-order-summaries.ts'

interface Named {
  id: string
  name: string
}

/** What a scan of a code would mean, as the station shows it before anything is reported. */
export type CodeMeaning = ReturnType<typeof nothing>

/**
 * What a scan of this code would mean at this station now, changing nothing. A refusal that a scan would meet stands in
 * `refusal` beside what is known. Throws `Refused` for a code that names nothing of the shop.
 */
export async function codeMeaning(
  reader: Reader,
  shopId: string,
  asked: { code: string; station?: string | undefined },
  now: Date,
): Promise<CodeMeaning> {
  const code = accept(parseCode(asked.code))
  const about = nothing(code)
  switch (code.kind) {
    case 'work_order':
      return workOrderMeaning(reader, shopId, { ...asked, code, printed: about.code }, now)
    case 'badge':
      return { ...about, person: await personOf(reader, shopId, code.badge, about.code) }
    case 'station':
      return { ...about, station: await namedStation(reader, shopId, code.station, about.code) }
    case 'command':
      return { ...about, command: await commandOf(reader, shopId, code.command, about.code) }
    case 'build':
      return reject('code_unknown', { code: about.code })
  }
}

function nothing(code: CarrierCode) {
  return {
    kind: code.kind,
    code: printedCode(code),
    workOrder: null as WorkOrderFacts | null,
    step: null as string | null,
    operation: null as Named | null,
    here: null as { queued: number; inProcess: number; held: number } | null,
    previous: null as Neighbour | null,
    next: null as Neighbour | null,
    reworkSteps: [] as { step: string; operation: Named }[],
    arrived: null as { at: string; from: string | null; by: string | null } | null,
    instructions: null as Instructions | null,
    command: null as { name: string; quantity: number | null; reason: Named | null } | null,
    person: null as Named | null,
    station: null as Named | null,
    refusal: undefined as Refusal | undefined,
  }
}

interface Neighbour {
  step: string
  operation: Named
  queued: number
  inProcess: number
  held: number
}

interface Instructions {
  text: string
  pictureUrls: string[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
}

type WorkOrderFacts = ReturnType<typeof factsOf>

interface Asked {
  code: Extract<CarrierCode, { kind: 'work_order' }>
  printed: string
  station?: string | undefined
}

async function workOrderMeaning(reader: Reader, shopId: string, asked: Asked, now: Date): Promise<CodeMeaning> {
  const found = await moreOf(reader, shopId, asked.code.number)
  const [summary] = found === undefined ? [] : await workOrderSummaries(reader, shopId, [found.id], now)
  if (found === undefined || summary === undefined) return reject('code_unknown', { code: asked.printed })
  const station = asked.station === undefined ? null : await scanStation(reader, shopId, asked.station)
  const code = { code: asked.printed, ...(asked.code.step !== undefined && { step: asked.code.step }) }
  const workOrder = ledgerWorkOrderOf(summary, { reason: found.holdReason, by: found.heldBy })
  const { at, previous, next, refused } = meaningOfScan(workOrder, code, station)
  const meaning = { ...nothing(asked.code), workOrder: factsOf(summary, found) }
  if (refused !== null && !refused.ok) meaning.refusal = refused.refusal
  if (at === null) return meaning
  const { step } = at.step
  const place = summary.routing.steps.findIndex((each) => each.step === step)
  return {
    ...meaning,
    step,
    operation: { id: at.step.operationId, name: at.step.operationName },
    here: { queued: at.here.queued, inProcess: at.here.in_process, held: at.here.held },
    previous: neighbour(previous),
    next: neighbour(next),
    reworkSteps: summary.routing.steps.slice(0, place + 1),
    arrived: await arrivedAt(reader, shopId, found.id, step),
    instructions: await instructionsOf(reader, shopId, found.id, step),
  }
}

function factsOf(summary: WorkOrderSummary, more: More) {
  const { id, number, status, version, due, priority, rush, quantities, part, customer } = summary
  const { entered, balances, routing } = summary
  return {
    id,
    number,
    status,
    version,
    due,
    priority,
    rush,
    quantities,
    part: {
      id: part.id,
      name: part.name,
      material: part.material,
      color: part.color,
      pictureUrl: part.pictureUrl,
      productionNotes: more.productionNotes,
    },
    customer: customer?.name ?? null,
    entered,
    balances,
    routing: { steps: routing.steps },
  }
}

function neighbour(step: StepHere | null): Neighbour | null {
  if (step === null) return null
  const { queued, in_process: inProcess, held } = step.here
  const { operationId: id, operationName: name } = step.step
  return { step: step.step.step, operation: { id, name }, queued, inProcess, held }
}

interface More {
  id: string
  holdReason: string | null
  heldBy: string | null
  productionNotes: string
}

async function moreOf(reader: Reader, shopId: string, number: string): Promise<More | undefined> {
  return reader
    .selectFrom('workOrders as w')
    .innerJoin('partSpecifications as p', (join) =>
      join.onRef('p.shopId', '=', 'w.shopId').onRef('p.id', '=', 'w.partSpecificationId'),
    )
    .leftJoin('people as h', (join) => join.onRef('h.shopId', '=', 'w.shopId').onRef('h.id', '=', 'w.heldBy'))
    .select(['w.id', 'w.holdReason', 'h.name as heldBy', 'p.productionNotes'])
    .where('w.shopId', '=', shopId)
    .where('w.number', '=', Number(number.slice('WO-'.length)))
    .executeTakeFirst()
}

/** A station by id or code with what it does; refuses one that the shop does not have. */
async function scanStation(reader: Reader, shopId: string, asked: string): Promise<ScanStation> {
  const found = await sql<ScanStation>`
    select s.id, s.name, s.bare_scan, coalesce(array_agg(o.id order by o.position) filter (where o.id is not null), '{}') as operation_ids,
      coalesce(array_agg(o.name order by o.position) filter (where o.id is not null), '{}') as operation_names
    from stations s
    left join station_operations so on so.shop_id = s.shop_id and so.station_id = s.id
    left join operations o on o.shop_id = so.shop_id and o.id = so.operation_id and o.removed_at is null
    where s.shop_id = ${shopId} and s.removed_at is null and (s.code = ${asked.toUpperCase()} or s.id::text = ${asked.toLowerCase()})
    group by s.shop_id, s.id`.execute(reader)
  const [station] = found.rows
  return station ?? reject('not_found', { what: 'station' })
}

/** The last time pieces came to a step, from which operation and by whom. */
async function arrivedAt(reader: Reader, shopId: string, workOrderId: string, step: string) {
  const found = await sql<{ at: Date; from: string | null; by: string | null }>`
    select m.at, s.operation_name as "from", p.name as by
    from movements m
    left join work_order_steps s on s.shop_id = m.shop_id and s.work_order_id = m.work_order_id and s.step = m.from_step
    left join people p on p.shop_id = m.shop_id and p.id = m.actor_id
    where m.shop_id = ${shopId} and m.work_order_id = ${workOrderId} and m.to_step = ${step} and m.to_state = 'queued'
      and m.from_step <> m.to_step and m.type <> 'reverse'
    order by m.ordinal desc limit 1`.execute(reader)
  const [arrived] = found.rows
  return arrived === undefined ? null : { ...arrived, at: arrived.at.toISOString() }
}

async function instructionsOf(reader: Reader, shopId: string, workOrderId: string, step: string) {
  const row = await reader
    .selectFrom('workOrderSteps')
    .select(['instructions', 'pictureHashes', 'setUpMinutes', 'runMinutes', 'runPer'])
    .where('shopId', '=', shopId)
    .where('workOrderId', '=', workOrderId)
    .where('step', '=', step)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    text: row.instructions,
    pictureUrls: row.pictureHashes.map((hash) => `/api/v1/files/${hash}`),
    setUpMinutes: Number(row.setUpMinutes),
    runMinutes: Number(row.runMinutes),
    runPer: row.runPer as Instructions['runPer'],
  }
}

async function personOf(reader: Reader, shopId: string, badge: string, code: string): Promise<Named> {
  const person = await reader
    .selectFrom('people')
    .select(['id', 'name'])
    .where('shopId', '=', shopId)
    .where('badge', '=', badge)
    .where('active', '=', true)
    .executeTakeFirst()
  return person ?? reject('code_unknown', { code })
}

async function namedStation(reader: Reader, shopId: string, stationCode: string, code: string): Promise<Named> {
  const station = await reader
    .selectFrom('stations')
    .select(['id', 'name'])
    .where('shopId', '=', shopId)
    .where('code', '=', stationCode)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return station ?? reject('code_unknown', { code })
}

type CommandOnCard = Extract<CarrierCode, { kind: 'command' }>['command']

async function commandOf(reader: Reader, shopId: string, command: CommandOnCard, code: string) {
  if (typeof command === 'string') return { name: command, quantity: null, reason: null }
  if ('quantity' in command) return { name: 'quantity', quantity: command.quantity, reason: null }
  const reason = await reader
    .selectFrom('scrapReasons')
    .select(['id', 'name'])
    .where('shopId', '=', shopId)
    .where('code', '=', command.scrapReason)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return { name: 'scrap', quantity: null, reason: reason ?? reject('code_unknown', { code }) }
}
