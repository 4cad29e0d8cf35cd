import type { FastifyInstance } from 'fastify'
import { fileEndpoints } from '#api/contract/parts.ts'
import { receivePicture } from '#commands/receive-files.ts'
import { storedFile } from '#db/reads/parts.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { sendFile } from '../send-file.ts'
import { pictureType, withUpload } from '../upload.ts'

const pictureBytesMax = 20 * 1024 * 1024

export function registerFiles(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, fileEndpoints.upload, async ({ caller, request }) => {
    const limitBytes = Math.min(pictureBytesMax, ctx.config.maxUploadBytes)
    let mediaType: string | null = null
    const seeFirst = (head: Buffer) => {
      mediaType = pictureType(head)
      if (mediaType === null) reject('file_unreadable', { problem: 'A picture is a PNG, JPEG or WebP file.' })
    }
    return withUpload(ctx, request, { limitBytes, seeFirst }, ({ commandId, file: { path: _path, ...file } }) =>
      receivePicture(commandContext(ctx, caller), { commandId, file: { ...file, mediaType: mediaType ?? '' } }),
    )
  })

  register(app, ctx, fileEndpoints.read, async ({ caller, params, reply }) => {
    const { hash, mediaType, name } = found(
      await asking(ctx, caller, (reader, shopId) => storedFile(reader, shopId, params.hash)),
      'file',
    )
    const picture = mediaType.startsWith('image/')
    return sendFile(ctx, reply, { hash, mediaType, name: picture ? null : name, forEver: true })
  })
}
