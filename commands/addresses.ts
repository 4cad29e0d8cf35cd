import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type AddressView, address } from '#db/reads/contacts.ts'
import {
  type AddressRow,
  hasAddresses,
  insertAddress,
  lockAddress,
  updateAddress as writeAddress,
} from '#db/stores/addresses.ts'
import { lockCustomer } from '#db/stores/customers.ts'
import { checkCountry } from '#domain/people/region.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface AddressSaid extends Omit<AddressRow, 'isBilling' | 'isShipping'> {
  billing?: boolean
  shipping?: boolean
}

/** Adds an address; the first one of a customer is for invoices and parcels. */
export function createAddress(
  ctx: CommandContext,
  asked: AddressSaid & { commandId: string; customerId: string },
): Promise<AddressView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'create-address',
    commandId,
    content: { ...content, id: content.customerId },
    work: async (tx) => changed(ctx, tx, await addAddress(tx, ctx, content)),
  })
}

/** The new address's id, inside the transaction of whatever adds one. */
export async function addAddress(
  tx: Tx,
  ctx: CommandContext,
  asked: AddressSaid & { customerId: string },
): Promise<string> {
  const { shopId } = ctx.actor
  const { customerId, billing, shipping, ...said } = asked
  known(await lockCustomer(tx, shopId, customerId), 'customer')
  const first = !(await hasAddresses(tx, shopId, customerId))
  const id = uuidv7()
  const uses = { isBilling: billing ?? first, isShipping: shipping ?? first }
  await insertAddress(tx, shopId, { ...trimmed(said), ...uses, id, customerId, now: ctx.now() })
  return id
}

/**
 * Changes an address; quotes and orders keep theirs as it was. `ofCustomer` makes those of others unknown. Refuses with
 * `stale`.
 */
export function updateAddress(
  ctx: CommandContext,
  asked: Partial<AddressSaid> & { commandId: string; id: string; version?: number },
  ofCustomer?: string,
): Promise<AddressView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-address',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, billing, shipping, ...said } = content
      const before = await lockAddress(tx, shopId, id)
      const own = ofCustomer === undefined || before?.customerId === ofCustomer
      const current = known(own ? before : null, 'address')
      await checkVersion(tx, ctx, { what: 'address', id, asked: version, current: current.version })
      await writeAddress(tx, shopId, current, {
        ...trimmed(said),
        ...(billing === undefined ? {} : { isBilling: billing }),
        ...(shipping === undefined ? {} : { isShipping: shipping }),
        version: current.version + 1,
      })
      return changed(ctx, tx, id)
    },
  })
}

export function removeAddress(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-address',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = known(await lockAddress(tx, shopId, id), 'address')
      await writeAddress(tx, shopId, before, { removedAt: ctx.now(), version: before.version + 1 })
      return { answer: {}, events: [eventOf(before.customerId)], subject: id }
    },
  })
}

/** Without blanks around, its country one that there is. */
function trimmed<A extends Partial<AddressRow>>(said: A): A {
  if (said.country !== undefined) checkCountry(said.country)
  const entries = Object.entries(said).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value])
  return Object.fromEntries(entries) as A
}

const eventOf = (customerId: string) => ({ type: 'customer.changed' as const, body: { id: customerId } })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await address(reading(tx), ctx.actor.shopId, id), 'address')
  return { answer, events: [eventOf(answer.customerId)], subject: `${answer.name}, ${answer.city}` }
}
