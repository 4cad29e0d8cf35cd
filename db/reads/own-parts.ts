import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { ownedBy, type PartOwner } from './part-owner.ts'

/** The newest revision of each of an owner's parts, newest first. */
export async function newestRevisionsOf(reader: Reader, shopId: string, owner: PartOwner): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select r.id from part_designs d
    join lateral (
      select x.id, x.created_at from part_revisions x
      where x.shop_id = d.shop_id and x.part_design_id = d.id and x.merged_into is null
      order by x.number desc limit 1) r on true
    where d.shop_id = ${shopId} and d.emptied_at is null and d.scrubbed_at is null and ${ownedBy(owner)}
    order by r.created_at desc, r.id desc limit 100`.execute(reader)
  return found.rows.map((row) => row.id)
}
