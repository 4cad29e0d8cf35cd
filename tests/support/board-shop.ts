import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { movePieces } from '#commands/move-pieces.ts'
import { releasePieces } from '#commands/release-pieces.ts'
import { hashSecret } from '#commands/secrets.ts'
import { type Database, inShop } from '#db/connect.ts'
import { aLedgerShop, type LedgerShop } from './ledger-shop.ts'

/** A floor as a large shop has it: many work orders, each with pieces at two of its eight operations. */
export interface BoardShop {
  shop: LedgerShop
  email: string
  password: string
  workOrderIds: string[]
  cards: number
}

const operations = ['Print', 'Clean', 'Cure', 'Sand', 'Smooth', 'Dye', 'Inspect', 'Pack']
const target = 240
const password = 'a planner of a large shop'

/** Fills a migrated database with `workOrders` orders, two cards each. */
export async function aBoardShop(db: Database, workOrders: number): Promise<BoardShop> {
  const shop = await aLedgerShop(db, { operations })
  const email = `planner.${shop.shopId.slice(-8)}@example.test`
  const passwordHash = await hashSecret(password)
  const { personId } = shop.planner.actor
  if (personId === null) throw new Error('the planner of this shop is a person')
  await inShop(db, shop.shopId, (tx) =>
    tx.updateTable('people').set({ email, passwordHash }).where('id', '=', personId).execute(),
  )
  const workOrderIds = await insertWorkOrders(shop, workOrders)
  await Promise.all(
    workOrderIds.map((workOrderId) => releasePieces(shop.planner, { commandId: uuidv7(), workOrderId })),
  )
  await Promise.all(
    workOrderIds.map((workOrderId, index) => {
      const step = (place: number) => String(10 + 10 * (place % operations.length)).padStart(3, '0')
      const reason = 'Laid out for the day'
      const from = { step: '010', state: 'queued' } as const
      const moves = [index, index + 3]
        .map((place) => step(place))
        .filter((to) => to !== '010')
        .map((to) => ({ workOrderId, from, to: { step: to, state: 'queued' } as const, quantity: target / 2, reason }))
      return movePieces(shop.planner, { commandId: uuidv7(), moves })
    }),
  )
  return { shop, email, password, workOrderIds, cards: workOrders * 2 }
}

async function insertWorkOrders(shop: LedgerShop, count: number): Promise<string[]> {
  const { shopId, db } = shop
  const ids = Array.from({ length: count }, () => uuidv7())
  const numbers = ids.map((_, index) => index + 1)
  const steps = shop.operations.map((_, index) => String((index + 1) * 10).padStart(3, '0'))
  const ofOperations = [shop.operations.map((each) => each.id), shop.operations.map((each) => each.name)] as const
  await inShop(db, shopId, async (tx) => {
    const customers = Array.from({ length: 40 }, (_, index) => ({
      shopId,
      id: uuidv7(),
      number: index + 1,
      name: `Customer ${index + 1}`,
    }))
    await tx.insertInto('customers').values(customers).execute()
    await sql`
      insert into work_orders (shop_id, id, number, part_specification_id, customer_id, target, status, due, priority, created_at)
      select ${shopId}, given.id, given.number, p.id, (${customers.map((each) => each.id)}::uuid[])[1 + given.number % 40],
        ${target}, 'planned', current_date + (given.number % 30)::int - 3, case when given.number % 50 = 0 then 100 else 50 end, now()
      from unnest(${ids}::uuid[], ${numbers}::bigint[]) as given (id, number)
      cross join (select id from part_specifications where shop_id = ${shopId} limit 1) p`.execute(tx)
    await sql`
      insert into work_order_steps (shop_id, work_order_id, step, operation_id, operation_name)
      select ${shopId}, w.id, o.step, o.id, o.name
      from unnest(${ids}::uuid[]) as w (id)
      cross join unnest(${steps}::text[], ${ofOperations[0]}::uuid[], ${ofOperations[1]}::text[]) as o (step, id, name)`.execute(
      tx,
    )
    await sql`
      insert into work_order_routings (shop_id, work_order_id, revision, steps, after_ordinal, made_at)
      select ${shopId}, w.id, 1, ${steps}::text[], 0, now() from unnest(${ids}::uuid[]) as w (id)`.execute(tx)
  })
  return ids
}
