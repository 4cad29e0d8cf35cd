import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { FileRow } from '#db/files.ts'
import { insertFile } from '#db/stores/parts.ts'

/** A file that came in: in the store only once it is placed. */
export type IncomingFile = FileRow & { place: () => Promise<void> }

/**
 * Notes that the shop keeps a file, after whoever sweeps the disk of content that nobody keeps. The caller places it as
 * the last act before the commit.
 */
export async function keepFile(tx: Tx, shopId: string, file: FileRow): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`file ${file.hash}`}, 0))`.execute(tx)
  await insertFile(tx, shopId, file)
}
