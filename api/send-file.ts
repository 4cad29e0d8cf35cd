import type { FastifyReply } from 'fastify'
import { sizeOf } from '#db/files.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from './context.ts'

interface SentFile {
  hash: string
  mediaType: string
  /** Offered for saving under this name; null: shown in the page. */
  name: string | null
  /** The address names this very content, so it never changes. */
  forEver: boolean
}

/** Streams a stored file. A name that stands in the table and not in the store is a fault of the disk, told as missing. */
export async function sendFile(ctx: ApiContext, reply: FastifyReply, file: SentFile): Promise<FastifyReply> {
  if (!(await ctx.files.has(file.hash))) reject('not_found', { what: 'file' })
  reply
    .type(file.mediaType)
    .header('content-length', await sizeOf(ctx.files, file.hash))
    .header('cache-control', file.forEver ? 'private, max-age=31536000, immutable' : 'private, no-cache')
    .header('etag', `"${file.hash.slice(0, 32)}"`)
  if (file.name !== null) {
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
  }
  return reply.send(ctx.files.read(file.hash))
}
