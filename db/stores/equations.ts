import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

type EquationScope = 'PROCESS' | 'POST_PROCESS' | 'ORDER'

export interface NewEquation {
  id: string
  scope: EquationScope
  ownerId: string | null
  name: string
  hash: string
  source: string
  diagnostics: readonly object[]
  runnable: boolean
  createdBy: string | null
  createdAt: Date
}

/** Waits for whoever else changes the equations of this owner. */
export async function lockOwner(tx: Tx, shopId: string, scope: EquationScope, ownerId: string | null): Promise<void> {
  const key = `${shopId}:equations:${scope}:${ownerId ?? ''}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx)
}

/** Keeps a text and the next version of its owner's equation. The owner must be locked. */
export async function insertEquation(tx: Tx, shopId: string, equation: NewEquation): Promise<void> {
  const { source, diagnostics, ...row } = equation
  await tx
    .insertInto('equationTexts')
    .values({ shopId, hash: row.hash, source })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const last = await tx
    .selectFrom('equations')
    .select((make) => make.fn.max('version').as('version'))
    .where('shopId', '=', shopId)
    .where('scope', '=', row.scope)
    .where('ownerId', 'is not distinct from', row.ownerId)
    .executeTakeFirst()
  await tx
    .insertInto('equations')
    .values({ ...row, shopId, version: (last?.version ?? 0) + 1, diagnostics: JSON.stringify(diagnostics) })
    .execute()
}

/** Puts an equation in the place of the live one of its owner, if there is one. The owner must be locked. */
export async function setLive(
  tx: Tx,
  shopId: string,
  change: { id: string; replaces: string | null; diagnostics: readonly object[]; at: Date },
): Promise<void> {
  if (change.replaces !== null) {
    await tx
      .updateTable('equations')
      .set({ state: 'retired' })
      .where('shopId', '=', shopId)
      .where('id', '=', change.replaces)
      .execute()
  }
  await tx
    .updateTable('equations')
    .set({ state: 'live', diagnostics: JSON.stringify(change.diagnostics), publishedAt: change.at })
    .where('shopId', '=', shopId)
    .where('id', '=', change.id)
    .execute()
}

export interface NewCalculation {
  id: string
  at: Date
  actorId: string | null
  customerId: string | null
  quoteId: string | null
  quoteNumber: string | null
  engineVersion: string
  asked: object
  inputs: object
  answer: object
}

/** Keeps a calculation for good. */
export async function insertCalculation(tx: Tx, shopId: string, row: NewCalculation): Promise<void> {
  const { asked, inputs, answer, ...facts } = row
  await tx
    .insertInto('priceCalculations')
    .values({
      ...facts,
      shopId,
      asked: JSON.stringify(asked),
      inputs: JSON.stringify(inputs),
      answer: JSON.stringify(answer),
    })
    .execute()
}
