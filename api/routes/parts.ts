import type { FastifyInstance } from 'fastify'
import { partEndpoints } from '#api/contract/parts.ts'
import { createPartSpecification, updatePartSpecification } from '#commands/part-specifications.ts'
import { receivePartFile } from '#commands/receive-files.ts'
import { derivedRouting } from '#db/reads/derived-routing.ts'
import { partRevision, partSpecification, partSpecifications, revisionFiles } from '#db/reads/parts.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { sendFile } from '../send-file.ts'
import { receiveUpload } from '../upload.ts'

export function registerParts(app: FastifyInstance, ctx: ApiContext): void {
  registerSpecifications(app, ctx)
  registerRevisions(app, ctx)
}

function registerSpecifications(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, derivedRouting: derived } = partEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => partSpecifications(reader, shopId, query)),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => partSpecification(reader, shopId, params.id)), 'part'),
  )
  register(app, ctx, create, ({ caller, body }) => createPartSpecification(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    updatePartSpecification(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, derived, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => derivedRouting(reader, shopId, params.id)), 'part'),
  )
}

function registerRevisions(app: FastifyInstance, ctx: ApiContext): void {
  const { upload, revision, thumbnail, file } = partEndpoints
  register(app, ctx, upload, async ({ caller, request }) => {
    const received = await receiveUpload(ctx, request, { limitBytes: ctx.config.maxUploadBytes })
    return receivePartFile(commandContext(ctx, caller), received)
  })
  register(app, ctx, revision, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => partRevision(reader, shopId, params.id)), 'part revision'),
  )
  register(app, ctx, thumbnail, async ({ caller, params, request, reply }) => {
    const files = found(
      await asking(ctx, caller, (reader, shopId) => revisionFiles(reader, shopId, params.id)),
      'part revision',
    )
    const hash = files.pictureHash ?? reject('not_found', { what: 'picture' })
    const asksForThis = request.url.includes(`v=${hash.slice(0, 12)}`)
    return sendFile(ctx, reply, { hash, mediaType: 'image/png', name: null, forEver: asksForThis })
  })
  register(app, ctx, file, async ({ caller, params, reply }) => {
    const files = found(
      await asking(ctx, caller, (reader, shopId) => revisionFiles(reader, shopId, params.id)),
      'part revision',
    )
    const hash = files.fileHash ?? reject('not_found', { what: 'file' })
    return sendFile(ctx, reply, { hash, mediaType: 'application/octet-stream', name: files.name, forEver: true })
  })
}
