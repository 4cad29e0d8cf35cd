import { inShop, reading, type Tx } from '#db/connect.ts'
import { appendEvents } from '#db/outbox.ts'
import { contactByEmail } from '#db/reads/contacts.ts'
import { isCustomerName } from '#db/reads/customer-names.ts'
import { shopBrief, storeSettings } from '#db/reads/store-settings.ts'
import { reject } from '#domain/decision.ts'
import { addContact } from './contacts.ts'
import type { CommandContext } from './context.ts'
import { addCustomer } from './customers.ts'
import { sendCode, sendCodeTo } from './one-time-code.ts'
import { writeAudit } from './run-command.ts'

export interface Registration {
  company: string
  name: string
  email: string
  phone?: string
  language?: string
  taxId?: string
  country?: string
}

/**
 * Makes a customer of somebody who registers, and mails the code to sign in with. An address that is known gets a code
 * too, and nobody learns which of the two it was, nor whether the company is a customer already: then it becomes a second
 * one, which the people of the shop merge. Refuses with `registration_closed` and `store_closed`.
 */
export async function registerCustomer(ctx: CommandContext, asked: Registration): Promise<void> {
  const { shopId } = ctx.actor
  const email = asked.email.trim().toLowerCase()
  const isKnown = await inShop(ctx.db, shopId, async (tx) => {
    const [shop, store] = [await shopBrief(reading(tx), shopId), await storeSettings(reading(tx), shopId)]
    if (!store.open) reject('store_closed', { shop: shop.name })
    if (store.registration === 'invited') reject('registration_closed', { shop: shop.name })
    if ((await contactByEmail(reading(tx), shopId, email)) !== null) return true
    const { company, name, phone, language, taxId, country } = asked
    const taxIds = taxId && country ? [{ country, id: taxId.trim() }] : []
    const said = language === undefined ? {} : { language }
    const free = await freeName(tx, shopId, company.trim())
    const customerId = await addCustomer(tx, ctx, { name: free, source: 'store', taxIds, ...said })
    await addContact(tx, ctx, { customerId, name, email, ...said, ...(phone === undefined ? {} : { phone }) })
    await sendCodeTo(tx, ctx, { shopId, email, contact: { name: name.trim(), language: language ?? null } })
    await writeAudit(tx, ctx, 'register-customer', company, { id: customerId })
    await appendEvents(tx, shopId, ctx.now(), [{ type: 'customer.changed', body: { id: customerId } }])
    return false
  })
  if (isKnown) await sendCode(ctx, { shopId, email })
  else ctx.ring(shopId)
}

/** The name, or the next one behind it that is free. */
async function freeName(tx: Tx, shopId: string, name: string): Promise<string> {
  let free = name
  for (let next = 2; await isCustomerName(reading(tx), shopId, free); next += 1)
    free = `${name.slice(0, 110)} (${next})`
  return free
}
