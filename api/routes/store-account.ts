import type { FastifyInstance } from 'fastify'
import { accountEndpoints } from '#api/contract/store-account.ts'
import { createAddress, updateAddress } from '#commands/addresses.ts'
import { updateAccount } from '#commands/store-account.ts'
import { agreedParts } from '#db/reads/agreed-parts.ts'
import { storeAccount } from '#db/reads/store-account.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { inStore } from '../store/store-part.ts'

/** What a signed-in customer says of themselves, and what was agreed with them. */
export function registerStoreAccount(app: FastifyInstance, ctx: ApiContext): void {
  const { read, update, addAddress, changeAddress, references } = accountEndpoints
  register(app, ctx, read, ({ caller }) => accountOf(ctx, caller))
  register(app, ctx, update, async ({ caller, body }) => {
    const { contactId } = buyerOf(caller)
    await updateAccount(commandContext(ctx, caller), { contactId, session: caller.tokenHash }, body)
    ctx.sessions.forgetAll()
    return accountOf(ctx, caller)
  })
  register(app, ctx, addAddress, ({ caller, body }) =>
    createAddress(commandContext(ctx, caller), { ...body, customerId: buyerOf(caller).customerId }),
  )
  register(app, ctx, changeAddress, ({ caller, body, params }) =>
    updateAddress(commandContext(ctx, caller), { ...body, id: params.id }, buyerOf(caller).customerId),
  )
  register(app, ctx, references, async ({ caller }) => {
    const { customerId } = buyerOf(caller)
    const items = await asking(ctx, caller, (reader, shopId) => agreedParts(reader, shopId, customerId))
    return { items: items.map((item) => ({ ...item, pictureUrl: inStore(item.pictureUrl) })) }
  })
}

async function accountOf(ctx: ApiContext, caller: Caller) {
  const { contactId } = buyerOf(caller)
  return found(await asking(ctx, caller, (reader, shopId) => storeAccount(reader, shopId, contactId)), 'contact')
}

/** Who signed in as a customer and belongs to no organisation has no account. */
function buyerOf({ user }: Caller): { customerId: string; contactId: string } {
  const { customerId, contactId } = user
  if (customerId === null || contactId === null) return reject('not_found', { what: 'account' })
  return { customerId, contactId }
}
