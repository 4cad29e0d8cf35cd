/** Where a quote stands. What became an order stays `accepted`. */
export const quoteStatuses = ['draft', 'sent', 'accepted', 'declined', 'expired'] as const
export type QuoteStatus = (typeof quoteStatuses)[number]

/** The lists that quotes are looked at in. */
export const quoteTabs = ['open', 'needs_you', 'under_review', 'expiring', 'accepted', 'declined', 'all'] as const
export type QuoteTab = (typeof quoteTabs)[number]
