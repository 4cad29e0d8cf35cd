import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type CustomerView, customer } from '#db/reads/customers.ts'
import { insertCustomer, rename } from '#db/stores/processes.ts'
import { nextNumber } from '#db/stores/shops.ts'
import { lockThing } from '#db/stores/things.ts'
import { checkVersion, known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Adds a customer, who gets the next running number. Refuses with `name_taken`. */
export function createCustomer(ctx: CommandContext, asked: { commandId: string; name: string }): Promise<CustomerView> {
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-customer',
    commandId: asked.commandId,
    content: { name: asked.name },
    work: async (tx) => {
      const id = uuidv7()
      const name = asked.name.trim()
      const number = await nextNumber(tx, shopId, 'customer')
      await unlessTaken(insertCustomer(tx, shopId, { id, number, name }), taken(name))
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a customer. Refuses with `stale` and `name_taken`. */
export function updateCustomer(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version: number; name?: string },
): Promise<CustomerView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-customer',
    commandId,
    content,
    work: async (tx) => {
      const { id, version } = content
      const before = known(await lockThing(tx, 'customers', shopId, id), 'customer')
      await checkVersion(tx, ctx, { what: 'customer', id, asked: version, current: before.version })
      const name = (asked.name ?? before.name).trim()
      await unlessTaken(rename(tx, 'customers', shopId, id, { name, version: version + 1 }), taken(name))
      return changed(ctx, tx, id)
    },
  })
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
