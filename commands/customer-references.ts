import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type CustomerReferenceView, customerReference, type PriceTier } from '#db/reads/customer-references.ts'
import { customer } from '#db/reads/customers.ts'
import { partSpecification } from '#db/reads/parts.ts'
import { insertReference, updateReference } from '#db/stores/customer-references.ts'
import { refuse, reject } from '#domain/decision.ts'
import { checkVersion, known, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface ReferenceFacts {
  reference: string
  name?: string
  partSpecificationId: string
  priceTiers?: PriceTier[]
}

/** Gives a part the number that a customer calls it by, with agreed prices. Refuses with `reference_taken`. */
export function createCustomerReference(
  ctx: CommandContext,
  asked: ReferenceFacts & { commandId: string; customerId: string },
): Promise<CustomerReferenceView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'create-customer-reference',
    commandId,
    content,
    work: async (tx) => {
      const { customerId, partSpecificationId, name = '', priceTiers = [] } = content
      const reference = content.reference.trim()
      const whose = known(await customer(reading(tx), shopId, customerId), 'customer')
      known(await partSpecification(reading(tx), shopId, partSpecificationId), 'part')
      const id = uuidv7()
      const row = { id, customerId, reference, name: name.trim(), partSpecificationId, priceTiers: sorted(priceTiers) }
      await unlessTaken(insertReference(tx, shopId, row), taken(reference, whose.name))
      return changed(ctx, tx, id)
    },
  })
}

/** Changes a customer's number of a part. Refuses with `stale` and `reference_taken`. */
export function updateCustomerReference(
  ctx: CommandContext,
  asked: Partial<ReferenceFacts> & { commandId: string; id: string; version?: number },
): Promise<CustomerReferenceView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-customer-reference',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, reference, name, partSpecificationId, priceTiers } = content
      const before = known(await customerReference(reading(tx), shopId, id), 'reference')
      await checkVersion(tx, ctx, { what: 'reference', id, asked: version, current: before.version })
      if (partSpecificationId !== undefined)
        known(await partSpecification(reading(tx), shopId, partSpecificationId), 'part')
      const change = {
        ...(reference === undefined ? {} : { reference: reference.trim() }),
        ...(name === undefined ? {} : { name: name.trim() }),
        ...(partSpecificationId === undefined ? {} : { partSpecificationId }),
        ...(priceTiers === undefined ? {} : { priceTiers: sorted(priceTiers) }),
      }
      await unlessTaken(updateReference(tx, shopId, id, change), taken(reference ?? '', before.customer.name))
      return changed(ctx, tx, id)
    },
  })
}

export function removeCustomerReference(
  ctx: CommandContext,
  asked: { commandId: string; id: string },
): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-customer-reference',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = known(await customerReference(reading(tx), shopId, id), 'reference')
      await updateReference(tx, shopId, id, { removedAt: ctx.now() })
      const body = { id, customerId: before.customer.id, version: before.version + 1 }
      return {
        answer: {},
        events: [{ type: 'customer_reference.changed' as const, body }],
        subject: before.reference,
      }
    },
  })
}

/** By quantity; a quantity that has two prices is refused. */
function sorted(tiers: readonly PriceTier[]): PriceTier[] {
  const quantities = new Set(tiers.map((tier) => tier.quantity))
  if (quantities.size < tiers.length) reject('malformed', { field: 'priceTiers', problem: 'names a quantity twice' })
  return [...tiers].sort((one, other) => one.quantity - other.quantity)
}

const taken = (reference: string, customerName: string) => ({
  customer_references_reference: () => refuse('reference_taken', { reference, customer: customerName }).refusal,
})

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await customerReference(reading(tx), ctx.actor.shopId, id), 'reference')
  const body = { id, customerId: answer.customer.id, version: answer.version }
  return { answer, events: [{ type: 'customer_reference.changed' as const, body }], subject: answer.reference }
}
