import { createAddress } from '#commands/addresses.ts'
import { createContact } from '#commands/contacts.ts'
import { createCustomer } from '#commands/customers.ts'
import { customerFacts } from './customers.ts'
import { type CustomerName, customers } from './floor.ts'
import type { Maker } from './maker.ts'

const setUpDaysAgo = 40 * 24 * 60

/** The customers with their people and places; Kari, who has a log-in, buys for Halvorsen Robotics. */
export async function makeCustomers(maker: Maker, kariId: string): Promise<Map<CustomerName, string>> {
  const made = new Map<CustomerName, string>()
  const owner = maker.owner(setUpDaysAgo)
  for (const name of customers) {
    const { contacts, address, taxId, ...facts } = customerFacts[name]
    const taxIds = taxId ? [taxId] : []
    const { id } = await createCustomer(owner, { commandId: maker.idOf(`customer ${name}`), name, ...facts, taxIds })
    made.set(name, id)
    for (const [person, email, phone = ''] of contacts) {
      const commandId = maker.idOf(`contact ${email}`)
      const signsIn = email === 'customer@demo.routecard' ? { personId: kariId } : {}
      await createContact(owner, { commandId, customerId: id, name: person, email, phone, ...signsIn })
    }
    const [line1, postalCode, city, country, region = ''] = address
    const place = { name, line1, postalCode, city, country, region }
    await createAddress(owner, { commandId: maker.idOf(`address ${name}`), customerId: id, ...place })
  }
  return made
}
