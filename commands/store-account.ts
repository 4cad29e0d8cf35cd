import { reading } from '#db/connect.ts'
import { type ContactView, contact } from '#db/reads/contacts.ts'
import { lockContact, updateContact } from '#db/stores/contacts.ts'
import { lockPerson, updatePerson } from '#db/stores/people.ts'
import { endSessionsOfPerson } from '#db/stores/sessions.ts'
import { checkLocale } from '#domain/people/region.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'
import { hashSecret } from './secrets.ts'

export interface AccountChange {
  commandId: string
  name?: string
  phone?: string
  language?: string | null
  notified?: boolean
  password?: string
}

/**
 * A customer's contact changes what the shop knows of them, or gets a password to sign in with: then every other session
 * of theirs is over.
 */
export async function updateAccount(
  ctx: CommandContext,
  { contactId, session }: { contactId: string; session: Buffer },
  asked: AccountChange,
): Promise<ContactView> {
  const { commandId, password, ...said } = asked
  const { shopId } = ctx.actor
  const passwordHash = password === undefined ? null : await hashSecret(password)
  return runCommand(ctx, {
    name: 'update-account',
    commandId,
    content: { ...said, hasPassword: password !== undefined },
    work: async (tx) => {
      const before = known(await lockContact(tx, shopId, contactId), 'contact')
      const { language, name } = said
      await updateContact(tx, shopId, before, {
        ...said,
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(language ? { language: checkLocale(language) } : {}),
        version: before.version + 1,
      })
      const person = before.personId === null ? null : await lockPerson(tx, shopId, before.personId)
      if (person && (passwordHash !== null || name !== undefined)) {
        await updatePerson(tx, shopId, person.id, {
          ...(passwordHash === null ? {} : { passwordHash }),
          ...(name === undefined ? {} : { name: name.trim() }),
          version: person.version + 1,
        })
        if (passwordHash !== null) await endSessionsOfPerson(tx, shopId, person.id, ctx.now(), session)
      }
      const answer = known(await contact(reading(tx), shopId, contactId), 'contact')
      const body = { id: before.customerId }
      return { answer, events: [{ type: 'customer.changed' as const, body }], subject: answer.name }
    },
  })
}
