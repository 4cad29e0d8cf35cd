import type { PoolClient } from 'pg'
import { flush, prepare, type Step, type StepResult } from '#db/pipeline.ts'
import {
  type Asked,
  loadingSteps,
  overproducers,
  readSheet,
  rememberRoutings,
  routingStep,
  type Sheet,
  withRoutings,
} from '#db/stores/ledger/load-sheet.ts'
import type { RoutingCache } from '#db/stores/ledger/routing-cache.ts'
import { begin, commit, ledgerStatements, loadRoutings, planSettings } from '#db/stores/ledger/statements.ts'
import { writingSteps } from '#db/stores/ledger/write-ledger.ts'
import { decideBatch, type Verdict } from './decide-batch.ts'
import type { LedgerRequest } from './request.ts'

/**
 * Carries out a batch in one transaction of two round trips: lock and load, then (after domain/ has decided) write and
 * commit. The verdicts are given only after the commit returned.
 */
export async function runBatch(
  client: PoolClient,
  routings: RoutingCache,
  requests: readonly LedgerRequest<unknown>[],
): Promise<{ verdicts: Verdict[]; rang: boolean }> {
  const [first] = requests
  if (first === undefined) return { verdicts: [], rang: false }
  await prepareOnce(client)
  const { shopId } = first.ctx.actor
  try {
    const sheet = await load(client, routings, askedBy(shopId, requests, routings))
    const { verdicts, writes } = decideBatch(sheet, requests, first.ctx.now())
    const results = await flush(client, [...writingSteps(shopId, writes), { statement: commit, values: [] }])
    const last = results.at(-1)?.tag
    // The commit of a transaction that failed answers ROLLBACK as if all were well.
    if (last !== 'COMMIT') throw new Error(`The batch was not committed: ${last}`)
    return { verdicts, rang: writes.events.length > 0 }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

const prepared = new WeakSet<PoolClient>()

/** Whether a connection knows the ledger's statements. */
export const isReady = (client: PoolClient) => prepared.has(client)

async function prepareOnce(client: PoolClient): Promise<void> {
  if (prepared.has(client)) return
  await client.query(planSettings)
  await prepare(client, ledgerStatements)
  prepared.add(client)
}

async function load(client: PoolClient, routings: RoutingCache, asked: Asked): Promise<Sheet> {
  const steps = loadingSteps(asked)
  const results = (await flush(client, [{ statement: begin, values: [] }, ...steps])).slice(1)
  rememberRoutings(routings, rowsOf(steps, results))
  const sheet = readSheet(asked, steps, results)
  const mayOverproduce = overproducers(steps, results)
  const outdated = withRoutings(sheet, routings, mayOverproduce)
  if (outdated.length > 0) {
    const [read] = await flush(client, [routingStep(asked.shopId, outdated)])
    rememberRoutings(routings, read?.rows ?? [])
    withRoutings(sheet, routings, mayOverproduce)
  }
  return sheet
}

function rowsOf(steps: readonly Step[], results: readonly StepResult[]): StepResult['rows'] {
  return results[steps.findIndex((step) => step.statement === loadRoutings)]?.rows ?? []
}

function askedBy(shopId: string, requests: readonly LedgerRequest<unknown>[], routings: RoutingCache): Asked {
  const workOrderIds = new Set<string>()
  const commandIds = new Set<string>()
  const stations = new Set<string>()
  const reworked = new Set<string>()
  const past = new Set<string>()
  let scrapReasons = false
  for (const request of requests) {
    commandIds.add(request.commandId)
    if (request.station !== null) {
      stations.add(request.station)
      // Where the person is signed in, for the sentence that sends them back there.
      if (request.ctx.actor.stationId !== null) stations.add(request.ctx.actor.stationId)
    }
    if (request.needs.scrapReasons) scrapReasons = true
    for (const id of request.needs.past ?? []) past.add(id)
    for (const id of request.workOrderIds) {
      workOrderIds.add(id)
      if (request.needs.reworked) reworked.add(id)
    }
  }
  return {
    shopId,
    workOrderIds: [...workOrderIds],
    commandIds: [...commandIds],
    stations: [...stations],
    routings: [...workOrderIds].filter((id) => !routings.has(id)),
    scrapReasons,
    reworked: [...reworked],
    past: [...past],
  }
}
