import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { storePartEndpoints } from '#api/contract/store.ts'
import { beginGuestBasket } from '#commands/basket.ts'
import { updatePartRevision } from '#commands/part-revisions.ts'
import { ask } from '#db/connect.ts'
import { referencesByRevision } from '#db/reads/customer-references.ts'
import { newestRevisionsOf } from '#db/reads/own-parts.ts'
import { filesForBuyer, partForBuyer } from '#db/reads/part-for-buyer.ts'
import type { PartOwner } from '#db/reads/part-owner.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { guestToken, type Visitor, visitorContext, visitorOf } from '../guards/visitor.ts'
import { found } from '../questions.ts'
import { receivePartUpload } from '../receive-part.ts'
import { register } from '../register.ts'
import { sendFile } from '../send-file.ts'
import { storePart } from '../store/store-part.ts'

const looksPerMinute = 1200
const uploadsPerMinute = 60

/** The visitor's own parts: uploaded as a guest or a customer, and looked at by nobody else. */
export function registerStoreParts(app: FastifyInstance, ctx: ApiContext): void {
  registerUpload(app, ctx)
  registerLooks(app, ctx)
  registerFilesOfParts(app, ctx)
}

function registerUpload(app: FastifyInstance, ctx: ApiContext): void {
  const { upload, sayUnits } = storePartEndpoints
  register(
    app,
    ctx,
    upload,
    async ({ caller, query, request, reply }) => {
      const visitor = await withBasket(ctx, { caller, request, reply, shop: query.shop })
      const command = visitorContext(ctx, visitor)
      const { parts } = await receivePartUpload(ctx, command, request, ownerOf(visitor))
      const views = []
      for (const {
        partRevision: { id },
      } of parts)
        views.push(await viewOf(ctx, visitor, id))
      return { parts: views }
    },
    { triesPerMinute: uploadsPerMinute },
  )
  register(
    app,
    ctx,
    sayUnits,
    async ({ body, caller, params, request }) => {
      const visitor = await visitorOf(ctx, { caller, request })
      await updatePartRevision(visitorContext(ctx, visitor), { ...body, id: params.id }, ownerOf(visitor))
      return viewOf(ctx, visitor, params.id)
    },
    { triesPerMinute: uploadsPerMinute },
  )
}

function registerLooks(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read } = storePartEndpoints
  register(
    app,
    ctx,
    list,
    async ({ caller, query, request }) => {
      const visitor = await visitorOf(ctx, { caller, request, shop: query.shop })
      if (visitor.customerId === null && visitor.guestBasketId === null) return { items: [] }
      const ids = await ask(ctx.db, visitor.shopId, (r) => newestRevisionsOf(r, visitor.shopId, ownerOf(visitor)))
      const items = []
      for (const id of ids) items.push(await viewOf(ctx, visitor, id))
      return { items }
    },
    { triesPerMinute: looksPerMinute },
  )
  register(
    app,
    ctx,
    read,
    async ({ caller, params, request }) => viewOf(ctx, await visitorOf(ctx, { caller, request }), params.id),
    { triesPerMinute: looksPerMinute },
  )
}

function registerFilesOfParts(app: FastifyInstance, ctx: ApiContext): void {
  const { thumbnail, preview } = storePartEndpoints
  for (const [endpoint, mediaType, what] of [
    [thumbnail, 'image/png', 'picture'],
    [preview, 'model/gltf-binary', 'model'],
  ] as const) {
    register(
      app,
      ctx,
      endpoint,
      async ({ caller, params, request, reply }) => {
        const visitor = await visitorOf(ctx, { caller, request })
        const files = found(
          await ask(ctx.db, visitor.shopId, (r) => filesForBuyer(r, visitor.shopId, params.id, ownerOf(visitor))),
          'part',
        )
        const hash = (what === 'picture' ? files.pictureHash : files.previewHash) ?? reject('not_found', { what })
        const forEver = request.url.includes(`v=${hash.slice(0, 12)}`)
        return sendFile(ctx, reply, { hash, mediaType, name: null, forEver })
      },
      { triesPerMinute: looksPerMinute },
    )
  }
}

interface Knock {
  caller: Caller | null
  request: FastifyRequest
  reply: FastifyReply
  shop: string | undefined
}

/** A guest's first upload begins a basket: it is whose the part is until somebody signs in. */
async function withBasket(ctx: ApiContext, { caller, request, reply, shop }: Knock): Promise<Visitor> {
  const visitor = await visitorOf(ctx, { caller, request, shop })
  if (visitor.contactId !== null || visitor.guestBasketId !== null) return visitor
  const tokenHash = guestToken(ctx, request, reply, visitor)
  return { ...visitor, guestBasketId: await beginGuestBasket(visitorContext(ctx, visitor), tokenHash) }
}

const ownerOf = ({ customerId, guestBasketId }: Visitor): PartOwner => ({
  customerId,
  guestId: customerId === null ? guestBasketId : null,
})

async function viewOf(ctx: ApiContext, visitor: Visitor, id: string) {
  const { shopId, customerId } = visitor
  return ask(ctx.db, shopId, async (reader) => {
    const part = found(await partForBuyer(reader, shopId, id, ownerOf(visitor)), 'part')
    return storePart(part, await referencesByRevision(reader, shopId, customerId))
  })
}
