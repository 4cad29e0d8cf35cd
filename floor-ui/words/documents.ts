import type { DocumentKind } from '#domain/documents.ts'

/** What each paper is called. */
export const documentWords: Record<DocumentKind, string> = {
  quote: 'Quote',
  confirmation: 'Confirmation',
  invoice: 'Invoice',
  packing_slip: 'Packing slip',
  delivery_label: 'Delivery label',
}
