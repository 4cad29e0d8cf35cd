import { customerEndpoints } from '#api/contract/customers.ts'
import { ask } from '../server/queries.ts'

/** Customers by name, for settings that are for one of them. */
export const askCustomers = () => ask(customerEndpoints.list, { query: { limit: 500 } })
