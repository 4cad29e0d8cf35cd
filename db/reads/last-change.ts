import { sql } from 'kysely'
import type { Reader, Tx } from '#db/connect.ts'
import { isoTime } from './iso-time.ts'

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

/** What was done to a thing after a version that somebody saw, newest first: by whom, when, and which fields it named. */
export async function changesSince(
  reader: Reader,
  shopId: string,
  asked: { id: string; after: number },
): Promise<{ by: string | null; at: string; act: string; fields: string[] }[]> {
  const found = await sql<{ by: string | null; at: string; act: string; fields: string[] }>`
    select actor_name as by, ${isoTime('at')} as at, act, array(
      select key from jsonb_object_keys(details) key where key not in ('id', 'version', 'versionAfter', 'lineId') order by 1) as fields
    from audit_entries
    where shop_id = ${shopId} and details ? 'id' and details ->> 'id' = ${asked.id}
      and (details ->> 'versionAfter')::int > ${asked.after}
    order by audit_entries.at desc, audit_entries.id desc limit 20`.execute(reader)
  return found.rows
}
