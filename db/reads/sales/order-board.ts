import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits } from '#domain/units/money.ts'
import { type OrderRow, orderRows, ordersWith } from './order-list.ts'
import { orderStatuses } from './order-statuses.ts'

export interface BoardAsked {
  q?: string | undefined
  customerId?: string | undefined
  ownerId?: string | undefined
  sort?: 'rank' | 'due' | 'updated' | 'created' | undefined
}

/** Cards of an ending status that are told: the newest; the list has the others. */
const ENDED_MAX = 25

/** The order board: the shop's own statuses in order, and the cards in them. */
export async function orderBoard(reader: Reader, shopId: string, asked: BoardAsked, now: Date) {
  const shop = await reader
    .selectFrom('shops')
    .select('currency')
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const counter = await reader
    .selectFrom('eventCounters')
    .select('lastSeq')
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const condition = conditionOf(asked)
  const cards = await orderRows(
    reader,
    shopId,
    sql`${condition} and o.id = any(array(${told(shopId, condition)}))`,
    now,
  )
  const columns = await sql<{ id: string; revision: number; count: number; total: string }>`
    select t.id, t.board_revision as revision, count(o.id)::int as count, coalesce(sum(o.total / q.rate), 0)::text as total
    from order_statuses t
    left join (orders o join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
      join customers c on c.shop_id = o.shop_id and c.id = o.customer_id)
      on o.shop_id = t.shop_id and o.status_id = t.id and ${condition}
    where t.shop_id = ${shopId} group by t.id, t.board_revision`.execute(reader)
  const statuses = (await orderStatuses(reader, shopId)).map((status) => {
    const column = columns.rows.find((each) => each.id === status.id)
    const here = cards.filter((card) => card.statusId === status.id).length
    const sum = convertMoney(column?.total ?? '0', 1, currencyDigits(shop.currency))
    return { ...status, revision: column?.revision ?? 0, sum, more: Math.max(0, (column?.count ?? 0) - here) }
  })
  return {
    cursor: Number(counter.lastSeq),
    statuses,
    cards: cards.sort(order(asked.sort ?? 'rank')),
    currency: shop.currency,
  }
}

function conditionOf(asked: BoardAsked): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`o.archived_at is null and o.state <> 'cancelled'`, ...ordersWith(asked.q)]
  if (asked.customerId) all.push(sql`o.customer_id = ${asked.customerId}`)
  if (asked.ownerId) all.push(sql`o.owner_id = ${asked.ownerId}`)
  return sql.join(all, sql` and `)
}

const told = (shopId: string, condition: RawBuilder<unknown>) => sql`
  select id from (
    select o.id, o.state, row_number() over (partition by o.status_id order by o.status_since desc) as place
    from orders o join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
    join customers c on c.shop_id = o.shop_id and c.id = o.customer_id
    where o.shop_id = ${shopId} and ${condition}) each
  where each.state = 'open' or each.place <= ${ENDED_MAX}`

/** Cards that somebody placed stand first, in that order; the others follow by due date. */
function order(sort: NonNullable<BoardAsked['sort']>): (a: OrderRow, b: OrderRow) => number {
  const text = (a: string | null, b: string | null) => compare(a ?? '￿', b ?? '￿')
  const byDue = (a: OrderRow, b: OrderRow) => text(a.due, b.due) || compare(a.number, b.number)
  if (sort === 'due') return byDue
  if (sort === 'created') return (a, b) => compare(b.acceptedAt, a.acceptedAt)
  if (sort === 'updated') return (a, b) => compare(b.number, a.number)
  return (a, b) => text(a.rank, b.rank) || byDue(a, b)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
