import type { CommandContext } from '#commands/context.ts'
import { createWorkOrder } from '#commands/create-work-order.ts'
import { releasePieces } from '#commands/release-pieces.ts'
import { replaceScrap } from '#commands/replace-scrap.ts'
import { type ScanInput, scan } from '#commands/scan.ts'
import { type OperationKey, processes, type ReasonKey, scrapReasons, shop } from './floor.ts'
import { type Act, gearHousingHistory, historyOf } from './history.ts'
import { type Floor, idIn } from './make-floor.ts'
import { planner } from './make-templates.ts'
import type { Maker } from './maker.ts'
import { parts as sampleParts } from './parts.ts'
import { finishedRuns, openRuns, type PartKey, type Run } from './runs.ts'
import { libraryTemplates, type TemplateKey } from './templates.ts'

interface Made {
  floor: Floor
  parts: ReadonlyMap<PartKey, string>
  templates: ReadonlyMap<TemplateKey, string>
  /** The line of an order that a run is for, by the run's key. */
  requisitions: ReadonlyMap<string, string>
}

/** A work order with what happened to it, and what the acts have to know of each other. */
interface Running {
  key: string
  id: string
  number: string
  routing: readonly OperationKey[]
  acts: readonly Act[]
  /** The last scrap at each operation: what a replacement names. */
  scrapped: Map<OperationKey, string>
}

const gearHousing: Run = {
  part: 'gear-housing',
  customer: 'Halvorsen Robotics',
  routing: 'dyed',
  target: 240,
  dueInDays: 3,
  releasedDaysAgo: 6,
  places: [],
  finished: 0,
}

const day = 24 * 60

/** Makes the work orders in the order of their numbers, then carries out everything that happened, in the order of time. */
export async function makeRuns(maker: Maker, made: Made): Promise<void> {
  const runs: Running[] = []
  for (const [index, each] of [...finishedRuns, ...openRuns].entries()) {
    const run = each === 'gear-housing-run' ? gearHousing : each
    const acts = each === 'gear-housing-run' ? gearHousingHistory : historyOf(run, routingOf(run))
    runs.push(await makeRun(maker, made, { run, acts, key: `run ${index + 1}` }))
  }
  const all = runs.flatMap((run) => run.acts.map((act, index) => ({ run, act, index })))
  all.sort((a, b) => b.act.minutesAgo - a.act.minutesAgo || a.index - b.index)
  for (const { run, act, index } of all)
    await carryOut(maker, made.floor, run, { ...act, key: `${run.key} act ${index + 1}` })
}

async function makeRun(
  maker: Maker,
  made: Made,
  { run, acts, key }: { run: Run; acts: readonly Act[]; key: string },
): Promise<Running> {
  const minutesAgo = run.releasedDaysAgo === null ? 2 * day : run.releasedDaysAgo * day + 3 * 60
  const { id, number } = await createWorkOrder(planner(maker, made.floor, minutesAgo), {
    commandId: maker.idOf(key),
    partSpecificationId: idIn(made.parts, run.part),
    requisitionId: made.requisitions.get(key),
    customerId: idIn(made.floor.customers, run.customer),
    quantity: run.target,
    due: dayFromNow(maker.now, run.dueInDays),
    priority: run.priority ?? 'normal',
    routing: run.routing === 'automatic' ? { automatic: true } : { templateId: idIn(made.templates, run.routing) },
    release: false,
  })
  return { key, id, number, routing: routingOf(run), acts, scrapped: new Map() }
}

/** The operations a run goes through, in order. */
function routingOf(run: Run): readonly OperationKey[] {
  if (run.routing === 'automatic') {
    const part = sampleParts.find((each) => each.key === run.part)
    return processes.find((each) => each.key === part?.process)?.operations ?? []
  }
  const versions: readonly { state: string; steps: readonly { operation: OperationKey }[] }[] =
    libraryTemplates.find((each) => each.key === run.routing)?.versions ?? []
  return versions.findLast((each) => each.state === 'approved')?.steps.map((step) => step.operation) ?? []
}

/** A day of the shop, so many from now. */
export function dayFromNow(now: Date, days: number): string {
  const at = new Date(now.getTime() + days * day * 60_000)
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: shop.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(at)
}

async function carryOut(maker: Maker, floor: Floor, run: Running, act: Act & { key: string }): Promise<void> {
  const commandId = maker.idOf(act.key)
  const desk = planner(maker, floor, act.minutesAgo)
  if (act.act.do === 'release') {
    await releasePieces(desk, { commandId, workOrderId: run.id, quantity: act.act.quantity })
    return
  }
  if (act.act.do === 'replace') {
    const movementId = idIn(run.scrapped, act.act.scrapAt)
    await replaceScrap(desk, { commandId, workOrderId: run.id, movementId, quantity: act.act.quantity })
    return
  }
  if (act.operation === null || act.station === null) throw new Error(`${act.key} of the sample shop happens nowhere.`)
  const step = stepOf(run, act.operation)
  const { movements } = await scan(operatorAt(maker, floor, act), {
    commandId,
    code: `3W${run.number}+${step}`,
    station: idIn(floor.stations, act.station),
    ...said(run, act.act),
  })
  const scrap = movements.find((each) => each.type === 'scrap')
  if (scrap) run.scrapped.set(act.operation, scrap.id)
}

function stepOf(run: Running, operation: OperationKey): string {
  return String((run.routing.indexOf(operation) + 1) * 10).padStart(3, '0')
}

function operatorAt(maker: Maker, floor: Floor, act: Act): CommandContext {
  const context = maker.owner(act.minutesAgo)
  const person = floor.people.get(act.by)
  const stationId = act.station === null ? null : idIn(floor.stations, act.station)
  return {
    ...context,
    actor: {
      ...context.actor,
      personId: person?.id ?? null,
      name: person?.name ?? act.by,
      role: 'operator',
      stationId,
    },
  }
}

type Scanned = Exclude<Act['act'], { do: 'release' } | { do: 'replace' }>

function said(run: Running, act: Scanned): Pick<ScanInput, 'action' | 'quantity' | 'reason' | 'toStep' | 'report'> {
  switch (act.do) {
    case 'start':
    case 'complete':
      return { action: act.do, quantity: act.quantity }
    case 'scrap':
      return { action: 'scrap', quantity: act.quantity, reason: codeOf(act.reason) }
    case 'hold':
      return { action: 'hold', quantity: act.quantity, reason: act.reason }
    case 'rework':
      return { action: 'rework', quantity: act.quantity, toStep: stepOf(run, act.to) }
    case 'report':
      return { report: { good: act.good, scrap: [{ quantity: act.scrap, reason: codeOf(act.reason) }] } }
  }
}

const codeOf = (key: ReasonKey) => scrapReasons.find((each) => each.key === key)?.code ?? key
