import { useQuery } from '@tanstack/react-query'
import { askCustomers } from './customer-data.ts'

/** The customers to choose from, by name. */
export function useCustomerChoices(): { value: string; label: string }[] {
  const customers = useQuery(askCustomers()).data?.items ?? []
  return customers.map(({ id, name }) => ({ value: id, label: name }))
}
