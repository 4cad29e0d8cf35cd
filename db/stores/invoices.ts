import type { Tx } from '#db/connect.ts'
import type { DocumentFacts } from '#domain/document-facts.ts'

export interface NewInvoice {
  id: string
  orderId: string
  number: number
  label: string
  day: string
  due: string
  currency: string
  total: string
  content: DocumentFacts
  createdBy: string | null
  createdAt: Date
}

export async function insertInvoice(tx: Tx, shopId: string, { content, ...row }: NewInvoice): Promise<void> {
  await tx
    .insertInto('invoices')
    .values({ shopId, ...row, content: JSON.stringify(content) })
    .execute()
}

/** An order under its row's lock, so that two cannot issue its invoice at once. */
export async function lockOrderForInvoice(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('orders')
    .select(['number', 'quoteId', 'customerId'])
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}
