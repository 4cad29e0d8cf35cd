import type { Quote } from '#api/contract/quote-view.ts'

/** A quote as its customer is told it: without variables, notes and reasons. */
export type MyQuote = Quote
