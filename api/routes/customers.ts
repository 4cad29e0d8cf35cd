import type { FastifyInstance } from 'fastify'
import { addressEndpoints, contactEndpoints, customerEndpoints } from '#api/contract/customers.ts'
import { createAddress, removeAddress, updateAddress } from '#commands/addresses.ts'
import { createContact, removeContact, updateContact } from '#commands/contacts.ts'
import { createCustomer, updateCustomer } from '#commands/customers.ts'
import { mergeCustomer } from '#commands/merge-customer.ts'
import { addressesOf, contactsOf } from '#db/reads/contacts.ts'
import { customerHistory } from '#db/reads/customer-history.ts'
import { mergeMoves } from '#db/reads/customer-merge.ts'
import { customer, customers, customerWithPeople } from '#db/reads/customers.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** For whom the shop works: organisations, their people and their addresses. */
export function registerCustomers(app: FastifyInstance, ctx: ApiContext): void {
  registerOrganisations(app, ctx)
  registerContacts(app, ctx)
  registerAddresses(app, ctx)
}

function registerOrganisations(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, history, mergePreview, merge } = customerEndpoints
  register(app, ctx, list, ({ caller, query }) => asking(ctx, caller, (r, shop) => customers(r, shop, query)))
  register(app, ctx, read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => customerWithPeople(r, shop, params.id)), 'customer'),
  )
  register(app, ctx, create, ({ caller, body }) => createCustomer(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    updateCustomer(commandContext(ctx, caller), ctx.config.publicUrl, { ...body, id: params.id }),
  )
  register(app, ctx, history, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => customerHistory(r, shop, params.id)), 'customer'),
  )
  register(app, ctx, mergePreview, ({ caller, params, query }) =>
    asking(ctx, caller, async (r, shop) => {
      const from = found(await customer(r, shop, params.id), 'customer')
      const into = found(await customer(r, shop, query.into), 'customer')
      return { from, into, moves: await mergeMoves(r, shop, from.id) }
    }),
  )
  register(app, ctx, merge, ({ caller, body, params }) =>
    mergeCustomer(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

function registerContacts(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = contactEndpoints
  register(app, ctx, list, ({ caller, params }) =>
    asking(ctx, caller, async (r, shop) => {
      found(await customer(r, shop, params.id), 'customer')
      return { items: await contactsOf(r, shop, params.id) }
    }),
  )
  register(app, ctx, create, ({ caller, body: { welcome, ...body }, params }) =>
    createContact(commandContext(ctx, caller), {
      ...body,
      customerId: params.id,
      ...(welcome ? { welcome: { publicUrl: ctx.config.publicUrl } } : {}),
    }),
  )
  register(app, ctx, update, ({ caller, body, params }) =>
    updateContact(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, async ({ caller, body, params }) => {
    const gone = await removeContact(commandContext(ctx, caller), { ...body, id: params.id })
    ctx.sessions.forgetAll()
    return gone
  })
}

function registerAddresses(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = addressEndpoints
  register(app, ctx, list, ({ caller, params }) =>
    asking(ctx, caller, async (r, shop) => {
      found(await customer(r, shop, params.id), 'customer')
      return { items: await addressesOf(r, shop, params.id) }
    }),
  )
  register(app, ctx, create, ({ caller, body, params }) =>
    createAddress(commandContext(ctx, caller), { ...body, customerId: params.id }),
  )
  register(app, ctx, update, ({ caller, body, params }) =>
    updateAddress(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeAddress(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
