import type { FastifyRequest } from 'fastify'
import type { CommandContext } from '#commands/context.ts'
import { receiveAttachment } from '#commands/receive-attachment.ts'
import type { ApiContext } from './context.ts'
import { pictureType, withUpload } from './upload.ts'

const attachmentBytesMax = 25 * 1024 * 1024

/** Takes a drawing, a purchase order or a file of a message; whatever it is, it is only ever offered for saving. */
export function receiveAttached(ctx: ApiContext, command: CommandContext, request: FastifyRequest) {
  const limitBytes = Math.min(attachmentBytesMax, ctx.config.maxUploadBytes)
  let mediaType = 'application/octet-stream'
  const seeFirst = (head: Buffer) => {
    const isPdf = head.toString('latin1', 0, 5) === '%PDF-'
    mediaType = isPdf ? 'application/pdf' : (pictureType(head) ?? mediaType)
  }
  return withUpload(ctx, request, { limitBytes, seeFirst }, ({ commandId, file: { path: _path, ...file } }) =>
    receiveAttachment(command, { commandId, file: { ...file, mediaType } }),
  )
}
