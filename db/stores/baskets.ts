import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { BasketLineChoice } from '#domain/orders/basket-line.ts'

export interface NewBasket {
  id: string
  /** What the guest's cookie carries, hashed; null for a customer. */
  tokenHash: Buffer | null
  customerId: string | null
  contactId: string | null
  now: Date
}

export async function insertBasket(tx: Tx, shopId: string, { now, ...basket }: NewBasket): Promise<void> {
  await tx
    .insertInto('baskets')
    .values({ shopId, ...basket, createdAt: now, updatedAt: now })
    .execute()
}

/** An open basket under its row's lock. */
export async function lockBasket(tx: Tx, shopId: string, id: string): Promise<{ id: string; version: number } | null> {
  const row = await tx
    .selectFrom('baskets')
    .select(['id', 'version'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** The open basket of a contact; null when nothing was put into one. */
export async function openBasketOf(tx: Tx, shopId: string, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('baskets')
    .select('id')
    .where('shopId', '=', shopId)
    .where('contactId', '=', contactId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The open basket of a guest's cookie; whoever begins one with the same cookie at the same time waits here. */
export async function basketOfToken(tx: Tx, shopId: string, tokenHash: Buffer): Promise<string | null> {
  await waitForTurn(tx, tokenHash.toString('hex'))
  const row = await tx
    .selectFrom('baskets')
    .select('id')
    .where('shopId', '=', shopId)
    .where('tokenHash', '=', tokenHash)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row?.id ?? null
}

/** The same of a contact who had none a moment ago. */
export async function basketOfContact(tx: Tx, shopId: string, contactId: string): Promise<string | null> {
  await waitForTurn(tx, contactId)
  const id = await openBasketOf(tx, shopId, contactId)
  return id === null ? null : ((await lockBasket(tx, shopId, id))?.id ?? null)
}

async function waitForTurn(tx: Tx, whose: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`basket ${whose}`}, 0))`.execute(tx)
}

interface BasketChange {
  state?: 'open' | 'ordered' | 'merged'
  tokenHash?: null
  customerId?: string
  contactId?: string
}

/** Changes a basket and counts its version up. */
export async function updateBasket(tx: Tx, shopId: string, id: string, change: BasketChange, now: Date): Promise<void> {
  await tx
    .updateTable('baskets')
    .set((column) => ({ ...change, updatedAt: now, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** Adds a line behind the last one. */
export async function insertBasketLine(
  tx: Tx,
  shopId: string,
  line: BasketLineChoice & { id: string; basketId: string },
): Promise<void> {
  const { files = [], ...row } = line
  const last = await sql<{ next: number }>`
    select coalesce(max(position) + 1, 0)::int as next from basket_lines
    where shop_id = ${shopId} and basket_id = ${line.basketId}`.execute(tx)
  await tx
    .insertInto('basketLines')
    .values({ shopId, ...row, files: JSON.stringify(files), position: last.rows[0]?.next ?? 0 })
    .execute()
}

export async function updateBasketLine(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<BasketLineChoice>,
): Promise<void> {
  const { files, ...row } = change
  const set = { ...row, ...(files === undefined ? {} : { files: JSON.stringify(files) }) }
  if (Object.keys(set).length === 0) return
  await tx.updateTable('basketLines').set(set).where('shopId', '=', shopId).where('id', '=', id).execute()
}

export async function deleteBasketLines(tx: Tx, shopId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('basketLines').where('shopId', '=', shopId).where('id', 'in', ids).execute()
}

/** Puts the lines of one basket behind those of another. */
export async function moveBasketLines(tx: Tx, shopId: string, from: string, into: string): Promise<void> {
  await sql`
    update basket_lines set basket_id = ${into}, position = position + (
      select coalesce(max(position) + 1, 0) from basket_lines where shop_id = ${shopId} and basket_id = ${into})
    where shop_id = ${shopId} and basket_id = ${from}`.execute(tx)
}

/** Whether the line lies in this basket. */
export async function lineIsIn(tx: Tx, shopId: string, basketId: string, lineId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('basketLines')
    .select('id')
    .where('shopId', '=', shopId)
    .where('basketId', '=', basketId)
    .where('id', '=', lineId)
    .executeTakeFirst()
  return row !== undefined
}

/** How many lines lie in a basket. */
export async function countLines(tx: Tx, shopId: string, basketId: string): Promise<number> {
  const row = await tx
    .selectFrom('basketLines')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('shopId', '=', shopId)
    .where('basketId', '=', basketId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
