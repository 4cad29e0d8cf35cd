import { sql } from 'kysely'
import type { Database } from '#db/connect.ts'
import type { FileStore } from '#db/files.ts'

/**
 * Drops content from the disk when no shop keeps it any more. Whoever receives the same content meanwhile is waited for,
 * so that nothing that was just promised is taken away. True when it was dropped.
 */
export function sweepFile(ctx: { db: Database; files: FileStore }, hash: string): Promise<boolean> {
  return ctx.db.kysely.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`file ${hash}`}, 0))`.execute(tx)
    const found = await sql<{ kept: boolean }>`select file_is_kept(${hash}) as kept`.execute(tx)
    if (found.rows[0]?.kept !== false) return false
    await ctx.files.drop(hash)
    return true
  })
}
