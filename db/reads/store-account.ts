import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import { paymentDaysOf } from '#domain/store/store-rules.ts'
import { type AddressView, addressesOf } from './contacts.ts'
import { storeSettings } from './store-settings.ts'

export interface AccountView {
  contact: {
    id: string
    name: string
    email: string
    phone: string
    language: string | null
    notified: boolean
    hasPassword: boolean
  }
  customer: {
    id: string
    number: number
    name: string
    approved: boolean
    taxIds: { country: string; id: string }[]
    paymentDays: number
    discountPercent: number
  }
  addresses: AddressView[]
}

/** Who a signed-in customer is to the shop; the shop's own notes stay out. */
export async function storeAccount(reader: Reader, shopId: string, contactId: string): Promise<AccountView | null> {
  const contacts = await sql<AccountView['contact'] & { customerId: string }>`
    select k.id, k.customer_id, k.name, k.email, k.phone, k.language, k.notified,
      coalesce(p.password_hash is not null, false) as has_password
    from contacts k left join people p on p.shop_id = k.shop_id and p.id = k.person_id
    where k.shop_id = ${shopId} and k.id = ${contactId} and k.removed_at is null`.execute(reader)
  const [row] = contacts.rows
  if (!row) return null
  const { customerId, ...contact } = row
  const customers = await sql<
    Omit<AccountView['customer'], 'paymentDays'> & { type: CustomerType; paymentDays: number | null }
  >`
    select id, number::int as number, name, approved, tax_ids, type, payment_days,
      discount_percent::float as discount_percent
    from customers where shop_id = ${shopId} and id = ${customerId}`.execute(reader)
  const [found] = customers.rows
  if (!found) return null
  const { type, paymentDays, ...customer } = found
  const usual = (await storeSettings(reader, shopId)).paymentDays
  return {
    contact,
    customer: { ...customer, paymentDays: paymentDaysOf({ type, paymentDays }, usual) },
    addresses: await addressesOf(reader, shopId, customerId),
  }
}
