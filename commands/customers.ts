import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type CustomerView, customer } from '#db/reads/customers.ts'
import {
  type CustomerFacts,
  insertCustomer,
  lockCustomer,
  updateCustomer as writeCustomer,
} from '#db/stores/customers.ts'
import { nextNumber } from '#db/stores/shops.ts'
import { checkCurrency } from '#domain/people/currency.ts'
import { checkLocale } from '#domain/people/region.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { notifyAccount } from './notify-account.ts'
import { runCommand } from './run-command.ts'

/** Adds a customer, known to the shop and so approved unless said otherwise, under the next running number. Refuses with `name_taken`. */
export function createCustomer(
  ctx: CommandContext,
  asked: CustomerFacts & { commandId: string; name: string },
): Promise<CustomerView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'create-customer',
    commandId,
    content,
    work: async (tx) => changed(ctx, tx, await addCustomer(tx, ctx, { approved: true, ...content, source: 'staff' })),
  })
}

/** The new customer's id, inside the transaction of whatever adds one. Refuses with `name_taken` and `malformed`. */
export async function addCustomer(
  tx: Tx,
  ctx: CommandContext,
  asked: CustomerFacts & { name: string; source: 'staff' | 'store' | 'import' },
): Promise<string> {
  const { shopId } = ctx.actor
  const id = uuidv7()
  const name = asked.name.trim()
  const facts = checkedFacts(asked)
  const number = await nextNumber(tx, shopId, 'customer')
  const row = { ...facts, id, number, name, now: ctx.now() }
  await unlessTaken(insertCustomer(tx, shopId, row), taken(name))
  return id
}

/**
 * Changes a customer, archives it or takes it back. Who waited for approval hears of it by mail. Refuses with `stale` and
 * `name_taken`.
 */
export function updateCustomer(
  ctx: CommandContext,
  publicUrl: string,
  asked: CustomerFacts & { commandId: string; id: string; version?: number; name?: string; archived?: boolean },
): Promise<CustomerView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-customer',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, archived, ...change } = content
      const before = known(await lockCustomer(tx, shopId, id), 'customer')
      if (before.merged) known(null, 'customer')
      await checkVersion(tx, ctx, { what: 'customer', id, asked: version, current: before.version })
      const name = (asked.name ?? before.name).trim()
      const removedAt = archived === undefined ? {} : { removedAt: archived ? ctx.now() : null }
      const row = { ...checkedFacts(change), ...removedAt, name, version: before.version + 1 }
      await unlessTaken(writeCustomer(tx, shopId, id, row), taken(name))
      if (change.approved && !before.approved) {
        await notifyAccount(tx, ctx, publicUrl, { kind: 'approved', customerId: id })
      }
      return changed(ctx, tx, id)
    },
  })
}

/** A currency and a language that the platform knows; refuses others with `malformed`. */
export function checkedFacts<F extends CustomerFacts>(facts: F): F {
  if (facts.currency) checkCurrency(facts.currency)
  return facts.language ? { ...facts, language: checkLocale(facts.language) } : facts
}

const taken = (name: string) => ({ customers_name: nameTaken('customer', name) })

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await customer(reading(tx), ctx.actor.shopId, id), 'customer')
  return {
    answer,
    events: [{ type: 'customer.changed' as const, body: { id, version: answer.version } }],
    subject: answer.name,
  }
}
