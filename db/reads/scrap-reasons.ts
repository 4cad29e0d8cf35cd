import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface ScrapReasonView {
  id: string
  code: string
  name: string
  position: number
  operationIds: string[]
  used: { pieces: number; days: number }
  version: number
}

/** How far back the use of a reason is counted. */
const days = 30

/** The scrap reasons in use, in their order, with how often each was given lately. */
export async function scrapReasons(reader: Reader, shopId: string, now: Date): Promise<ScrapReasonView[]> {
  const found = await sql<Row>`
    ${select(shopId, now)} where r.shop_id = ${shopId} and r.removed_at is null order by r.position, r.id`.execute(
    reader,
  )
  return found.rows.map(viewOf)
}

export async function scrapReason(
  reader: Reader,
  shopId: string,
  id: string,
  now: Date,
): Promise<ScrapReasonView | null> {
  const found = await sql<Row>`
    ${select(shopId, now)} where r.shop_id = ${shopId} and r.id = ${id} and r.removed_at is null`.execute(reader)
  const row = found.rows[0]
  return row ? viewOf(row) : null
}

type Row = Omit<ScrapReasonView, 'used'> & { pieces: number }

function viewOf({ pieces, ...row }: Row): ScrapReasonView {
  return { ...row, used: { pieces, days } }
}

const select = (shopId: string, now: Date) => sql`
  select r.id, r.code, r.name, r.position, r.operation_ids, r.version, coalesce(used.pieces, 0)::int as pieces
  from scrap_reasons r
  left join (
    select m.reason_id, sum(m.quantity) as pieces from movements m
    where m.shop_id = ${shopId} and m.type = 'scrap' and m.at > ${now}::timestamptz - make_interval(days => ${days})
      and not exists (
        select from movements undone
        where undone.shop_id = m.shop_id and undone.names = m.id and undone.type = 'reverse')
    group by m.reason_id
  ) used on used.reason_id = r.id`
