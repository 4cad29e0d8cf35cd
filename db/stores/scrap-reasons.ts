import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'

export interface ScrapReasonRow {
  id: string
  code: string
  name: string
  position: number
  operationIds: string[]
}

export async function insertScrapReason(tx: Tx, shopId: string, reason: ScrapReasonRow): Promise<void> {
  await tx
    .insertInto('scrapReasons')
    .values({ shopId, ...reason })
    .execute()
}

export async function updateScrapReason(
  tx: Tx,
  shopId: string,
  id: string,
  change: Partial<Omit<ScrapReasonRow, 'id' | 'code'>> & { version: number; removedAt?: Date },
): Promise<void> {
  await tx.updateTable('scrapReasons').set(change).where('shopId', '=', shopId).where('id', '=', id).execute()
}

/** Puts one reason at a place of the list and closes the gap that it left: places count up from 0. */
export async function placeScrapReason(tx: Tx, shopId: string, id: string, position: number): Promise<void> {
  await sql`
    with others as (
      select id, row_number() over (order by position, id) - 1 as place
      from scrap_reasons where shop_id = ${shopId} and removed_at is null and id <> ${id}
    ), placed as (
      select id, case when place >= ${position} then place + 1 else place end as place from others
      union all select ${id}::uuid, least(${position}, (select count(*) from others))
    )
    update scrap_reasons r set position = p.place
    from placed p where r.shop_id = ${shopId} and r.id = p.id and r.position <> p.place`.execute(tx)
}
