import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

/** Who changed a thing last, as the audit record says; null when it was never changed since it was made. */
export async function lastChange(tx: Tx, shopId: string, id: string): Promise<{ by: string | null; at: Date } | null> {
  const found = await sql<{ by: string | null; at: Date }>`
    select actor_name as by, at from audit_entries
    where shop_id = ${shopId} and details ? 'id' and details ->> 'id' = ${id}
    order by at desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}

/** The last change at a desk that made a version after the given one and touched one of the fields; null when none did. */
export async function lastDeskChange(
  tx: Tx,
  shopId: string,
  asked: { id: string; after: number; fields: readonly string[] },
): Promise<{ by: string | null; at: Date } | null> {
  const found = await sql<{ by: string | null; at: Date }>`
    select actor_name as by, at from audit_entries
    where shop_id = ${shopId} and details ? 'id' and details ->> 'id' = ${asked.id}
      and (details ->> 'versionAfter')::int > ${asked.after} and details ?| ${[...asked.fields]}::text[]
    order by at desc limit 1`.execute(tx)
  return found.rows[0] ?? null
}
