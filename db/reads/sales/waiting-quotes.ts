import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

/** Drafts with a line that waits for the measurement of this revision. */
export async function draftsWaitingFor(reader: Reader, shopId: string, partRevisionId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select distinct q.id from requisitions l join quotes q on q.shop_id = l.shop_id and q.id = l.quote_id
    where l.shop_id = ${shopId} and l.part_revision_id = ${partRevisionId} and l.computed is null
      and l.process_id is not null and q.status = 'draft' and q.archived_at is null`.execute(reader)
  return found.rows.map(({ id }) => id)
}

/** Those of some revisions that are measured by now. */
export async function measuredOf(reader: Reader, shopId: string, ids: readonly string[]): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select id from part_revisions where shop_id = ${shopId} and id = any(${ids}::uuid[]) and geometry is not null`.execute(
    reader,
  )
  return found.rows.map(({ id }) => id)
}
