import type { FastifyInstance } from 'fastify'
import type { Static } from 'typebox'
import { storeEndpoints } from '#api/contract/store.ts'
import type { StoreFace } from '#api/contract/store-views.ts'
import { today } from '#commands/shop-day.ts'
import { price, storeGround } from '#commands/store-basket.ts'
import { ask } from '#db/connect.ts'
import { type BasketLineRead, buyer, openBasket } from '#db/reads/basket.ts'
import { storeCatalogue } from '#db/reads/store-catalogue.ts'
import { shopBrief, storeSettings } from '#db/reads/store-settings.ts'
import { reject } from '#domain/decision.ts'
import { dispatchOf, lineTotal } from '#domain/orders/sum-up.ts'
import { mayOrder } from '#domain/store/store-rules.ts'
import { currencyDigits } from '#domain/units/money.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { guestToken, type Visitor, visitorContext, visitorOf } from '../guards/visitor.ts'
import { register } from '../register.ts'
import { sendFile } from '../send-file.ts'
import { ladderView } from '../store/basket-view.ts'
import { logoUrl } from '../store/logo-url.ts'

const looksPerMinute = 600
const pricesPerMinute = 300

/** What the storefront shows before anything is bought. */
export function registerStore(app: FastifyInstance, ctx: ApiContext): void {
  const { face, logo, catalogue } = storeEndpoints
  const limit = { triesPerMinute: looksPerMinute }
  register(
    app,
    ctx,
    face,
    async ({ caller, query, request, reply }) => {
      const visitor = await visitorOf(ctx, { caller, request, shop: query.shop })
      // Given here, so that several first uploads at once are one guest's.
      if (visitor.kind !== 'customer') guestToken(ctx, request, reply, visitor)
      return faceOf(ctx, visitor, caller)
    },
    limit,
  )
  register(
    app,
    ctx,
    logo,
    async ({ caller, params, query, request, reply }) => {
      const { shopId } = await visitorOf(ctx, { caller, request, shop: query.shop })
      const found = await ask(ctx.db, shopId, (r) =>
        r
          .selectFrom('storeSettings')
          .innerJoin('files', (join) =>
            join.onRef('files.shopId', '=', 'storeSettings.shopId').onRef('files.hash', '=', 'storeSettings.logoHash'),
          )
          .select(['files.hash', 'files.mediaType'])
          .where('storeSettings.shopId', '=', shopId)
          .where('files.hash', '=', params.hash)
          .executeTakeFirst(),
      )
      if (!found) return reject('not_found', { what: 'logo' })
      return sendFile(ctx, reply, { ...found, name: null, forEver: true })
    },
    limit,
  )
  register(
    app,
    ctx,
    catalogue,
    async ({ caller, query, request }) => {
      const { shopId, customerId } = await visitorOf(ctx, { caller, request, shop: query.shop })
      return ask(ctx.db, shopId, (reader) => storeCatalogue(reader, shopId, customerId))
    },
    limit,
  )
  registerPrices(app, ctx)
}

async function faceOf(ctx: ApiContext, visitor: Visitor, caller: Caller | null): Promise<Static<typeof StoreFace>> {
  const { shopId, customerId } = visitor
  return ask(ctx.db, shopId, async (reader) => {
    const shop = await shopBrief(reader, shopId)
    const store = await storeSettings(reader, shopId)
    const customer = customerId === null ? null : await buyer(reader, shopId, customerId)
    const basket = await openBasket(reader, shopId, visitor)
    const { logoHash, payments, paymentDays, version, slug, ...shown } = store
    return {
      ...shown,
      shop: {
        id: shop.id,
        slug,
        name: shop.name,
        currency: shop.currency,
        locale: shop.locale,
        timeZone: shop.timeZone,
      },
      logoUrl: logoUrl(logoHash, slug),
      maxUploadBytes: ctx.config.maxUploadBytes,
      visitor: {
        kind: visitor.kind,
        name: visitor.name,
        email: visitor.kind === 'customer' && caller ? await emailOf(ctx, caller) : null,
        customer: customer && { id: customer.id, name: customer.name, approved: customer.approved },
        mayOrder: customer !== null && mayOrder(customer, store.registration),
        basketLines: basket?.lines.length ?? 0,
      },
    }
  })
}

async function emailOf(ctx: ApiContext, caller: Caller): Promise<string | null> {
  const row = await ask(ctx.db, caller.shop.id, (reader) =>
    reader
      .selectFrom('people')
      .select('email')
      .where('shopId', '=', caller.shop.id)
      .where('id', '=', caller.user.id)
      .executeTakeFirst(),
  )
  return row?.email ?? null
}

/** A price for what is being configured, by the same way as the basket's. */
function registerPrices(app: FastifyInstance, ctx: ApiContext): void {
  register(
    app,
    ctx,
    storeEndpoints.price,
    async ({ body, caller, query, request }) => {
      const visitor = await visitorOf(ctx, { caller, request, shop: query.shop })
      const command = visitorContext(ctx, visitor)
      const rows = body.lines.map(
        (line, at): BasketLineRead => ({
          id: `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`,
          partName: '',
          customerReference: null,
          color: null,
          infillId: null,
          precisionId: null,
          postProcessIds: [],
          leadTimeId: null,
          note: '',
          files: [],
          ...line,
        }),
      )
      const ground = await storeGround(command, visitor, rows)
      const refused = ground.lines.find(({ problem }) => problem !== null && problem.code !== 'still_analysing')
      if (refused?.problem) return reject('basket_not_ready', { problems: [{ ...refused.problem, lineId: null }] })
      const shown = visitor.kind !== 'guest' || ground.store.prices === 'everybody'
      const lines = ground.lines.filter((line) => line.problem === null)
      const asked = new Map(body.lines.map((line, at) => [rows[at]?.id ?? '', line.quantities]))
      const priced = await price(command, ctx.pricing, { ground, chosen: {}, keep: false, lines, ladders: asked })
      const digits = currencyDigits(ground.currency)
      const day = today(ctx.now(), ground.selling.timeZone)
      return {
        currency: ground.currency,
        lines: ground.lines.map(({ row, warnings }) => {
          const line = priced.lines.find((each) => each.id === row.id)
          return {
            unitPrice: shown ? (line?.unitPrice ?? null) : null,
            lineTotal: shown && line ? lineTotal(line, digits) : null,
            ladder: shown && line ? ladderView(line, ground) : [],
            underReview: line !== undefined && line.review !== null,
            // Of this part alone: a slower one beside it does not hold it up here.
            leavesOn: line ? dispatchOf(priced.head, [line], { selling: ground.selling, today: day }) : null,
            warnings: warnings.map(({ code, severity, sentence }) => ({ code, severity, detail: sentence })),
          }
        }),
      }
    },
    { triesPerMinute: pricesPerMinute },
  )
}
