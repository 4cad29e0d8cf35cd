import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Actor, CommandContext } from '#commands/context.ts'
import { releasePieces } from '#commands/release-pieces.ts'
import { type Database, inShop, type Tx } from '#db/connect.ts'
import type { Role } from '#domain/people/roles.ts'
import { workOrderNumber } from '#domain/work-orders.ts'

/** A shop with a floor, for tests of the ledger: operations in a row, a station for each, and one that does them all. */
export interface LedgerShop {
  db: Database
  shopId: string
  operations: { id: string; name: string }[]
  /** `S0`, `S1` … do one operation each; `ALL` does every one; bare scans complete. */
  scrapReasons: { id: string; code: string; name: string }[]
  planner: CommandContext
  as(role: Role, stationCode?: string): Promise<CommandContext>
  stationId(code: string): Promise<string>
  /** A work order with a step for each operation (010, 020 …), released unless told otherwise. */
  workOrder(asked: { target: number; steps?: number; release?: boolean }): Promise<{ id: string; number: string }>
}

export interface LedgerShopOptions {
  operations?: readonly string[]
  /** The first so many operations may make more than was ordered. */
  overproducingOperations?: number
  overproductionPercent?: string
  now?: () => Date
}

export async function aLedgerShop(db: Database, options: LedgerShopOptions = {}): Promise<LedgerShop> {
  const names = options.operations ?? ['Printing', 'Washing', 'Inspection']
  const shopId = uuidv7()
  const operations = names.map((name) => ({ id: uuidv7(), name }))
  const scrapReasons = ['Warped', 'Scratched'].map((name) => ({ id: uuidv7(), code: name.toUpperCase(), name }))
  const specification = uuidv7()
  const now = options.now ?? (() => new Date())
  let running = 0
  await inShop(db, shopId, async (tx) => {
    await tx
      .insertInto('shops')
      .values({ shopId, name: `Shop ${shopId.slice(-6)}`, overproductionPercent: options.overproductionPercent ?? '0' })
      .execute()
    await tx.insertInto('eventCounters').values({ shopId }).execute()
    await insertFloor(tx, {
      shopId,
      operations,
      scrapReasons,
      overproducing: options.overproducingOperations ?? 0,
    })
    await insertPart(tx, shopId, specification)
  })
  const context = (actor: Actor): CommandContext => ({ db, actor, now, ring: () => undefined })
  const shop: LedgerShop = {
    db,
    shopId,
    operations,
    scrapReasons,
    planner: context({
      shopId,
      personId: await aPerson(db, shopId, 'planner'),
      name: 'Priya',
      role: 'planner',
      stationId: null,
    }),
    async as(role, stationCode) {
      const stationId = stationCode === undefined ? null : await shop.stationId(stationCode)
      return context({ shopId, personId: await aPerson(db, shopId, role), name: 'Ada', role, stationId })
    },
    async stationId(code) {
      const found = await inShop(db, shopId, (tx) =>
        tx
          .selectFrom('stations')
          .select('id')
          .where('shopId', '=', shopId)
          .where('code', '=', code)
          .executeTakeFirstOrThrow(),
      )
      return found.id
    },
    async workOrder({ target, steps = names.length, release = true }) {
      running += 1
      const id = uuidv7()
      const number = running
      await inShop(db, shopId, (tx) =>
        insertWorkOrder(tx, { shopId, id, number, target, specification, operations: operations.slice(0, steps) }),
      )
      if (release) await releasePieces(shop.planner, { commandId: uuidv7(), workOrderId: id })
      return { id, number: workOrderNumber(number) }
    },
  }
  return shop
}

async function aPerson(db: Database, shopId: string, role: Role): Promise<string> {
  const id = uuidv7()
  await inShop(db, shopId, (tx) =>
    tx
      .insertInto('people')
      .values({ shopId, id, name: role === 'planner' ? 'Priya' : 'Ada', role, badge: id.slice(-12) })
      .execute(),
  )
  return id
}

interface Floor {
  shopId: string
  operations: { id: string; name: string }[]
  scrapReasons: { id: string; code: string; name: string }[]
  overproducing: number
}

async function insertFloor(tx: Tx, { shopId, operations, scrapReasons, overproducing }: Floor): Promise<void> {
  await tx
    .insertInto('operations')
    .values(
      operations.map((each, position) => ({
        shopId,
        ...each,
        position,
        allowOverproduction: position < overproducing,
      })),
    )
    .execute()
  const stations = [
    ...operations.map((each, index) => ({ code: `S${index}`, name: `${each.name} place`, does: [each] })),
    { code: 'ALL', name: 'Bench', does: operations },
  ]
  for (const [position, { code, name, does }] of stations.entries()) {
    const id = uuidv7()
    await tx
      .insertInto('stations')
      .values({ shopId, id, code, name, position, bareScan: 'complete', pin: 'off' })
      .execute()
    await tx
      .insertInto('stationOperations')
      .values(does.map((each) => ({ shopId, stationId: id, operationId: each.id })))
      .execute()
  }
  await tx
    .insertInto('scrapReasons')
    .values(scrapReasons.map((each, position) => ({ shopId, ...each, position })))
    .execute()
}

async function insertPart(tx: Tx, shopId: string, specification: string): Promise<void> {
  const design = uuidv7()
  const revision = uuidv7()
  await tx.insertInto('partDesigns').values({ shopId, id: design, name: 'Bracket' }).execute()
  await tx.insertInto('partRevisions').values({ shopId, id: revision, partDesignId: design, number: 1 }).execute()
  await tx
    .insertInto('partSpecifications')
    .values({ shopId, id: specification, partRevisionId: revision, name: 'Bracket' })
    .execute()
}

interface NewWorkOrder {
  shopId: string
  id: string
  number: number
  target: number
  specification: string
  operations: { id: string; name: string }[]
}

async function insertWorkOrder(tx: Tx, asked: NewWorkOrder): Promise<void> {
  const { shopId, id, number, target, specification, operations } = asked
  const createdAt = new Date()
  await tx
    .insertInto('workOrders')
    .values({ shopId, id, number, partSpecificationId: specification, target, status: 'planned', createdAt })
    .execute()
  const steps = operations.map((each, index) => ({ step: String((index + 1) * 10).padStart(3, '0'), ...each }))
  await tx
    .insertInto('workOrderSteps')
    .values(
      steps.map((each) => ({
        shopId,
        workOrderId: id,
        step: each.step,
        operationId: each.id,
        operationName: each.name,
      })),
    )
    .execute()
  await sql`
    insert into work_order_routings (shop_id, work_order_id, revision, steps, after_ordinal, made_at)
    values (${shopId}, ${id}, 1, ${steps.map((each) => each.step)}::text[], 0, ${createdAt})`.execute(tx)
}
