import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import { type AddressView, addressesOf, type ContactView, contactsOf } from './contacts.ts'
import { isoTime } from './iso-time.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { containing } from './words.ts'

export interface CustomerView {
  id: string
  number: number
  name: string
  type: CustomerType
  taxExempt: boolean
  taxIds: { country: string; id: string }[]
  approved: boolean
  storeAccess: boolean
  currency: string | null
  language: string | null
  paymentDays: number | null
  discountPercent: number
  notes: string
  metadata: Record<string, string>
  source: 'staff' | 'store' | 'import'
  createdAt: string
  archived: boolean
  version: number
}

/** A customer and what it is about to do with the shop. */
export interface CustomerRow extends CustomerView {
  mainContact: { id: string; name: string; email: string } | null
  city: string | null
  country: string | null
  openQuotes: number
  openOrders: number
  orders: number
  lastOrderAt: string | null
}

export interface CustomersAsked extends PageAsked {
  q?: string
  tab?: 'all' | 'waiting' | 'archived'
  type?: CustomerType
}

/** The customers by name, and how many stand under each tab. */
export async function customers(
  reader: Reader,
  shopId: string,
  asked: CustomersAsked = {},
): Promise<Page<CustomerRow> & { counts: { all: number; waiting: number; archived: number } }> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const words = asked.q?.trim() ?? ''
  const found = await sql<CustomerRow & { sort: string }>`
    select ${rowFields}, lower(c.name) as sort
    from customers c ${joinOrders}
    where c.shop_id = ${shopId} and ${tabs[asked.tab ?? 'all']}
      ${asked.type === undefined ? sql`` : sql`and c.type = ${asked.type}`}
      ${words === '' ? sql`` : sql`and ${matches(words)}`}
      ${after === null ? sql`` : sql`and (lower(c.name), c.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by lower(c.name), c.id limit ${limit + 1}`.execute(reader)
  const counted = await sql<{ all: number; waiting: number; archived: number }>`
    select count(*) filter (where ${tabs.all})::int as all, count(*) filter (where ${tabs.waiting})::int as waiting,
      count(*) filter (where ${tabs.archived})::int as archived
    from customers c where c.shop_id = ${shopId}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.sort, row.id])
  return { ...page, counts: counted.rows[0] ?? { all: 0, waiting: 0, archived: 0 } }
}

/** Approval is waited for by those who registered themselves; whom the shop entered is known to it. */
const tabs = {
  all: sql<boolean>`c.removed_at is null`,
  waiting: sql<boolean>`c.removed_at is null and not c.approved and c.source = 'store'`,
  archived: sql<boolean>`c.removed_at is not null and c.merged_into is null`,
}

function matches(words: string) {
  const like = containing(words)
  return sql`(c.name ilike ${like} or c.number::text = ${words} or exists (
    select from contacts k where k.shop_id = c.shop_id and k.customer_id = c.id and k.removed_at is null
      and (k.name ilike ${like} or k.email ilike ${like})))`
}

const viewFields = sql`
  c.id, c.number::int as number, c.name, c.type, c.tax_exempt, c.tax_ids, c.approved, c.store_access,
  c.currency::text as currency, c.language, c.payment_days, c.discount_percent::float as discount_percent, c.notes,
  c.metadata, c.source, ${isoTime('c.created_at')} as created_at, c.removed_at is not null as archived, c.version`

const rowFields = sql`
  ${viewFields},
  (select json_build_object('id', k.id, 'name', k.name, 'email', k.email) from contacts k
    where k.shop_id = c.shop_id and k.customer_id = c.id and k.removed_at is null
    order by k.is_main desc, k.created_at limit 1) as main_contact,
  (select a.city from addresses a where a.shop_id = c.shop_id and a.customer_id = c.id and a.removed_at is null
    order by a.is_billing desc, a.created_at limit 1) as city,
  (select a.country::text from addresses a where a.shop_id = c.shop_id and a.customer_id = c.id and a.removed_at is null
    order by a.is_billing desc, a.created_at limit 1) as country,
  (select count(*)::int from quotes q where q.shop_id = c.shop_id and q.customer_id = c.id
    and q.status in ('draft', 'sent') and q.archived_at is null) as open_quotes,
  o.open_orders, o.orders, o.last_order_at`

const joinOrders = sql`
  cross join lateral (
    select count(*) filter (where x.state = 'open')::int as open_orders, count(*)::int as orders,
      to_char(max(x.accepted_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last_order_at
    from orders x where x.shop_id = c.shop_id and x.customer_id = c.id) o`

/** One customer, in use or archived; null when the shop has none of that id. */
export async function customer(reader: Reader, shopId: string, id: string): Promise<CustomerView | null> {
  const found = await sql<CustomerView>`
    select ${viewFields} from customers c
    where c.shop_id = ${shopId} and c.id = ${id} and c.merged_into is null`.execute(reader)
  return found.rows[0] ?? null
}

/** The same with its people and addresses. */
export async function customerWithPeople(
  reader: Reader,
  shopId: string,
  id: string,
): Promise<(CustomerRow & { contacts: ContactView[]; addresses: AddressView[] }) | null> {
  const found = await sql<CustomerRow>`
    select ${rowFields} from customers c ${joinOrders}
    where c.shop_id = ${shopId} and c.id = ${id} and c.merged_into is null`.execute(reader)
  const [row] = found.rows
  if (!row) return null
  return {
    ...row,
    contacts: await contactsOf(reader, shopId, id),
    addresses: await addressesOf(reader, shopId, id),
  }
}
