import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { workOrderNumber } from '#domain/work-orders.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'

export interface PartUse {
  kind: 'work_order' | 'quote' | 'order'
  id: string
  number: string
  status: string
  partRevisionId: string
  revisionNumber: number
  partSpecification: Named | null
  customer: Named | null
  quantity: number | null
  finished: number | null
  /** Of one piece, in the currency of the quote or order; null where there is none yet. */
  unitPrice: string | null
  due: string | null
  at: string
}

type UseRow = Omit<PartUse, 'at' | 'number'> & { at: Date; number: string; sort: string }

/** Where a part is used, newest first: its work orders, and the quotes and orders with a line of it. */
export async function partUses(
  reader: Reader,
  shopId: string,
  partDesignId: string,
  asked: PageAsked = {},
): Promise<Page<PartUse>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const found = await sql<UseRow>`
    with revisions as (
      select r.id, r.number from part_revisions r where r.shop_id = ${shopId} and r.part_design_id = ${partDesignId}),
    used as (
      select 'work_order' as kind, w.id, w.id as line, w.number::text as number, w.status, r.id as part_revision_id,
        r.number as revision_number, s.id as specification_id, w.customer_id, w.target as quantity,
        (select coalesce(sum(b.quantity), 0)::int from balances b where b.shop_id = w.shop_id
          and b.work_order_id = w.id and b.state in ('finished', 'shipped')) as finished,
        null::numeric as unit_price, w.due, w.created_at as at
      from revisions r
      join part_specifications s on s.shop_id = ${shopId} and s.part_revision_id = r.id
      join work_orders w on w.shop_id = ${shopId} and w.part_specification_id = s.id
      union all
      select case when o.id is null then 'quote' else 'order' end, coalesce(o.id, q.id), l.id,
        coalesce(o.number, q.number), coalesce(o.state, q.status), r.id, r.number, l.part_specification_id,
        q.customer_id, l.quantity, null, l.unit_price, o.due, coalesce(o.accepted_at, q.created_at)
      from revisions r
      join requisitions l on l.shop_id = ${shopId} and l.part_revision_id = r.id
      join quotes q on q.shop_id = ${shopId} and q.id = l.quote_id
      left join orders o on o.shop_id = ${shopId} and o.quote_id = q.id)
    select u.kind, u.id, u.number, u.status, u.part_revision_id, u.revision_number, u.quantity, u.finished,
      u.unit_price::text as unit_price, u.due, u.at, u.line,
      to_char(u.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort,
      case when s.id is null then null else json_build_object('id', s.id, 'name', s.name) end as part_specification,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer
    from used u
    left join part_specifications s on s.shop_id = ${shopId} and s.id = u.specification_id
    left join customers c on c.shop_id = ${shopId} and c.id = u.customer_id
    ${after === null ? sql`` : sql`where (u.at, u.line) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by u.at desc, u.line desc limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows as (UseRow & { line: string })[], limit, (row) => [row.sort, row.line])
  return { ...page, items: page.items.map(useView) }
}

function useView({ sort: _sort, line: _line, ...row }: UseRow & { line: string }): PartUse {
  const number = row.kind === 'work_order' ? workOrderNumber(Number(row.number)) : row.number
  return { ...row, number, at: row.at.toISOString() }
}
