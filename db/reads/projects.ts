import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { KeptFile } from '#domain/orders/basket-line.ts'
import { isoTime } from './iso-time.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { containing } from './words.ts'

export interface ProjectRow {
  id: string
  name: string
  customer: Named | null
  quotes: number
  orders: number
  files: number
  createdAt: string
  closedAt: string | null
  version: number
}

export interface ProjectView extends Omit<ProjectRow, 'quotes' | 'orders' | 'files'> {
  description: string
  files: KeptFile[]
  createdBy: string | null
  quotes: {
    id: string
    number: string
    status: string
    customer: Named
    parts: string[]
    total: string
    currency: string
    order: { id: string; number: string; status: string; due: string | null } | null
  }[]
}

export interface ProjectsAsked extends PageAsked {
  q?: string | undefined
  customerId?: string | undefined
  closed?: boolean | undefined
}

const plain = sql`
  p.id, p.name, case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer,
  ${isoTime('p.created_at')} as created_at, ${isoTime('p.closed_at')} as closed_at, p.version`

const from = sql`from projects p left join customers c on c.shop_id = p.shop_id and c.id = p.customer_id`

/** Projects, newest first; without `closed` those that are open. */
export async function projects(reader: Reader, shopId: string, asked: ProjectsAsked): Promise<Page<ProjectRow>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const conditions: RawBuilder<unknown>[] = [
    sql`p.shop_id = ${shopId}`,
    asked.closed ? sql`p.closed_at is not null` : sql`p.closed_at is null`,
  ]
  if (asked.customerId !== undefined) conditions.push(sql`p.customer_id = ${asked.customerId}`)
  const words = asked.q?.trim()
  if (words) {
    const like = containing(words)
    conditions.push(sql`(p.name ilike ${like} or c.name ilike ${like})`)
  }
  if (after !== null) conditions.push(sql`(p.created_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const found = await sql<ProjectRow & { sort: string }>`
    select ${plain}, jsonb_array_length(p.files) as files, p.created_at::text as sort,
      (select count(*)::int from quotes q where q.shop_id = p.shop_id and q.project_id = p.id) as quotes,
      (select count(*)::int from quotes q join orders o on o.shop_id = q.shop_id and o.quote_id = q.id
        where q.shop_id = p.shop_id and q.project_id = p.id) as orders
    ${from} where ${sql.join(conditions, sql` and `)}
    order by p.created_at desc, p.id desc limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.sort, row.id])
  return { ...page, items: page.items.map(({ sort: _sort, ...row }) => row) }
}

export async function project(reader: Reader, shopId: string, id: string): Promise<ProjectView | null> {
  const found = await sql<Omit<ProjectView, 'quotes'>>`
    select ${plain}, p.description, p.files, b.name as created_by
    ${from} left join people b on b.shop_id = p.shop_id and b.id = p.created_by
    where p.shop_id = ${shopId} and p.id = ${id}`.execute(reader)
  const [row] = found.rows
  return row ? { ...row, quotes: await quotesOf(reader, shopId, id) } : null
}

async function quotesOf(reader: Reader, shopId: string, id: string): Promise<ProjectView['quotes']> {
  const found = await sql<ProjectView['quotes'][number]>`
    select q.id, q.number, q.status, json_build_object('id', c.id, 'name', c.name) as customer, q.totals->>'total' as total,
      q.currency::text as currency,
      (select coalesce(array_agg(l.name order by l.position), '{}') from requisitions l
        where l.shop_id = q.shop_id and l.quote_id = q.id) as parts,
      case when o.id is null then null else json_build_object('id', o.id, 'number', o.number, 'status', s.name,
        'due', o.due::text) end as "order"
    from quotes q
    join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
    left join orders o on o.shop_id = q.shop_id and o.quote_id = q.id
    left join order_statuses s on s.shop_id = o.shop_id and s.id = o.status_id
    where q.shop_id = ${shopId} and q.project_id = ${id}
    order by q.sequence desc`.execute(reader)
  return found.rows
}
