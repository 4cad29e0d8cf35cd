import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { type OrderState, type OrderStatusKind, type OrderTab, orderTabs } from '#domain/orders/order-states.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import { isoTime } from '../iso-time.ts'
import { limitOf, type PageAsked, pageOf, readCursor } from '../page.ts'
import { pictureUrl } from '../picture-url.ts'
import { containing, wordsOf } from '../words.ts'
import { whereItsPiecesAre } from './requisition-pieces.ts'

export interface OrdersAsked extends PageAsked {
  tab?: OrderTab | undefined
  q?: string | undefined
  customerId?: string | undefined
  ownerId?: string | undefined
  statusId?: string | undefined
  archived?: boolean | undefined
  sort?: string | undefined
}

/** Who asks: the person behind "mine", and for a customer the organisation whose orders are all there is. */
export interface Asker {
  personId: string | null
  customerId?: string | null
}

interface Named {
  id: string
  name: string
}

interface Row {
  id: string
  number: string
  status: Named & { kind: OrderStatusKind }
  statusId: string
  state: OrderState
  rank: string | null
  customer: Named
  customerReference: string
  purchaseOrderNumber: string
  due: string | null
  total: string
  net: string
  currency: string
  parts: { name: string; revisionId: string; pictureHash: string | null }[]
  partCount: number
  ordered: number
  inWork: number
  onFloor: number
  held: number
  finished: number
  shipped: number
  rush: boolean
  late: boolean
  owner: Named | null
  acceptedAt: string
  shippedAt: string | null
  quote: { id: string; number: string }
  version: number
  key: string | number
  sequence: number
}

export type OrderRow = ReturnType<typeof rowView>

const sortKeys: Record<string, { by: RawBuilder<unknown>; numeric: boolean }> = {
  due: { by: sql`coalesce(o.due::text, '9999-12-31')`, numeric: false },
  number: { by: sql`o.sequence`, numeric: true },
  total: { by: sql`(o.total / q.rate)::float8`, numeric: true },
  customer: { by: sql`lower(c.name)`, numeric: false },
  updated: { by: sql`to_char(o.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, numeric: false },
}

/** A page of orders with their pieces live from the ledger. */
export async function orderList(reader: Reader, shopId: string, asked: OrdersAsked, asker: Asker, now: Date) {
  const sort = asked.sort ?? 'due'
  const descending = sort.startsWith('-')
  const key = sortKeys[sort.replace('-', '')] ?? { by: sql`o.sequence`, numeric: true }
  const after = key.numeric
    ? readCursor(asked.cursor, ['number', 'number'])
    : readCursor(asked.cursor, ['text', 'number'])
  const limit = limitOf(asked)
  const where = conditions(shopId, asked, asker, now)
  const past =
    after === null ? sql`` : sql`and (${key.by}, o.sequence) ${descending ? sql`<` : sql`>`} (${after[0]}, ${after[1]})`
  const direction = descending ? sql`desc` : sql`asc`
  const found = await sql<Row>`
    select ${fieldsOf(now)}, ${key.by} as key, o.sequence ${from} ${where} ${past}
    order by ${key.by} ${direction}, o.sequence ${direction} limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.key, row.sequence])
  const total = await sql<{ count: number }>`select count(*)::int as count ${joins} ${where}`.execute(reader)
  return { items: page.items.map(rowView), nextCursor: page.nextCursor, total: total.rows[0]?.count ?? 0 }
}

/** How many orders stand under each tab, and what those of the asked one come to. */
export async function orderCounts(reader: Reader, shopId: string, asked: OrdersAsked, asker: Asker, now: Date) {
  const shop = await reader
    .selectFrom('shops')
    .select('currency')
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const counted = await sql<{ tab: OrderTab; count: number }>`
    ${sql.join(
      orderTabs.map(
        (tab) => sql`select ${tab}::text as tab, count(*)::int as count ${joins}
          where o.shop_id = ${shopId} and o.archived_at is null and (${tabIs(tab, asker, now)})`,
      ),
      sql` union all `,
    )}`.execute(reader)
  const summed = await sql<{ total: string | null }>`
    select sum(o.total / q.rate)::text as total ${joins} ${conditions(shopId, asked, asker, now)}`.execute(reader)
  const counts = Object.fromEntries(
    orderTabs.map((tab) => [tab, counted.rows.find((row) => row.tab === tab)?.count ?? 0]),
  )
  const total = convertMoney(summed.rows[0]?.total ?? '0', 1, currencyDigits(shop.currency))
  return { counts: counts as Record<OrderTab, number>, sum: { total, currency: shop.currency } }
}

/** Cards of these orders, in any order. */
export async function orderRows(
  reader: Reader,
  shopId: string,
  condition: RawBuilder<unknown>,
  now: Date,
): Promise<OrderRow[]> {
  const found = await sql<Row>`
    select ${fieldsOf(now)}, 0 as key, o.sequence ${from} where o.shop_id = ${shopId} and ${condition}`.execute(reader)
  return found.rows.map(rowView)
}

/** A day of the shop: the one that it is there now. */
const shopDay = (now: Date) => sql`(${now}::timestamptz at time zone shop.time_zone)::date`

/** Past its day, and not done. */
const isLate = (now: Date) => sql`(o.state = 'open' and coalesce(o.due < ${shopDay(now)}, false))`

