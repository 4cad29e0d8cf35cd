import type { QuoteRow } from './quote-data.ts'

/** What happened last to a quote, in one short line. `when` writes a moment in the shop's time. */
export function lastWords(row: QuoteRow, when: (at: string) => string): string {
  if (row.order) return `${row.order.number}, ${when(row.decidedAt ?? row.updatedAt)}`
  if (row.status === 'declined') {
    const at = when(row.decidedAt ?? row.updatedAt)
    return row.declineReason ? `“${row.declineReason}”, ${at}` : at
  }
  if (row.question) return `“${row.question}”, ${when(row.lastAct?.at ?? row.updatedAt)}`
  if (row.status === 'draft') {
    if (row.revision > 1 && row.sentAt) return `revision ${row.revision - 1} sent ${when(row.sentAt)}`
    return `${row.source === 'store' ? 'from the store' : 'begun'}, ${when(row.createdAt)}`
  }
  if (row.openedAt && (row.openCount ?? 0) > 1) return `opened ${row.openCount} times, last ${when(row.openedAt)}`
  return when(row.openedAt ?? row.sentAt ?? row.updatedAt)
}
