import { useQuery } from '@tanstack/react-query'
import { customerEndpoints } from '#api/contract/customers.ts'
import { ask } from '../server/queries.ts'

/** The customers to choose from, by name. */
export function useCustomerChoices(): { value: string; label: string }[] {
  const customers = useQuery(ask(customerEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  return customers.map(({ id, name }) => ({ value: id, label: name }))
}
