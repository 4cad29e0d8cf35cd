import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { CommandContext } from '#commands/context.ts'
import { type IncomingPart, type ReceivedPart, receivePartFile } from '#commands/receive-files.ts'
import type { StagedFile } from '#db/files.ts'
import type { PartOwner } from '#db/reads/part-owner.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from './context.ts'
import { plainName, type Upload, type UploadedFile, withUpload } from './upload.ts'

/**
 * Takes an uploaded part file, or a ZIP of them: looks into it for units and objects, keeps each part once by its content,
 * and asks for it to be measured. `owner` is whose parts they are; left out, what the form says or who is signed in. The
 * same `commandId` with the same content gives the same answer; what is refused leaves no file behind.
 */
export function receivePartUpload(
  ctx: ApiContext,
  command: CommandContext,
  request: FastifyRequest,
  owner?: PartOwner,
): Promise<ReceivedPart & { parts: ReceivedPart[] }> {
  return withUpload(ctx, request, { limitBytes: ctx.config.maxUploadBytes }, async (upload) => {
    const { commandId, units, split, partDesignId, customerId, file } = upload
    const { hash, name, mediaType, sizeBytes } = file
    const said = customerId !== null && command.actor.role !== 'customer' ? { customerId } : undefined
    const whose = owner ?? said
    const unpacked: StagedFile[] = []
    try {
      return await receivePartFile(command, {
        commandId,
        sent: { hash, name, mediaType, sizeBytes },
        parts: await partsOf(ctx, upload, unpacked),
        units,
        split,
        ...(partDesignId === null ? {} : { partDesignId }),
        ...(whose === undefined ? {} : { owner: whose }),
      })
    } finally {
      for (const each of unpacked) await each.discard()
    }
  })
}

async function partsOf(ctx: ApiContext, upload: Upload, unpacked: StagedFile[]): Promise<IncomingPart[]> {
  const asked = { units: upload.units === null, objects: upload.split }
  const seen = await ctx.parts.inspect(upload.file.path, asked)
  if (seen.kind === 'part') return partsIn(upload.file, seen)
  const zip = await ctx.parts.unpack(upload.file.path)
  if (!zip.ok) reject('file_unreadable', { problem: zip.problem })
  const parts: IncomingPart[] = []
  for (const { name, bytes } of zip.files) {
    const staged = await ctx.files.stage(Readable.from([bytes]))
    unpacked.push(staged)
    const { hash, sizeBytes, path, place } = staged
    const file = { hash, sizeBytes, path, place, name: plainName(name), mediaType: 'application/octet-stream' }
    parts.push(...partsIn(file, await ctx.parts.inspect(path, asked)))
  }
  return parts
}

/** The file as one part, or each of its objects as one where they were asked for and there are several. */
function partsIn(
  { path: _path, ...file }: UploadedFile,
  seen: Awaited<ReturnType<ApiContext['parts']['inspect']>>,
): IncomingPart[] {
  const { unitsProposals, objects } = seen
  if (objects === null || objects.length < 2) return [{ file, object: null, unitsProposals }]
  return objects.map(({ name }, index) => ({ file, object: { index, name }, unitsProposals }))
}
