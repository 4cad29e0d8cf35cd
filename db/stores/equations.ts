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
  await keepText(tx, shopId, row.hash, source)
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

/** Gives a draft another name and text. The owner must be locked. */
export async function updateDraft(
  tx: Tx,
  shopId: string,
  change: Pick<NewEquation, 'id' | 'name' | 'hash' | 'source' | 'diagnostics' | 'runnable'>,
): Promise<void> {
  const { id, source, diagnostics, ...facts } = change
  await keepText(tx, shopId, facts.hash, source)
  await tx
    .updateTable('equations')
    .set({ ...facts, diagnostics: JSON.stringify(diagnostics) })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

async function keepText(tx: Tx, shopId: string, hash: string, source: string): Promise<void> {
  await tx
    .insertInto('equationTexts')
    .values({ shopId, hash, source })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Keeps what a later check says of the same text. The owner must be locked. */
export async function setDiagnostics(
  tx: Tx,
  shopId: string,
  { id, diagnostics, runnable }: Pick<NewEquation, 'id' | 'diagnostics' | 'runnable'>,
): Promise<void> {
  await tx
    .updateTable('equations')
    .set({ diagnostics: JSON.stringify(diagnostics), runnable })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** The owner must be locked. */
export async function setRetired(tx: Tx, shopId: string, id: string): Promise<void> {
  await tx
    .updateTable('equations')
    .set({ state: 'retired' })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

/** Puts an equation in the place of the live one of its owner, if there is one. The owner must be locked. */
export async function setLive(
  tx: Tx,
  shopId: string,
  change: { id: string; replaces: string | null; diagnostics: readonly object[]; at: Date },
): Promise<void> {
  if (change.replaces !== null) {
    await setRetired(tx, shopId, change.replaces)
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
  /** The versions that priced it, and the processes and post-processes they belong to. */
  equationIds: string[]
  ownerIds: string[]
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
