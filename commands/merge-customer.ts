import { reading } from '#db/connect.ts'
import { mergeMoves } from '#db/reads/customer-merge.ts'
import { type CustomerView, customer } from '#db/reads/customers.ts'
import { lockCustomer, moveToCustomer, updateCustomer } from '#db/stores/customers.ts'
import { reject } from '#domain/decision.ts'
import { known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/**
 * Everything of one customer becomes another's: contacts, addresses, quotes, orders, parts. The empty one is put away and
 * stays in what was written of it. Refuses with `merge_into_itself`, and with
 * `name_taken` while both call a part by the same number.
 */
export function mergeCustomer(
  ctx: CommandContext,
  asked: { commandId: string; id: string; into: string },
): Promise<CustomerView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'merge-customer',
    commandId,
    content,
    work: async (tx) => {
      const { id, into } = content
      // Always in the same order, so that two merges the other way round do not wait for each other for ever.
      const locked = new Map<string, Awaited<ReturnType<typeof lockCustomer>>>()
      for (const each of [...new Set([id, into])].sort()) locked.set(each, await lockCustomer(tx, shopId, each))
      const from = known(locked.get(id), 'customer')
      const to = known(locked.get(into), 'customer')
      if (id === into) reject('merge_into_itself', { name: from.name })
      if (from.merged || to.merged || to.archived) known(null, 'customer')
      const moves = await mergeMoves(reading(tx), shopId, id)
      await unlessTaken(moveToCustomer(tx, shopId, id, into), {
        customer_references_reference: nameTaken('reference number', `the same at ${to.name}`),
      })
      const change = { removedAt: ctx.now(), mergedInto: into, version: from.version + 1 }
      await updateCustomer(tx, shopId, id, change)
      const answer = known(await customer(reading(tx), shopId, into), 'customer')
      return {
        answer,
        events: [id, into].map((each) => ({ type: 'customer.changed' as const, body: { id: each } })),
        subject: `${from.name} into ${answer.name}`,
        details: { moves },
      }
    },
  })
}