const joins = sql`
  from orders o
  join shops shop on shop.shop_id = o.shop_id
  join quotes q on q.shop_id = o.shop_id and q.id = o.quote_id
  join customers c on c.shop_id = o.shop_id and c.id = o.customer_id
  join order_statuses t on t.shop_id = o.shop_id and t.id = o.status_id
  left join people p on p.shop_id = o.shop_id and p.id = o.owner_id`

/** Pieces of all parts together: work orders that stand count by their target, cancelled ones by what they made. */
const pieces = sql`
  left join lateral (
    select sum(case when w.status = 'cancelled' then b.good else w.target end)::int as in_work, sum(b.on_floor)::int as on_floor,
      sum(b.held)::int as held, sum(b.good)::int as good, sum(b.shipped)::int as shipped
    from requisitions r
    join work_orders w on w.shop_id = r.shop_id and w.requisition_id = r.id
    ${whereItsPiecesAre}
    where r.shop_id = o.shop_id and r.quote_id = o.quote_id) made on true
  left join lateral (
    select count(*)::int as parts, coalesce(sum(r.quantity), 0)::int as ordered from requisitions r
    where r.shop_id = o.shop_id and r.quote_id = o.quote_id and r.kind = 'part') lines on true`

const from = sql`${joins} ${pieces}`

const fieldsOf = (now: Date) => sql`
  o.id, o.number, json_build_object('id', t.id, 'name', t.name, 'kind', t.kind) as status, o.status_id, o.state, o.rank,
  json_build_object('id', c.id, 'name', c.name) as customer, o.customer_reference, o.purchase_order_number, o.due,
  o.total::text as total, q.totals ->> 'net' as net, o.currency::text as currency,
  coalesce((select json_agg(x) from (
    select r.name, r.part_revision_id as "revisionId", v.picture_hash as "pictureHash"
    from requisitions r join part_revisions v on v.shop_id = r.shop_id and v.id = r.part_revision_id
    where r.shop_id = o.shop_id and r.quote_id = o.quote_id order by r.position limit 4) x), '[]') as parts,
  lines.parts as part_count, lines.ordered, coalesce(made.in_work, 0) as in_work, coalesce(made.on_floor, 0) as on_floor,
  coalesce(made.held, 0) as held, coalesce(made.good, 0) as finished, coalesce(made.shipped, 0) as shipped,
  o.rush, ${isLate(now)} as late, case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
  ${isoTime('o.accepted_at')} as accepted_at,
  (select to_char(max(s.made_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from shipments s
    where s.shop_id = o.shop_id and s.order_id = o.id and s.taken_back_at is null) as shipped_at,
  json_build_object('id', q.id, 'number', q.number) as quote, o.version`

/** A part of it is in no work order yet, or not with all its pieces. */
const hasUnscheduled = sql`exists (
  select from requisitions r where r.shop_id = o.shop_id and r.quote_id = o.quote_id and r.kind = 'part' and not exists (
    select from work_orders w where w.shop_id = r.shop_id and w.requisition_id = r.id and w.status <> 'cancelled'))`

function tabIs(tab: OrderTab, asker: Asker, now: Date): RawBuilder<unknown> {
  const open = sql`o.state = 'open'`
  if (tab === 'mine') return sql`${open} and o.owner_id = ${asker.personId}`
  if (tab === 'due_this_week') return sql`${open} and o.due <= ${shopDay(now)} + 7`
  if (tab === 'late') return isLate(now)
  if (tab === 'unscheduled') return sql`${open} and ${hasUnscheduled}`
  if (tab === 'completed' || tab === 'cancelled') return sql`o.state = ${tab}`
  return tab === 'all' ? sql`true` : open
}

function conditions(shopId: string, asked: OrdersAsked, asker: Asker, now: Date): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`o.shop_id = ${shopId}`]
  all.push(asked.archived ? sql`o.archived_at is not null` : sql`o.archived_at is null`)
  if (asked.tab !== undefined) all.push(sql`(${tabIs(asked.tab, asker, now)})`)
  if (asker.customerId !== undefined) all.push(sql`o.customer_id = ${asker.customerId}`)
  if (asked.customerId) all.push(sql`o.customer_id = ${asked.customerId}`)
  if (asked.ownerId) all.push(sql`o.owner_id = ${asked.ownerId}`)
  if (asked.statusId) all.push(sql`o.status_id = ${asked.statusId}`)
  all.push(...ordersWith(asked.q))
  return sql`where ${sql.join(all, sql` and `)}`
}

/** Every word is found somewhere: in the numbers, the customer, the purchase order, a part. */
export const ordersWith = (q: string | undefined): RawBuilder<unknown>[] =>
  wordsOf(q).map((word) => {
    const like = containing(word)
    return sql`(o.number ilike ${like} or q.number ilike ${like} or c.name ilike ${like}
      or o.purchase_order_number ilike ${like} or o.customer_reference ilike ${like} or exists (
        select from requisitions r where r.shop_id = o.shop_id and r.quote_id = o.quote_id
          and (r.name ilike ${like} or r.customer_reference ilike ${like})))`
  })

function rowView({ key: _, sequence: __, parts, ...row }: Row) {
  const digits = currencyDigits(row.currency)
  return {
    ...row,
    total: sumMoney([row.total], digits),
    net: sumMoney([row.net], digits),
    parts: parts.map(({ name, revisionId, pictureHash }) => ({
      name,
      pictureUrl: pictureUrl(revisionId, pictureHash),
    })),
  }
}
