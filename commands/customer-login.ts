import { reading, type Tx } from '#db/connect.ts'
import { contactByEmail, contactOfPerson } from '#db/reads/contacts.ts'
import { hasContacts, lockContact, updateContact } from '#db/stores/contacts.ts'
import { reject } from '#domain/decision.ts'
import type { Role } from '#domain/people/roles.ts'
import { known } from './checks.ts'
import { addContact } from './contacts.ts'
import type { CommandContext } from './context.ts'
import { notifyAccount } from './notify-account.ts'

interface Login {
  id: string
  name: string
  role: Role
  email: string | null
}

/**
 * Says whose contact a log-in of the storefront is, or with null that it is nobody's; the contact that already has the
 * address is taken, else one is made. Whoever is welcomed hears of it by mail. Refuses with `malformed` a log-in of the
 * shop's own people, and with `email_taken` an address that is another customer's.
 */
export async function assignToCustomer(
  tx: Tx,
  ctx: CommandContext,
  asked: { person: Login; customerId: string | null; welcome?: { publicUrl: string } | undefined },
): Promise<void> {
  const { person, customerId, welcome } = asked
  const { shopId } = ctx.actor
  const linked = await contactOfPerson(reading(tx), shopId, person.id)
  if (linked?.customerId === customerId) return
  if (customerId === null) {
    if (linked) await updateContact(tx, shopId, linked, { personId: null, version: linked.version + 1 })
    return
  }
  if (person.role !== 'customer' || person.email === null) {
    reject('malformed', { field: 'customerId', problem: 'is for the role customer, with an e-mail' })
  }
  const contactId = linked
    ? await moveContact(tx, shopId, linked.id, customerId)
    : await takeContact(tx, ctx, { ...person, email: person.email }, customerId)
  if (welcome) await notifyAccount(tx, ctx, welcome.publicUrl, { kind: 'welcome', customerId, contactId })
}

async function moveContact(tx: Tx, shopId: string, id: string, customerId: string): Promise<string> {
  const contact = known(await lockContact(tx, shopId, id), 'contact')
  const isMain = !(await hasContacts(tx, shopId, customerId))
  await updateContact(tx, shopId, { id, customerId }, { customerId, isMain, version: contact.version + 1 })
  return id
}

async function takeContact(
  tx: Tx,
  ctx: CommandContext,
  person: Login & { email: string },
  customerId: string,
): Promise<string> {
  const { id: personId, name, email } = person
  const { shopId } = ctx.actor
  const before = await contactByEmail(reading(tx), shopId, email)
  if (before === null) return addContact(tx, ctx, { customerId, name, email, personId })
  const contact = known(await lockContact(tx, shopId, before.id), 'contact')
  if (contact.customerId !== customerId) reject('email_taken', { email })
  await updateContact(tx, shopId, contact, { personId, version: contact.version + 1 })
  return contact.id
}
