/** Why a customer gets mail; the last one goes to the people of the shop. */
export const mailKinds = [
  'sign_in_code',
  'welcome',
  'approved',
  'quote_sent',
  'quote_received',
  'order_confirmed',
  'status_changed',
  'shipped',
  'message',
  'invoice',
  'customer_wrote',
] as const
export type MailKind = (typeof mailKinds)[number]

/** What the words are filled with; a kind uses those that it needs. */
export interface MailFacts {
  shop: string
  /** Of the person who reads. */
  name: string
  /** The quote or the order. */
  number?: string
  revision?: number
  /** As it is written in the reader's language. */
  total?: string
  validUntil?: string
  dispatch?: string
  status?: string
  tracking?: string
  invoice?: string
  /** The organisation that somebody wrote for. */
  customer?: string
  /** Who wrote, and what. */
  author?: string
  text?: string
  code?: string
  minutes?: number
}

export interface MailText {
  subject: string
  /** Paragraphs, parted by empty lines. */
  body: string
  /** On the button; null: nothing to open. */
  label: string | null
}

export type MailWords = Record<MailKind, (facts: MailFacts) => MailText>

/** The lines that have something to say. */
export const paragraphs = (...lines: (string | null | false | undefined)[]): string =>
  lines.filter((line) => typeof line === 'string' && line !== '').join('\n\n')
