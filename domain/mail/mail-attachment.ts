import type { DocumentKind } from '../documents.ts'

/** A document that goes along; it is drawn when the mail is sent. `id`: of the quote, order, shipment or invoice. */
export interface MailAttachment {
  document: DocumentKind
  id: string
}
