import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { type QuoteStatus, type QuoteTab, quoteTabs } from '#domain/orders/quote-states.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import { isoTime } from '../iso-time.ts'
import { limitOf, type PageAsked, pageOf, readCursor } from '../page.ts'
import { pictureUrl } from '../picture-url.ts'
import { containing, wordsOf } from '../words.ts'

export interface QuotesAsked extends PageAsked {
  tab?: QuoteTab | undefined
  q?: string | undefined
  customerId?: string | undefined
  ownerId?: string | undefined
  minTotal?: number | undefined
  maxTotal?: number | undefined
  decidedDays?: number | undefined
  archived?: boolean | undefined
  sort?: string | undefined
}

interface Named {
  id: string
  name: string
}
type Group = 'needs_you' | 'with_customer' | 'decided'
type Act = 'created' | 'edited' | 'sent' | 'opened' | 'question' | 'accepted' | 'declined' | 'expired'

interface Row {
  id: string
  number: string
  status: QuoteStatus
  revision: number
  customer: Named
  customerReference: string
  parts: { name: string; revisionId: string; pictureHash: string | null }[]
  lineCount: number
  total: string
  currency: string
  review: boolean
  group: Group
  sentAt: string | null
  openedAt: string | null
  openCount: number
  decidedAt: string | null
  expiresOn: string | null
  createdAt: string
  updatedAt: string
  owner: Named | null
  order: { id: string; number: string } | null
  declineReason: string | null
  source: 'desk' | 'store'
  archived: boolean
  question: string | null
  questionAt: string | null
  key: string | number
  sequence: number
}

/** What the list can be sorted by: an expression that is never null, and whether it reads as a number. */
const sortKeys: Record<string, { by: RawBuilder<unknown>; numeric: boolean }> = {
  updated: { by: sql`to_char(q.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, numeric: false },
  number: { by: sql`q.sequence`, numeric: true },
  total: { by: sql`(q.total / q.rate)::float8`, numeric: true },
  customer: { by: sql`lower(c.name)`, numeric: false },
  expires: { by: sql`coalesce(q.valid_until::text, '9999-12-31')`, numeric: false },
}

/** A page of quotes with the counts of the tabs above it. `mine` narrows it to what a customer was sent. */
export async function quoteList(
  reader: Reader,
  shopId: string,
  asked: QuotesAsked & { mine?: string | null },
  now: Date,
) {
  const sort = asked.sort ?? '-updated'
  const descending = sort.startsWith('-')
  const key = sortKeys[sort.replace('-', '')] ?? { by: sql`q.sequence`, numeric: true }
  const after = key.numeric
    ? readCursor(asked.cursor, ['number', 'number'])
    : readCursor(asked.cursor, ['text', 'number'])
  const limit = limitOf(asked)
  const where = conditions(shopId, asked, now)
  const past =
    after === null ? sql`` : sql`and (${key.by}, q.sequence) ${descending ? sql`<` : sql`>`} (${after[0]}, ${after[1]})`
  const direction = descending ? sql`desc` : sql`asc`
  const found = await sql<Row>`
    select ${fields}, ${key.by} as key, q.sequence ${from} ${where} ${past}
    order by ${key.by} ${direction}, q.sequence ${direction} limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.key, row.sequence])
  const total = await sql<{ count: number }>`select count(*)::int as count ${from} ${where}`.execute(reader)
  return { items: page.items.map(rowView), nextCursor: page.nextCursor, total: total.rows[0]?.count ?? 0 }
}

