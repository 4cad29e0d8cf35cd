import type { FastifyInstance } from 'fastify'
import { customerReferenceEndpoints } from '#api/contract/customer-references.ts'
import {
  createCustomerReference,
  removeCustomerReference,
  updateCustomerReference,
} from '#commands/customer-references.ts'
import { customerReferences } from '#db/reads/customer-references.ts'
import { customer } from '#db/reads/customers.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerCustomerReferences(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = customerReferenceEndpoints
  register(app, ctx, list, ({ caller, params, query }) =>
    asking(ctx, caller, async (reader, shopId) => {
      // To a customer there is no other organisation than theirs.
      if (caller.user.role === 'customer' && caller.user.customerId !== params.id)
        reject('not_found', { what: 'customer' })
      found(await customer(reader, shopId, params.id), 'customer')
      return customerReferences(reader, shopId, params.id, query)
    }),
  )
  register(app, ctx, create, ({ caller, body, params }) =>
    createCustomerReference(commandContext(ctx, caller), { ...body, customerId: params.id }),
  )
  register(app, ctx, update, ({ caller, body, params }) =>
    updateCustomerReference(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeCustomerReference(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
