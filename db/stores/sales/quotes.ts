import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { QuoteHead, QuoteLineState } from '#domain/orders/quote-state.ts'

/** The version and status of a quote under its row's lock; null when there is none. */
export async function lockQuote(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('quotes')
    .select(['id', 'number', 'version', 'status', 'revision', 'token', 'customerId', 'projectId'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export interface QuoteOrigin {
  sequence: number
  createdBy: string | null
  clonedFrom: string | null
  at: Date
}

export async function insertQuote(
  tx: Tx,
  shopId: string,
  head: QuoteHead,
  origin: QuoteOrigin,
  by: string,
): Promise<void> {
  const { at, ...others } = origin
  await tx
    .insertInto('quotes')
    .values({ shopId, ...columnsOf(head), ...others, createdAt: at, updatedAt: at, updatedBy: by })
    .execute()
}

export async function updateQuote(tx: Tx, shopId: string, head: QuoteHead, at: Date, by: string): Promise<void> {
  const { id, number, source, ...columns } = columnsOf(head)
  await tx
    .updateTable('quotes')
    .set({ ...columns, updatedAt: at, updatedBy: by })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

function columnsOf(head: QuoteHead) {
  const { discounts, billingAddress, shippingAddress, lineItems, totals, ...plain } = head
  return {
    ...plain,
    discounts: JSON.stringify(discounts),
    billingAddress: billingAddress === null ? null : JSON.stringify(billingAddress),
    shippingAddress: shippingAddress === null ? null : JSON.stringify(shippingAddress),
    lineItems: JSON.stringify(lineItems),
    totals: JSON.stringify(totals),
    total: totals.total,
  }
}

/** Writes the lines of a quote as they stand now: the places follow from their order, what is not among them goes. */
export async function writeLines(
  tx: Tx,
  shopId: string,
  quoteId: string,
  lines: readonly QuoteLineState[],
): Promise<void> {
  const ids = lines.map((line) => line.id)
  await sql`delete from requisitions where shop_id = ${shopId} and quote_id = ${quoteId} and id <> all(${ids}::uuid[])`.execute(
    tx,
  )
  for (const [position, line] of lines.entries()) {
    const row = { shopId, quoteId, position, ...lineColumns(line) }
    const { id: _, shopId: __, quoteId: ___, ...change } = row
    await tx
      .insertInto('requisitions')
      .values(row)
      .onConflict((conflict) => conflict.columns(['shopId', 'id']).doUpdateSet(change))
      .execute()
  }
}

function lineColumns(line: QuoteLineState) {
  const { files, variables, postProcessVariables, variableMarks, expense, computed, review, ...plain } = line
  return {
    ...plain,
    files: JSON.stringify(files),
    variables: JSON.stringify(variables),
    postProcessVariables: JSON.stringify(postProcessVariables),
    variableMarks: JSON.stringify(variableMarks),
    expense: expense === null ? null : JSON.stringify(expense),
    computed: computed === null ? null : JSON.stringify(computed),
    review: review === null ? null : JSON.stringify(review),
  }
}

export interface QuoteMark {
  status?: 'sent' | 'accepted' | 'declined' | 'expired' | 'draft'
  token?: string
  sentAt?: Date
  decidedAt?: Date | null
  declineReason?: string | null
  archivedAt?: Date | null
  validUntil?: string | null
  revision?: number
  version: number
}

/** What happened to a quote beside what is written on it. */
export async function markQuote(
  tx: Tx,
  shopId: string,
  id: string,
  mark: QuoteMark,
  at: Date,
  by: string,
): Promise<void> {
  await tx
    .updateTable('quotes')
    .set({ ...mark, updatedAt: at, updatedBy: by })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .execute()
}

export interface FrozenRevision {
  quoteId: string
  revision: number
  sentAt: Date
  sentBy: string
  total: string
  content: unknown
}

/** Keeps a revision as it goes out; one that goes out again stays as it was. */
export async function freezeRevision(tx: Tx, shopId: string, frozen: FrozenRevision): Promise<void> {
  await tx
    .insertInto('quoteRevisions')
    .values({ shopId, ...frozen, content: JSON.stringify(frozen.content) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
