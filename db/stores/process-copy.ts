import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

/**
 * Gives a process that was just made what another one has: its operations, materials, infills and precisions, and the
 * post-processes that are offered for it, with what does not go together.
 */
export async function copyProcessContents(
  tx: Tx,
  shopId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    insert into process_operations (shop_id, process_id, position, operation_id)
    select shop_id, ${to}, position, operation_id from process_operations
    where shop_id = ${shopId} and process_id = ${from}`.execute(tx)
  await sql`
    insert into materials (shop_id, id, process_id, name, variables, colors, wall_thickness_warning, wall_thickness_limit,
      quote_only)
    select shop_id, gen_random_uuid(), ${to}, name, variables, colors, wall_thickness_warning, wall_thickness_limit, quote_only
    from materials where shop_id = ${shopId} and process_id = ${from} and removed_at is null`.execute(tx)
  for (const table of ['infills', 'precisions']) {
    await sql`
      insert into ${sql.table(table)} (shop_id, id, process_id, name, value)
      select shop_id, gen_random_uuid(), ${to}, name, value from ${sql.table(table)}
      where shop_id = ${shopId} and process_id = ${from} and removed_at is null`.execute(tx)
  }
  await sql`
    update post_processes x set
      process_ids = process_ids || ${to}::uuid,
      incompatible_material_ids = incompatible_material_ids || array(
        select copy.id from materials copy
        join materials m on m.shop_id = copy.shop_id and m.process_id = ${from} and m.name = copy.name and m.removed_at is null
        where copy.shop_id = x.shop_id and copy.process_id = ${to} and m.id = any(x.incompatible_material_ids)),
      version = version + 1
    where shop_id = ${shopId} and ${from}::uuid = any(process_ids) and removed_at is null`.execute(tx)
}
