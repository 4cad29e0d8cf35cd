import { reading, type Tx } from '#db/connect.ts'
import { contactByEmail } from '#db/reads/contacts.ts'
import { customerNames } from '#db/reads/customer-names.ts'
import { lockCustomer, updateCustomer } from '#db/stores/customers.ts'
import type { ImportedCustomer, ImportMapping, JudgedRow } from '#domain/customers/import-rows.ts'
import { addAddress } from './addresses.ts'
import { known } from './checks.ts'
import { addContact } from './contacts.ts'
import type { CommandContext } from './context.ts'
import { addCustomer, checkedFacts } from './customers.ts'
import { runCommand } from './run-command.ts'

export interface ImportAnswer {
  created: number
  updated: number
  skipped: number
}

/**
 * Takes over the good rows of a file in one act: new customers are added, those whose name is known get what the file says
 * and they did not have. Contacts and addresses are added where they are new.
 */
export function importCustomers(
  ctx: CommandContext,
  asked: { commandId: string; fileHash: string; mapping: ImportMapping; rows: readonly JudgedRow[] },
): Promise<ImportAnswer> {
  const { commandId, fileHash, mapping, rows } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'import-customers',
    commandId,
    content: { fileHash, mapping },
    work: async (tx) => {
      const names = await customerNames(reading(tx), shopId)
      const answer = { created: 0, updated: 0, skipped: 0 }
      const changed = new Set<string>()
      for (const { customer } of rows) {
        if (customer === null) {
          answer.skipped += 1
          continue
        }
        const key = customer.name.toLowerCase()
        const before = names.get(key)
        const id =
          before ?? (await addCustomer(tx, ctx, { ...factsOf(customer), name: customer.name, source: 'import' }))
        names.set(key, id)
        if (before === undefined) answer.created += 1
        else if (!changed.has(id)) {
          await fillIn(tx, ctx, id, customer)
          answer.updated += 1
        }
        changed.add(id)
        await addPeople(tx, ctx, id, customer, before === undefined)
      }
      return {
        answer,
        events: [...changed].map((id) => ({ type: 'customer.changed' as const, body: { id } })),
        subject: `${answer.created + answer.updated} customers`,
      }
    },
  })
}

function factsOf({ type, taxId, currency, language, paymentDays, discountPercent, notes }: ImportedCustomer) {
  return {
    ...(type === null ? {} : { type }),
    ...(taxId === null ? {} : { taxIds: [taxId] }),
    ...(currency === null ? {} : { currency }),
    ...(language === null ? {} : { language }),
    ...(paymentDays === null ? {} : { paymentDays }),
    ...(discountPercent === null ? {} : { discountPercent }),
    ...(notes === '' ? {} : { notes }),
    approved: true,
  }
}

async function fillIn(tx: Tx, ctx: CommandContext, id: string, customer: ImportedCustomer): Promise<void> {
  const { shopId } = ctx.actor
  const { version } = known(await lockCustomer(tx, shopId, id), 'customer')
  const { approved: _, ...facts } = factsOf(customer)
  await updateCustomer(tx, shopId, id, { ...checkedFacts(facts), version: version + 1 })
}

async function addPeople(
  tx: Tx,
  ctx: CommandContext,
  customerId: string,
  { contact, address }: ImportedCustomer,
  isNew: boolean,
): Promise<void> {
  if (contact !== null && (await contactByEmail(reading(tx), ctx.actor.shopId, contact.email)) === null) {
    await addContact(tx, ctx, { ...contact, customerId })
  }
  if (address !== null && isNew) await addAddress(tx, ctx, { ...address, customerId })
}
