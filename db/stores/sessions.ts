import { sql } from 'kysely'
import type { Database, Tx } from '#db/connect.ts'

export interface NewSession {
  shopId: string
  tokenHash: Buffer
  personId: string
  kind: 'desk' | 'badge'
  stationId: string | null
  idleMinutes: number
  now: Date
}

/** Opens a session; answers with the time at which it ends when nobody uses it. */
export async function insertSession(tx: Tx, session: NewSession): Promise<Date> {
  const expiresAt = new Date(session.now.getTime() + session.idleMinutes * 60_000)
  await tx
    .insertInto('sessions')
    .values({
      shopId: session.shopId,
      tokenHash: session.tokenHash,
      personId: session.personId,
      kind: session.kind,
      stationId: session.stationId,
      createdAt: session.now,
      lastSeenAt: session.now,
      idleMinutes: session.idleMinutes,
      expiresAt,
    })
    .execute()
  return expiresAt
}

/** Moves the end of a session on; one that ended meanwhile stays ended. */
export async function moveSessionOn(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ lastSeenAt: now, expiresAt: sql`${now}::timestamptz + make_interval(mins => idle_minutes)` })
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .execute()
}

export async function endSessionOf(tx: Tx, tokenHash: Buffer, now: Date): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('endedAt', 'is', null)
    .execute()
}

/** Ends the open sessions of a person, but for the one in which it was asked for. */
export async function endSessionsOfPerson(
  tx: Tx,
  shopId: string,
  personId: string,
  now: Date,
  exceptFor?: Buffer,
): Promise<void> {
  let ending = tx
    .updateTable('sessions')
    .set({ endedAt: now })
    .where('shopId', '=', shopId)
    .where('personId', '=', personId)
    .where('endedAt', 'is', null)
  if (exceptFor) ending = ending.where('tokenHash', '<>', exceptFor)
  await ending.execute()
}

/** Marks as ended what nobody used for too long. */
export async function endStale(tx: Tx, shopId: string, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('sessions')
    .set((column) => ({ endedAt: column.ref('expiresAt') }))
    .where('shopId', '=', shopId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '<=', now)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** The shop that a session belongs to, whether it is still open or not; null for a token that nobody has. */
export async function shopOfSession(db: Database, tokenHash: Buffer): Promise<string | null> {
  const found = await sql<{ shopId: string }>`select shop_id from find_session(${tokenHash})`.execute(db.kysely)
  return found.rows[0]?.shopId ?? null
}
