/** Where a quote stands. What became an order stays `accepted`. */
export const quoteStatuses = ['draft', 'sent', 'accepted', 'declined', 'expired'] as const
export type QuoteStatus = (typeof quoteStatuses)[number]
