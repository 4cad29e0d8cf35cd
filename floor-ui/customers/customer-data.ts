import type { customerReferenceEndpoints } from '#api/contract/customer-references.ts'
import { addressEndpoints, contactEndpoints, customerEndpoints } from '#api/contract/customers.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { CustomerType } from '#domain/people/customer-types.ts'
import { ask } from '../server/queries.ts'

export type CustomerRow = AnswerOf<typeof customerEndpoints.list>['items'][number]
export type Customer = AnswerOf<typeof customerEndpoints.read>
export type Contact = Customer['contacts'][number]
export type Address = Customer['addresses'][number]
export type CustomerReference = AnswerOf<typeof customerReferenceEndpoints.list>['items'][number]

export const askCustomer = (id: string) => ask(customerEndpoints.read, { params: { id } })
/** Every customer to choose from. */
export const askCustomers = () => ask(customerEndpoints.list, { query: { limit: 500 } })

/** What a change of a customer makes stale at once. */
export const customerStale = [
  customerEndpoints.list.url,
  customerEndpoints.read.url,
  customerEndpoints.history.url,
  contactEndpoints.list.url,
  addressEndpoints.list.url,
]

export const typeWords = {
  pro_forma: 'Pays before we start',
  account: 'Pays by invoice',
  internal: 'Our own house',
} satisfies Record<CustomerType, string>

export const typeChoices = (Object.keys(typeWords) as CustomerType[]).map((value) => ({
  value,
  label: typeWords[value],
}))

/** "Madison, US" */
export function placeWords({ city, country }: { city: string | null; country: string | null }): string {
  return [city, country].filter(Boolean).join(', ')
}

/** It came through the storefront and nobody let it order yet. */
export const waits = ({ approved, archived, source }: Pick<CustomerRow, 'approved' | 'archived' | 'source'>) =>
  !approved && !archived && source === 'store'
