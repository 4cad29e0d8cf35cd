import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { ExposedValue, QuoteLineState, QuoteState } from '#domain/orders/quote-state.ts'
import { lineTotal } from '#domain/orders/sum-up.ts'
import { convertMoney } from '#domain/units/amounts.ts'
import { currencyDigits, sumMoney } from '#domain/units/money.ts'
import { isoTime } from '../iso-time.ts'
import { type LineFacts, lineFacts, withdrawnOf } from './line-facts.ts'
import { quoteState } from './quote-state.ts'

interface Named {
  id: string
  name: string
}

interface Surroundings {
  customer: Named & { number: number }
  contact: (Named & { email: string }) | null
  leadTime: (Named & { buffer: number }) | null
  owner: Named | null
  order: { id: string; number: string } | null
  project: Named | null
  previous: { revision: number; sentAt: string } | null
  token: string | null
  openedAt: string | null
  openCount: number
  declineReason: string | null
  createdAt: string
  updatedAt: string
  updatedBy: string | null
  sentAt: string | null
  decidedAt: string | null
  archivedAt: string | null
  clonedFrom: string | null
}

export type QuoteView = Awaited<ReturnType<typeof viewOf>>
export type QuoteLineView = ReturnType<typeof quoteLineView>

/** A quote as the people of the shop see it; null when there is none of that id. */
export async function quoteView(reader: Reader, shopId: string, id: string): Promise<QuoteView | null> {
  const state = await quoteState(reader, shopId, id)
  return state && viewOf(reader, shopId, state)
}

async function viewOf(reader: Reader, shopId: string, state: QuoteState) {
  const { head, lines } = state
  const facts = await lineFacts(reader, shopId, lines)
  const found = await surroundings(reader, shopId, head.id)
  const digits = currencyDigits(head.currency)
  const {
    customerId: _c,
    contactId: _k,
    ownerId: _o,
    leadTimeId: _l,
    lineItems: _i,
    orderProblem,
    inReview,
    ...plain
  } = head
  const { token, ...around } = found
  return {
    ...plain,
    ...around,
    token,
    discounts: head.discounts.map((each) => ({ ...each })),
    shippingAmount: head.shippingAmount === null ? null : sumMoney([head.shippingAmount], digits),
    underReview: inReview,
    problem: orderProblem,
    lines: lines.map((line, index) => quoteLineView(line, index, facts, { rate: head.rate, digits })),
  }
}

async function surroundings(reader: Reader, shopId: string, id: string): Promise<Surroundings> {
  const found = await sql<Surroundings>`
    select json_build_object('id', c.id, 'name', c.name, 'number', c.number) as customer,
      case when k.id is null then null else json_build_object('id', k.id, 'name', k.name, 'email', k.email) end as contact,
      case when l.id is null then null else json_build_object('id', l.id, 'name', l.name, 'buffer', l.buffer) end as lead_time,
      case when p.id is null then null else json_build_object('id', p.id, 'name', p.name) end as owner,
      case when o.id is null then null else json_build_object('id', o.id, 'number', o.number) end as "order",
      case when j.id is null then null else json_build_object('id', j.id, 'name', j.name) end as project,
      (select json_build_object('revision', r.revision, 'sentAt', ${isoTime('r.sent_at')}) from quote_revisions r
        where r.shop_id = q.shop_id and r.quote_id = q.id and r.revision < q.revision order by r.revision desc limit 1) as previous,
      q.token, ${isoTime('q.opened_at')} as opened_at, q.open_count, q.decline_reason, ${isoTime('q.created_at')} as created_at,
      ${isoTime('q.updated_at')} as updated_at, q.updated_by, ${isoTime('q.sent_at')} as sent_at,
      ${isoTime('q.decided_at')} as decided_at, ${isoTime('q.archived_at')} as archived_at, q.cloned_from
    from quotes q
    join customers c on c.shop_id = q.shop_id and c.id = q.customer_id
    left join contacts k on k.shop_id = q.shop_id and k.id = q.contact_id
    left join lead_times l on l.shop_id = q.shop_id and l.id = q.lead_time_id
    left join people p on p.shop_id = q.shop_id and p.id = q.owner_id
    left join orders o on o.shop_id = q.shop_id and o.quote_id = q.id
    left join projects j on j.shop_id = q.shop_id and j.id = q.project_id
    where q.shop_id = ${shopId} and q.id = ${id}`.execute(reader)
  return found.rows[0] as Surroundings
}

/** A line with its choices by name. */
export function quoteLineView(
  line: QuoteLineState,
  index: number,
  facts: LineFacts,
  at: { rate: string; digits: number },
) {
  const { computed } = line
  const named = (id: string | null): Named | null => {
    const choice = id === null ? undefined : facts.choices.get(id)
    return choice ? { id: choice.id, name: choice.name } : null
  }
  const inQuote = (price: string | null) => (price === null ? null : convertMoney(price, at.rate, at.digits))
  const money = (price: string | null) => (price === null ? null : sumMoney([price], at.digits))
  const set = (price: string | null, by: string | null, when: string | null) =>
    price === null ? null : { unitPrice: sumMoney([price], at.digits), by: by ?? '', at: when ?? '' }
  return {
    id: line.id,
    number: index + 1,
    kind: line.kind,
    name: line.name,
    reference: line.customerReference,
    partRevision: revisionOf(line, facts),
    partSpecificationId: line.partSpecificationId,
    process: named(line.processId),
    material: named(line.materialId),
    color: line.color,
    infill: named(line.infillId),
    precision: named(line.precisionId),
    postProcesses: line.postProcessIds.flatMap((id) => named(id) ?? []),
    leadTime: named(line.leadTimeId),
    quantity: line.quantity,
    quantities: line.quantities,
    unitPrice: money(line.unitPrice),
    lineTotal: lineTotal(line, at.digits),
    agreed: line.agreedUnitPrice !== null && line.manualUnitPrice === null && line.approvedUnitPrice === null,
    review: line.review === null ? null : { reasons: line.review },
    ladder: (computed?.ladder ?? []).map((step) => ({ quantity: step.quantity, unitPrice: inQuote(step.unitPrice) })),
    expense: line.expense,
    durationHours: line.durationHours,
    comment: line.comment,
    files: line.files,
    withdrawn: withdrawnOf(facts, line),
    computedUnitPrice: inQuote(computed?.unitPrice ?? null),
    typed: set(line.manualUnitPrice, line.manualBy, line.manualAt),
    approved: set(line.approvedUnitPrice, line.approvedBy, line.approvedAt),
    pricedBy: computed?.pricedBy ?? null,
    variables: marked(computed?.variables ?? [], line, ''),
    postProcessVariables: (computed?.postProcesses ?? []).map(({ id, variables }) => ({
      postProcessId: id,
      name: facts.choices.get(id)?.name ?? '',
      variables: marked(variables, line, `${id} `),
    })),
    unusedVariables: computed?.unusedVariables ?? [],
    problem: computed?.problem ?? null,
  }
}

function revisionOf(line: QuoteLineState, facts: LineFacts) {
  const revision = line.partRevisionId === null ? undefined : facts.revisions.get(line.partRevisionId)
  if (!revision) return null
  const { id, name, analysis, pictureUrl } = revision
  return { id, name, analysis, pictureUrl }
}

const marked = (variables: readonly ExposedValue[], line: QuoteLineState, prefix: string) =>
  variables.map((each) => ({
    ...each,
    typed: each.overridden ? (line.variableMarks[`${prefix}${each.name}`] ?? null) : null,
  }))
