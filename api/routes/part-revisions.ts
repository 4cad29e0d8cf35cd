import type { FastifyInstance } from 'fastify'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import {
  keepPartApart,
  measurePartAgain,
  mergePartRevision,
  movePartRevision,
  updatePartRevision,
} from '#commands/part-revisions.ts'
import type { Reader } from '#db/connect.ts'
import { partRevision, revisionFiles, unitsOf } from '#db/reads/part-revisions.ts'
import { material, process } from '#db/reads/processes.ts'
import { openRecognitions } from '#db/reads/recognised.ts'
import { similarParts } from '#db/reads/similar-parts.ts'
import { reject } from '#domain/decision.ts'
import { compareFacts } from '#domain/parts/compare-facts.ts'
import { partWarnings } from '#domain/parts/manufacturability.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { partsOf } from '../parts-of-caller.ts'
import { asking, found } from '../questions.ts'
import { receivePartUpload } from '../receive-part.ts'
import { commandContext, register } from '../register.ts'
import { sendFile } from '../send-file.ts'

export function registerPartRevisions(app: FastifyInstance, ctx: ApiContext): void {
  registerActs(app, ctx)
  registerQuestions(app, ctx)
  registerFilesOfParts(app, ctx)
}

function registerActs(app: FastifyInstance, ctx: ApiContext): void {
  const { upload, update, measure, move, merge, keepApart } = partRevisionEndpoints
  register(app, ctx, upload, ({ caller, request }) => receivePartUpload(ctx, commandContext(ctx, caller), request))
  register(app, ctx, update, ({ caller, body, params }) =>
    updatePartRevision(commandContext(ctx, caller), { ...body, id: params.id }, partsOf(caller)),
  )
  register(app, ctx, measure, ({ caller, body, params }) =>
    measurePartAgain(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, move, ({ caller, body, params }) =>
    movePartRevision(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, merge, ({ caller, body, params }) =>
    mergePartRevision(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, keepApart, ({ caller, body, params }) =>
    keepPartApart(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

function registerQuestions(app: FastifyInstance, ctx: ApiContext): void {
  const { revision, recognitions, similar, compare, warnings } = partRevisionEndpoints
  register(app, ctx, revision, async ({ caller, params }) => revisionFor(ctx, caller, params.id))
  register(app, ctx, recognitions, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => openRecognitions(reader, shopId, query.limit ?? 12, ctx.now())),
  )
  register(app, ctx, similar, async ({ caller, params, query }) => {
    await revisionFor(ctx, caller, params.id)
    const asked = { id: params.id, limit: query.limit ?? 12 }
    const items = await asking(ctx, caller, (reader, shopId) => similarParts(reader, shopId, asked, partsOf(caller)))
    return { items }
  })
  register(app, ctx, compare, async ({ caller, params, query }) => {
    const [one, other] = [await revisionFor(ctx, caller, params.id), await revisionFor(ctx, caller, query.with)]
    return {
      one,
      other,
      facts: compareFacts(one.geometry, other.geometry),
      shape: await compareShapes(ctx, caller, [params.id, query.with]),
    }
  })
  register(app, ctx, warnings, async ({ caller, params, query }) => {
    const { geometry, unitsSaid } = await revisionFor(ctx, caller, params.id)
    if (geometry === null) return { items: [] }
    const making = await asking(ctx, caller, (reader, shopId) => makingOf(reader, shopId, query))
    return { items: partWarnings(geometry, making, unitsSaid) }
  })
}

async function revisionFor(ctx: ApiContext, caller: Caller, id: string) {
  return found(
    await asking(ctx, caller, (reader, shopId) => partRevision(reader, shopId, id, partsOf(caller))),
    'part revision',
  )
}

async function compareShapes(ctx: ApiContext, caller: Caller, ids: readonly [string, string]) {
  const files = await Promise.all(
    ids.map((id) => asking(ctx, caller, (reader, shopId) => revisionFiles(reader, shopId, id))),
  )
  const [one, other] = files.map((each) =>
    each?.fileHash
      ? {
          path: ctx.files.pathOf(each.fileHash),
          units: each.fileUnits === null ? unitsOf(each) : null,
          object: each.objectIndex,
        }
      : null,
  )
  if (!(one && other)) return { verdict: 'unknown' as const, deviation: null, problem: 'One of them has no file.' }
  const compared = await ctx.parts.compare(one, other)
  if (!compared.ok) return { verdict: 'unknown' as const, deviation: null, problem: compared.problem }
  return { verdict: compared.verdict, deviation: compared.deviationMm, problem: null }
}

async function makingOf(reader: Reader, shopId: string, asked: { processId?: string; materialId?: string }) {
  const chosen = asked.materialId ? found(await material(reader, shopId, asked.materialId), 'material') : null
  const processId = asked.processId ?? chosen?.process.id
  return { process: processId ? found(await process(reader, shopId, processId), 'process') : null, material: chosen }
}

/** Pictures and models whose address names their content never change. */
function registerFilesOfParts(app: FastifyInstance, ctx: ApiContext): void {
  const { thumbnail, preview, file } = partRevisionEndpoints
  const filesFor = async (caller: Caller, id: string) =>
    found(
      await asking(ctx, caller, (reader, shopId) => revisionFiles(reader, shopId, id, partsOf(caller))),
      'part revision',
    )
  register(app, ctx, thumbnail, async ({ caller, params, request, reply }) => {
    const hash = (await filesFor(caller, params.id)).pictureHash ?? reject('not_found', { what: 'picture' })
    const forEver = request.url.includes(`v=${hash.slice(0, 12)}`)
    return sendFile(ctx, reply, { hash, mediaType: 'image/png', name: null, forEver })
  })
  register(app, ctx, preview, async ({ caller, params, request, reply }) => {
    const hash = (await filesFor(caller, params.id)).previewHash ?? reject('not_found', { what: 'model' })
    const forEver = request.url.includes(`v=${hash.slice(0, 12)}`)
    return sendFile(ctx, reply, { hash, mediaType: 'model/gltf-binary', name: null, forEver })
  })
  register(app, ctx, file, async ({ caller, params, reply }) => {
    const files = await filesFor(caller, params.id)
    const hash = files.fileHash ?? reject('not_found', { what: 'file' })
    return sendFile(ctx, reply, { hash, mediaType: 'application/octet-stream', name: files.name, forEver: true })
  })
}