/** How many quotes stand under each tab and in each group, what they come to, and how many of late became orders. */
export async function quoteCounts(reader: Reader, shopId: string, asked: QuotesAsked, now: Date) {
  const shop = await reader
    .selectFrom('shops')
    .select('currency')
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const digits = currencyDigits(shop.currency)
  const counted = await sql<Record<QuoteTab, number>>`
    select ${sql.join(quoteTabs.map((tab) => sql`count(*) filter (where ${tabIs(tab, now)})::int as ${sql.ref(tab)}`))}
    ${from} where q.shop_id = ${shopId} and q.archived_at is null`.execute(reader)
  const grouped = await sql<{ group: Group; count: number; total: string }>`
    select ${group} as "group", count(*)::int as count, sum(q.total / q.rate)::text as total
    ${from} ${conditions(shopId, asked, now)} group by 1`.execute(reader)
  const sumOf = (name: Group) => {
    const row = grouped.rows.find((each) => each.group === name)
    return { count: row?.count ?? 0, total: convertMoney(row?.total ?? '0', 1, digits) }
  }
  const groups = { needs_you: sumOf('needs_you'), with_customer: sumOf('with_customer'), decided: sumOf('decided') }
  // What was decided lately stands below the open ones and is not counted among them.
  const counting = asked.tab === 'open' ? [groups.needs_you, groups.with_customer] : Object.values(groups)
  const total = sumMoney(
    counting.map((each) => each.total),
    digits,
  )
  const [counts] = counted.rows
  return {
    counts: snake(counts),
    groups,
    sum: { total, currency: shop.currency },
    acceptance: await acceptance(reader, shopId, now),
  }
}

/** The names of the tabs as the contract writes them; the database's answer has them in its own way. */
const snake = (counts: Record<string, number> | undefined) =>
  Object.fromEntries(
    quoteTabs.map((tab) => [
      tab,
      counts?.[tab] ?? counts?.[tab.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] ?? 0,
    ]),
  ) as Record<QuoteTab, number>

const ACCEPTANCE_DAYS = 90

async function acceptance(reader: Reader, shopId: string, now: Date) {
  const found = await sql<{ percent: number | null; medianDays: number | null }>`
    select round(100.0 * count(*) filter (where status = 'accepted') / nullif(count(*), 0))::int as percent,
      round((percentile_cont(0.5) within group (order by extract(epoch from decided_at - sent_at)) filter (where status = 'accepted')
        / 86400)::numeric, 1)::float as median_days
    from quotes where shop_id = ${shopId} and status in ('accepted', 'declined', 'expired')
      and decided_at > ${now}::timestamptz - interval '90 days'`.execute(reader)
  return { percent: null, medianDays: null, ...found.rows[0], days: ACCEPTANCE_DAYS }
}

/** The customer's last word when nobody of the shop has answered it. */
const question = sql`(select m.body from messages m where m.shop_id = q.shop_id and m.thread_id = q.id and not m.staff_only
  order by m.at desc, m.id desc limit 1)`
const isAsked = sql`coalesce((select m.side = 'customer' from messages m
  where m.shop_id = q.shop_id and m.thread_id = q.id and not m.staff_only order by m.at desc, m.id desc limit 1), false)`
const askedAt = sql`(select to_char(max(m.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from messages m
  where m.shop_id = q.shop_id and m.thread_id = q.id and m.side = 'customer')`

const group = sql`case when q.status in ('accepted', 'declined', 'expired') then 'decided'
  when q.status = 'draft' or ${isAsked} then 'needs_you' else 'with_customer' end`

const fields = sql`
  q.id, q.number, q.status, q.revision, json_build_object('id', c.id, 'name', c.name) as customer, q.customer_reference,
  coalesce((select json_agg(x) from (
    select r.name, r.part_revision_id as "revisionId", v.picture_hash as "pictureHash"
    from requisitions r join part_revisions v on v.shop_id = r.shop_id and v.id = r.part_revision_id
    where r.shop_id = q.shop_id and r.quote_id = q.id order by r.position limit 4) x), '[]') as parts,
  (select count(*)::int from requisitions r where r.shop_id = q.shop_id and r.quote_id = q.id) as line_count,
  q.total::text as total, q.currency::text as currency, q.in_review and q.status in ('draft', 'sent') as review,
  ${group} as "group", ${isoTime('q.sent_at')} as sent_at, ${isoTime('q.opened_at')} as opened_at, q.open_count,
  ${isoTime('q.decided_at')} as decided_at, q.valid_until as expires_on, ${isoTime('q.created_at')} as created_at,
  ${isoTime('q.updated_at')} as updated_at,
  case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
  case when o.id is null then null else json_build_object('id', o.id, 'number', o.number) end as "order",
  q.decline_reason, q.source, q.archived_at is not null as archived,
  case when ${isAsked} then ${question} end as question, case when ${isAsked} then ${askedAt} end as question_at`

