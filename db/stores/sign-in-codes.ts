import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface CodeRow {
  id: string
  codeHash: Buffer
  tries: number
  expiresAt: Date
  usedAt: Date | null
}

export async function insertCode(
  tx: Tx,
  shopId: string,
  code: { id: string; email: string; codeHash: Buffer; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('signInCodes')
    .values({ shopId, ...code })
    .execute()
}

/** Takes the address's turn, so that many tries at once are counted one after another. */
export async function lockAddressOfCodes(tx: Tx, shopId: string, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`code ${shopId} ${email}`}, 0))`.execute(tx)
}

export async function codesSince(tx: Tx, shopId: string, email: string, since: Date): Promise<number> {
  const row = await tx
    .selectFrom('signInCodes')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('shopId', '=', shopId)
    .where('email', '=', email)
    .where('createdAt', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The newest code of an address: an older one is over. */
export async function newestCode(tx: Tx, shopId: string, email: string): Promise<CodeRow | null> {
  const row = await tx
    .selectFrom('signInCodes')
    .select(['id', 'codeHash', 'tries', 'expiresAt', 'usedAt'])
    .where('shopId', '=', shopId)
    .where('email', '=', email)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export async function countCodeTry(tx: Tx, shopId: string, id: string, tries: number): Promise<void> {
  await tx.updateTable('signInCodes').set({ tries }).where('shopId', '=', shopId).where('id', '=', id).execute()
}

export async function spendCode(tx: Tx, shopId: string, id: string, now: Date): Promise<void> {
  await tx.updateTable('signInCodes').set({ usedAt: now }).where('shopId', '=', shopId).where('id', '=', id).execute()
}
