import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { QuoteHead, QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import { isoTime } from '../iso-time.ts'

/** A quote with everything that may be written on it; null when the shop has none of that id. */
export async function quoteState(reader: Reader, shopId: string, id: string): Promise<QuoteState | null> {
  const heads = await sql<QuoteHead>`
    select id, number, customer_id, contact_id, status, revision, source, owner_id, lead_time_id, currency::text as currency,
      rate::text as rate, customer_reference, customer_note, internal_note, discounts, shipping_method_id,
      shipping_amount::text as shipping_amount, billing_address, shipping_address, jurisdiction_id, tax_mode, line_items,
      order_problem, calculation_id, totals, in_review, dispatch_on, valid_until, version
    from quotes where shop_id = ${shopId} and id = ${id}`.execute(reader)
  const [head] = heads.rows
  return head ? { head, lines: await quoteLines(reader, shopId, id) } : null
}

/** The lines in their order. */
export async function quoteLines(reader: Reader, shopId: string, quoteId: string): Promise<QuoteLineState[]> {
  const found = await sql<QuoteLineState>`
    select id, kind, name, part_revision_id, part_specification_id, customer_reference, process_id, material_id, color,
      infill_id, precision_id, post_process_ids, lead_time_id, quantity, quantities, comment, files, variables,
      post_process_variables, variable_marks, expense, computed, agreed_unit_price::text as agreed_unit_price,
      manual_unit_price::text as manual_unit_price, manual_by, ${isoTime('manual_at')} as manual_at,
      approved_unit_price::text as approved_unit_price, approved_by, ${isoTime('approved_at')} as approved_at,
      unit_price::text as unit_price, review, duration_hours
    from requisitions where shop_id = ${shopId} and quote_id = ${quoteId} order by position`.execute(reader)
  return found.rows
}

/** The id that a quote has under its number or id; null when there is none. */
export async function quoteIdOf(reader: Reader, shopId: string, idOrNumber: string): Promise<string | null> {
  const found = await sql<{ id: string }>`
    select id from quotes where shop_id = ${shopId}
      and (upper(number) = upper(${idOrNumber}) or id::text = lower(${idOrNumber}))`.execute(reader)
  return found.rows[0]?.id ?? null
}
