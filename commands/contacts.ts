import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type ContactView, contact } from '#db/reads/contacts.ts'
import {
  type ContactRow,
  hasContacts,
  insertContact,
  lockContact,
  updateContact as writeContact,
} from '#db/stores/contacts.ts'
import { lockCustomer } from '#db/stores/customers.ts'
import { lockPerson, type PersonChange, updatePerson } from '#db/stores/people.ts'
import { endSessionsOfPerson } from '#db/stores/sessions.ts'
import { refuse } from '#domain/decision.ts'
import { checkLocale } from '#domain/people/region.ts'
import { checkVersion, known, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { notifyAccount } from './notify-account.ts'
import { runCommand } from './run-command.ts'

interface ContactSaid extends Omit<ContactRow, 'isMain'> {
  main?: boolean
}

/**
 * Adds a contact; the first one of a customer is the main one. With `welcome` it is told by mail how to come into the
 * storefront. Refuses with `email_taken`.
 */
export function createContact(
  ctx: CommandContext,
  asked: ContactSaid & { commandId: string; customerId: string; personId?: string; welcome?: { publicUrl: string } },
): Promise<ContactView> {
  const { commandId, welcome, ...content } = asked
  return runCommand(ctx, {
    name: 'create-contact',
    commandId,
    content: { ...content, id: content.customerId, welcome: welcome !== undefined },
    work: async (tx) => {
      const id = await addContact(tx, ctx, content)
      if (welcome) await notifyAccount(tx, ctx, welcome.publicUrl, { kind: 'welcome', ...content, contactId: id })
      return changed(ctx, tx, id)
    },
  })
}

/** The new contact's id, inside the transaction of whatever adds one. */
export async function addContact(
  tx: Tx,
  ctx: CommandContext,
  asked: ContactSaid & { customerId: string; personId?: string },
): Promise<string> {
  const { shopId } = ctx.actor
  const { customerId, main, ...said } = asked
  known(await lockCustomer(tx, shopId, customerId), 'customer')
  const id = uuidv7()
  const isMain = main ?? !(await hasContacts(tx, shopId, customerId))
  const row = { ...checked(said), id, customerId, isMain, now: ctx.now() }
  await unlessTaken(insertContact(tx, shopId, row), taken(row.email))
  return id
}

/** Changes a contact. Refuses with `stale` and `email_taken`. */
export function updateContact(
  ctx: CommandContext,
  asked: Partial<ContactSaid> & { commandId: string; id: string; version?: number },
): Promise<ContactView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-contact',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, main, ...said } = content
      const before = known(await lockContact(tx, shopId, id), 'contact')
      await checkVersion(tx, ctx, { what: 'contact', id, asked: version, current: before.version })
      const isMain = main === undefined ? {} : { isMain: main }
      const row = { ...checked(said), ...isMain, version: before.version + 1 }
      await unlessTaken(writeContact(tx, shopId, before, row), taken(row.email ?? before.email))
      if (before.personId !== null) {
        const person = { name: row.name ?? before.name, email: row.email ?? before.email }
        await changePerson(tx, shopId, before.personId, person)
      }
      return changed(ctx, tx, id)
    },
  })
}

/** Takes a contact out of use; who signed in with it is signed out. */
export function removeContact(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-contact',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = known(await lockContact(tx, shopId, id), 'contact')
      const change = { removedAt: ctx.now(), isMain: false, personId: null, version: before.version + 1 }
      await writeContact(tx, shopId, before, change)
      if (before.personId !== null) {
        await changePerson(tx, shopId, before.personId, { active: false })
        await endSessionsOfPerson(tx, shopId, before.personId, ctx.now())
      }
      return { answer: {}, events: [eventOf(before.customerId)], subject: before.name }
    },
  })
}

/** Who signs in is known by the same name and address. */
async function changePerson(tx: Tx, shopId: string, id: string, change: PersonChange): Promise<void> {
  const person = await lockPerson(tx, shopId, id)
  if (person === null) return
  await unlessTaken(updatePerson(tx, shopId, id, { ...change, version: person.version + 1 }), {
    people_email: () => refuse('email_taken', { email: change.email ?? '' }).refusal,
  })
}

function checked<C extends Partial<ContactSaid>>(said: C): C {
  return {
    ...said,
    ...(said.name === undefined ? {} : { name: said.name.trim() }),
    ...(said.email === undefined ? {} : { email: said.email.trim().toLowerCase() }),
    ...(said.language ? { language: checkLocale(said.language) } : {}),
  }
}

const taken = (email: string) => ({ contacts_email: () => refuse('email_taken', { email }).refusal })
const eventOf = (customerId: string) => ({ type: 'customer.changed' as const, body: { id: customerId } })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await contact(reading(tx), ctx.actor.shopId, id), 'contact')
  return { answer, events: [eventOf(answer.customerId)], subject: answer.name }
}
