import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'

export interface ContactView {
  id: string
  customerId: string
  name: string
  email: string
  phone: string
  language: string | null
  notified: boolean
  main: boolean
  signsIn: boolean
  version: number
}

export interface AddressView {
  id: string
  customerId: string
  label: string
  name: string
  attention: string
  line1: string
  line2: string
  postalCode: string
  city: string
  region: string
  country: string
  phone: string
  billing: boolean
  shipping: boolean
  version: number
}

/** The people of a customer, the main one first. */
export function contactsOf(reader: Reader, shopId: string, customerId: string): Promise<ContactView[]> {
  return contactsWhere(reader, sql`k.shop_id = ${shopId} and k.customer_id = ${customerId}`)
}

export async function contact(reader: Reader, shopId: string, id: string): Promise<ContactView | null> {
  return (await contactsWhere(reader, sql`k.shop_id = ${shopId} and k.id = ${id}`))[0] ?? null
}

/** Whose mail address it is, in small letters. */
export async function contactByEmail(reader: Reader, shopId: string, email: string): Promise<ContactView | null> {
  return (await contactsWhere(reader, sql`k.shop_id = ${shopId} and k.email = ${email}`))[0] ?? null
}

/** The contact that signs in as this person. */
export async function contactOfPerson(reader: Reader, shopId: string, personId: string): Promise<ContactView | null> {
  return (await contactsWhere(reader, sql`k.shop_id = ${shopId} and k.person_id = ${personId}`))[0] ?? null
}

async function contactsWhere(reader: Reader, condition: RawBuilder<unknown>): Promise<ContactView[]> {
  const found = await sql<ContactView>`
    select k.id, k.customer_id, k.name, k.email, k.phone, k.language, k.notified, k.is_main as main,
      k.person_id is not null as signs_in, k.version
    from contacts k where ${condition} and k.removed_at is null
    order by k.is_main desc, lower(k.name), k.id`.execute(reader)
  return found.rows
}

/** The addresses of a customer, those that are used unless said otherwise first. */
export function addressesOf(reader: Reader, shopId: string, customerId: string): Promise<AddressView[]> {
  return addressesWhere(reader, sql`a.shop_id = ${shopId} and a.customer_id = ${customerId}`)
}

export async function address(reader: Reader, shopId: string, id: string): Promise<AddressView | null> {
  return (await addressesWhere(reader, sql`a.shop_id = ${shopId} and a.id = ${id}`))[0] ?? null
}

async function addressesWhere(reader: Reader, condition: RawBuilder<unknown>): Promise<AddressView[]> {
  const found = await sql<AddressView>`
    select a.id, a.customer_id, a.label, a.name, a.attention, a.line1, a.line2, a.postal_code, a.city, a.region,
      a.country::text as country, a.phone, a.is_billing as billing, a.is_shipping as shipping, a.version
    from addresses a where ${condition} and a.removed_at is null
    order by a.is_shipping desc, a.is_billing desc, a.created_at, a.id`.execute(reader)
  return found.rows
}
