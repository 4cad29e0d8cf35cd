import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import { lastChange, lastDeskChange } from '#db/reads/last-change.ts'
import { Refused, refuse, reject } from '#domain/decision.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { CommandContext } from './context.ts'

/** The thing that was locked, or the refusal that there is no such thing in this shop. */
export function known<T>(thing: T | null | undefined, what: string): T {
  return thing ?? reject('not_found', { what })
}

/** Refuses (`stale`) when the thing was changed since the person opened it, and says by whom. Unsaid: the last one counts. */
export async function checkVersion(
  tx: Tx,
  ctx: CommandContext,
  thing: { what: string; id: string; asked: number | undefined; current: number },
): Promise<void> {
  if (thing.asked === undefined || thing.asked === thing.current) return
  const change = await lastChange(tx, ctx.actor.shopId, thing.id)
  reject('stale', {
    what: thing.what,
    version: thing.current,
    by: change?.by ?? null,
    at: change?.at.toISOString() ?? null,
  })
}

/**
 * The same for a work order, whose version every scan moves on: only what another person changed at a desk since, among
 * the same fields, makes what was seen stale.
 */
export async function checkDeskVersion(
  tx: Tx,
  ctx: CommandContext,
  workOrder: { id: string; asked: number; current: number; fields: readonly string[] },
): Promise<void> {
  const { id, asked, current, fields } = workOrder
  if (asked === current) return
  const change = await lastDeskChange(tx, ctx.actor.shopId, { id, after: asked, fields })
  if (change === null && asked < current) return
  const at = change?.at.toISOString() ?? null
  reject('stale', { what: 'work order', version: current, by: change?.by ?? null, at })
}

/** Turns the database's unique constraints into the refusals they stand for; everything else stays an error. */
export async function unlessTaken<T>(work: Promise<T>, refusals: Record<string, () => Refusal>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const constraint = constraintOf(error, '23505')
    const refusal = constraint === null ? undefined : refusals[constraint]
    if (refusal) throw new Refused(refusal())
    throw error
  }
}

export const nameTaken = (what: string, name: string) => () => refuse('name_taken', { what, name }).refusal

/** Refuses (`not_found`) when one of the ids names nothing of this shop that is in use. */
export async function checkAllExist(
  tx: Tx,
  shopId: string,
  table: 'operations' | 'stations' | 'processes' | 'materials',
  what: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const found = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)}
    where shop_id = ${shopId} and id = any(${[...ids]}::uuid[]) and removed_at is null`.execute(tx)
  if ((found.rows[0]?.count ?? 0) < new Set(ids).size) reject('not_found', { what })
}

function constraintOf(error: unknown, code: string): string | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== code) return null
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : null
}
