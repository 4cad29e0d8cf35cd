import { type RawBuilder, sql } from 'kysely'

/** A time inside JSON that the database writes, as every other time is told: ISO 8601 in UTC, to the millisecond, with a Z. */
export function isoTime(column: string): RawBuilder<string> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
