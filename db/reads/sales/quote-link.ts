import { sql } from 'kysely'
import type { Database } from '#db/connect.ts'

/** Which quote of which shop a link opens; null when it opens none. */
export async function quoteByToken(db: Database, token: string): Promise<{ shopId: string; quoteId: string } | null> {
  const found = await sql<{ shopId: string; quoteId: string }>`select * from find_quote_link(${token})`.execute(
    db.kysely,
  )
  return found.rows[0] ?? null
}
