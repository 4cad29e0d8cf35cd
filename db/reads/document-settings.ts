import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { DocumentSettingsFacts } from '#domain/document-facts.ts'

export interface DocumentSettingsView extends DocumentSettingsFacts {
  invoicePrefix: string
  /** How many were issued: the next one has the number after it. */
  invoices: number
  logoHash: string | null
  slug: string
  version: number
}

/** How the shop's documents look. */
export async function documentSettings(reader: Reader, shopId: string): Promise<DocumentSettingsView> {
  const found = await sql<DocumentSettingsView>`
    select d.page_size, d.language, d.color, d.company, d.tax_id, d.bank, d.footer, d.texts, d.invoice_prefix, d.version,
      t.logo_hash, t.slug, (select count(*)::int from invoices i where i.shop_id = d.shop_id) as invoices
    from document_settings d join store_settings t on t.shop_id = d.shop_id
    where d.shop_id = ${shopId}`.execute(reader)
  const [row] = found.rows
  if (!row) throw new Error('every shop has settings of its documents')
  return row
}
