import type { FastifyInstance } from 'fastify'
import {
  discountEndpoints,
  jurisdictionEndpoints,
  salesSettingsEndpoints,
  shippingMethodEndpoints,
} from '#api/contract/sales-settings.ts'
import { createDiscount, removeDiscount, updateDiscount } from '#commands/discounts.ts'
import { updateSalesSettings } from '#commands/sales-settings.ts'
import {
  createJurisdiction,
  createShippingMethod,
  removeSellingChoice,
  updateJurisdiction,
  updateShippingMethod,
} from '#commands/selling-choices.ts'
import { discounts } from '#db/reads/sales/discounts.ts'
import { nextSalesNumbers, salesSettings } from '#db/reads/sales/sales-settings.ts'
import { jurisdictions, shippingMethods } from '#db/reads/sales/selling-choices.ts'
import type { ApiContext } from '../context.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** How the shop sells: numbers, taxes, shipping, discounts. */
export function registerSalesSettings(app: FastifyInstance, ctx: ApiContext): void {
  const { read, update } = salesSettingsEndpoints
  register(app, ctx, read, ({ caller }) =>
    asking(ctx, caller, async (reader, shopId) => {
      const { quote, order } = await nextSalesNumbers(reader, shopId)
      return { ...(await salesSettings(reader, shopId)), nextQuoteNumber: quote, nextOrderNumber: order }
    }),
  )
  register(app, ctx, update, ({ caller, body }) => updateSalesSettings(commandContext(ctx, caller), body))
  registerJurisdictions(app, ctx)
  registerShippingMethods(app, ctx)
  registerDiscounts(app, ctx)
}

function registerJurisdictions(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = jurisdictionEndpoints
  register(app, ctx, list, async ({ caller }) => ({ items: await asking(ctx, caller, jurisdictions) }))
  register(app, ctx, create, ({ caller, body }) => createJurisdiction(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, params, body }) =>
    updateJurisdiction(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, params, body }) =>
    removeSellingChoice(commandContext(ctx, caller), { ...body, id: params.id, table: 'tax_jurisdictions' }),
  )
}

function registerShippingMethods(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = shippingMethodEndpoints
  register(app, ctx, list, async ({ caller }) => ({ items: await asking(ctx, caller, shippingMethods) }))
  register(app, ctx, create, ({ caller, body }) => createShippingMethod(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, params, body }) =>
    updateShippingMethod(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, params, body }) =>
    removeSellingChoice(commandContext(ctx, caller), { ...body, id: params.id, table: 'shipping_methods' }),
  )
}

function registerDiscounts(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = discountEndpoints
  register(app, ctx, list, async ({ caller }) => {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: caller.shop.timeZone }).format(ctx.now())
    return { items: await asking(ctx, caller, (reader, shopId) => discounts(reader, shopId, day)) }
  })
  register(app, ctx, create, ({ caller, body }) => createDiscount(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, params, body }) =>
    updateDiscount(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, params, body }) =>
    removeDiscount(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
