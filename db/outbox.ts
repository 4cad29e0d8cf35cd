import { sql } from 'kysely'
import type { EventType } from '#domain/events.ts'
import type { Database, Tx } from './connect.ts'
import { ask } from './connect.ts'

export interface NewEvent {
  type: EventType
  /** Ids and versions; for `pieces.moved` the work order's new state. */
  body: Record<string, unknown>
}

/**
 * Appends events under the shop's next numbers. Must be the last statement before commit: the counter's row lock makes
 * number order commit order, so that `seq > last` misses nothing.
 */
export async function appendEvents(tx: Tx, shopId: string, at: Date, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await sql`
    with numbered as (
      update event_counters set last_seq = last_seq + ${events.length} where shop_id = ${shopId} returning last_seq
    )
    insert into events (shop_id, seq, at, type, body)
    select ${shopId}, numbered.last_seq - ${events.length} + given.ordinality, ${at}, given.type, given.body
    from numbered, unnest(${events.map((event) => event.type)}::text[], ${events.map((event) => JSON.stringify(event.body))}::json[])
      with ordinality as given (type, body, ordinality)`.execute(tx)
}

/** The number of the last event of a shop; 0 before the first. */
export async function lastSeq(db: Database, shopId: string): Promise<number> {
  const row = await ask(db, shopId, (reader) =>
    reader.selectFrom('eventCounters').select('lastSeq').where('shopId', '=', shopId).executeTakeFirst(),
  )
  return row?.lastSeq ?? 0
}
