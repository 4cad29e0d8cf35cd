import fc from 'fast-check'
import { v7 as uuidv7 } from 'uuid'
import { expect, test } from 'vitest'
import { addPieces } from '#commands/add-pieces.ts'
import { cancelWorkOrder } from '#commands/cancel-work-order.ts'
import { holdWorkOrder } from '#commands/hold-work-order.ts'
import { movePieces } from '#commands/move-pieces.ts'
import { releasePieces } from '#commands/release-pieces.ts'
import { replaceScrap } from '#commands/replace-scrap.ts'
import { resumeWorkOrder } from '#commands/resume-work-order.ts'
import { reverse } from '#commands/reverse.ts'
import { scan } from '#commands/scan.ts'
import { ask } from '#db/connect.ts'
import { verifyLedger } from '#db/reads/verify-ledger.ts'
import { Refused } from '#domain/decision.ts'
import { placeKey } from '#domain/ledger/replay.ts'
import type { LedgerWorkOrder } from '#domain/ledger/work-order-state.ts'
import { freshDatabase } from '../support/database.ts'
import { aLedgerShop, type LedgerShop } from '../support/ledger-shop.ts'
import { aPlannedWorkOrder, PureLedger, place, type StormAct, said, stepName, storm } from '../support/ledger-storm.ts'

const database = await freshDatabase()

// Goal: the database and the pure rules agree on every act of a random history: the same refusal or the same pieces
// everywhere. Method: each history runs on both; acts are doubled now and then, as a nervous scanner does.
test('the stored ledger agrees with the pure rules on every act', async () => {
  const shop = await aLedgerShop(database.app, { overproductionPercent: '20', overproducingOperations: 1 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), storm, async (target, acts) => {
      const pure = new PureLedger(aPlannedWorkOrder(target))
      const workOrder = await shop.workOrder({ target, release: false })
      const ids: string[] = []
      for (const [index, act] of acts.entries()) {
        const known = pure.movements.length
        const named = 'movement' in act ? ids[pure.named(act.movement)] : undefined
        if ('movement' in act && named === undefined) continue
        const expected = pure.try(act)
        const commandId = uuidv7()
        const attempt = () => carryOut(shop, workOrder, act, { commandId, movementId: named ?? '' })
        const twins = await Promise.all(index % 3 === 0 ? [attempt(), attempt()] : [attempt()])
        for (const told of twins) {
          expect(told.refused).toBe(expected)
          expect(told.movements).toEqual(twins[0]?.movements)
        }
        ids.push(...(twins[0]?.movements ?? []))
        expect(ids.length).toBe(pure.movements.length)
        if (pure.movements.length > known || expected === null) {
          expect(await stored(shop, workOrder.id)).toEqual(seen(pure.state))
        }
      }
    }),
    { numRuns: 40 },
  )
  const { firstLie, movements } = await verifyLedger(database.app)
  expect(firstLie).toBeNull()
  expect(movements).toBeGreaterThan(200)
}, 120_000)

interface Told {
  refused: string | null
  movements: string[]
}

async function carryOut(
  shop: LedgerShop,
  workOrder: { id: string; number: string },
  act: StormAct,
  { commandId, movementId }: { commandId: string; movementId: string },
): Promise<Told> {
  const ctx = shop.planner
  const about = { commandId, workOrderId: workOrder.id }
  const send = async () => {
    switch (act.act) {
      case 'scan':
      case 'report':
        return scan(ctx, {
          commandId,
          station: 'ALL',
          code: `3W${workOrder.number}+${stepName(act.step)}`,
          ...inWords(act),
        })
      case 'move': {
        const move = { workOrderId: workOrder.id, from: place(act.from), to: place(act.to), quantity: act.quantity }
        return movePieces(ctx, { commandId, moves: [{ ...move, reason: 'Warped' }] })
      }
      case 'reverse':
        return reverse(ctx, { commandId, movementId })
      case 'replace':
        return replaceScrap(ctx, { ...about, movementId, quantity: act.quantity })
      case 'release':
        return releasePieces(ctx, { ...about, quantity: act.quantity })
      case 'add':
      case 'surplus':
        return addPieces(ctx, { ...about, quantity: act.quantity, surplus: act.act === 'surplus' })
      case 'hold':
        return holdWorkOrder(ctx, { ...about, reason: 'storm' })
      case 'resume':
        return resumeWorkOrder(ctx, about)
      case 'cancel':
        return cancelWorkOrder(ctx, about)
    }
  }
  try {
    const { movements } = await send()
    return { refused: null, movements: movements.map((each) => each.id) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { refused: error.refusal.code, movements: [] }
  }
}

/** The reasons of a scan as a person names them. */
function inWords(act: Extract<StormAct, { act: 'scan' | 'report' }>) {
  const { report, reason, ...rest } = { report: undefined, reason: undefined, ...said(act) }
  return {
    ...rest,
    ...(reason !== undefined && { reason: 'Warped' }),
    ...(report !== undefined && {
      report: { ...report, scrap: report.scrap.map(({ quantity }) => ({ quantity, reason: 'warped' })) },
    }),
  }
}

const seen = (state: LedgerWorkOrder) => ({
  status: state.status,
  target: state.target,
  released: state.released,
  replaced: state.replaced,
  surplus: state.surplus,
  pieces: Object.fromEntries(
    state.balances.filter((each) => each.quantity > 0).map((each) => [placeKey(each), each.quantity]),
  ),
})

function stored(shop: LedgerShop, workOrderId: string) {
  return ask(shop.db, shop.shopId, async (reader) => {
    const workOrder = await reader
      .selectFrom('workOrders')
      .select(['status', 'target', 'released', 'replaced', 'surplus'])
      .where('id', '=', workOrderId)
      .executeTakeFirstOrThrow()
    const balances = await reader
      .selectFrom('balances')
      .select(['step', 'state', 'quantity'])
      .where('workOrderId', '=', workOrderId)
      .where('quantity', '>', 0)
      .execute()
    return {
      ...workOrder,
      pieces: Object.fromEntries(balances.map((each) => [`${each.step}|${each.state}|`, each.quantity])),
    }
  })
}