const from = sql`
  from quotes q
  join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
  left join people p on p.shop_id = q.shop_id and p.id = q.owner_id
  left join orders o on o.shop_id = q.shop_id and o.quote_id = q.id`

function tabIs(tab: QuoteTab, now: Date): RawBuilder<unknown> {
  const open = sql`q.status in ('draft', 'sent')`
  if (tab === 'open') return open
  if (tab === 'needs_you') return sql`(${group}) = 'needs_you'`
  if (tab === 'under_review') return sql`${open} and q.in_review`
  if (tab === 'expiring') return sql`q.status = 'sent' and q.valid_until <= ${now}::date + 7`
  if (tab === 'accepted') return sql`q.status = 'accepted'`
  if (tab === 'declined') return sql`q.status in ('declined', 'expired')`
  return sql`true`
}

function conditions(shopId: string, asked: QuotesAsked & { mine?: string | null }, now: Date): RawBuilder<unknown> {
  const all: RawBuilder<unknown>[] = [sql`q.shop_id = ${shopId}`]
  all.push(asked.archived ? sql`q.archived_at is not null` : sql`q.archived_at is null`)
  const lately = sql`q.decided_at > ${now}::timestamptz - make_interval(days => ${asked.decidedDays ?? 0})`
  if (asked.tab === 'open' && asked.decidedDays !== undefined) {
    all.push(sql`(${tabIs('open', now)} or (${group}) = 'decided' and ${lately})`)
  } else {
    if (asked.tab !== undefined) all.push(sql`(${tabIs(asked.tab, now)})`)
    if (asked.decidedDays !== undefined) all.push(sql`(q.decided_at is null or ${lately})`)
  }
  if (asked.mine !== undefined)
    all.push(sql`q.customer_id = ${asked.mine} and (q.sent_at is not null or q.source = 'store')`)
  if (asked.customerId) all.push(sql`q.customer_id = ${asked.customerId}`)
  if (asked.ownerId) all.push(sql`q.owner_id = ${asked.ownerId}`)
  if (asked.minTotal !== undefined) all.push(sql`q.total / q.rate >= ${asked.minTotal}`)
  if (asked.maxTotal !== undefined) all.push(sql`q.total / q.rate <= ${asked.maxTotal}`)
  for (const word of wordsOf(asked.q)) {
    const like = containing(word)
    all.push(sql`(q.number ilike ${like} or c.name ilike ${like} or q.customer_reference ilike ${like}
      or o.number ilike ${like} or o.purchase_order_number ilike ${like} or exists (
        select from requisitions r where r.shop_id = q.shop_id and r.quote_id = q.id
          and (r.name ilike ${like} or r.customer_reference ilike ${like})))`)
  }
  return sql`where ${sql.join(all, sql` and `)}`
}

function rowView({ key: _, sequence: __, parts, questionAt, ...row }: Row) {
  const digits = currencyDigits(row.currency)
  return {
    ...row,
    total: sumMoney([row.total], digits),
    parts: parts.map(({ name, revisionId, pictureHash }) => ({
      name,
      pictureUrl: pictureUrl(revisionId, pictureHash),
    })),
    lastAct: lastAct(row, questionAt),
  }
}

function lastAct(row: Omit<Row, 'key' | 'sequence' | 'parts' | 'questionAt'>, questionAt: string | null) {
  const { status, question: words, decidedAt, openedAt, sentAt, createdAt, updatedAt } = row
  const act = (kind: Act, at: string | null, said: string | null = null) => ({ kind, at: at ?? updatedAt, words: said })
  if (status === 'accepted') return act('accepted', decidedAt)
  if (status === 'declined') return act('declined', decidedAt, row.declineReason)
  if (status === 'expired') return act('expired', decidedAt)
  if (words !== null) return act('question', questionAt, words)
  if (status === 'sent') return openedAt === null ? act('sent', sentAt) : act('opened', openedAt)
  return updatedAt === createdAt ? act('created', createdAt) : act('edited', updatedAt)
}
