import type { FastifyRequest } from 'fastify'
import type { FileChecks, FileRow } from '#db/files.ts'
import { Refused, refuse, reject } from '#domain/decision.ts'
import type { ApiContext } from './context.ts'

interface Accept {
  limitBytes: number
  /** Is shown the first bytes; throws to refuse. */
  seeFirst?: (head: Buffer) => void
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Takes a multipart upload straight into the store: the field `commandId` first, then `file`. Refuses with `malformed`,
 * `too_large` and `file_unreadable`; what was refused leaves nothing behind.
 */
export async function receiveUpload(
  ctx: ApiContext,
  request: FastifyRequest,
  accept: Accept,
): Promise<{ commandId: string; file: FileRow }> {
  let commandId: string | null = null
  // The parser cuts a file off silently, so it lets a byte more through and the store judges.
  for await (const part of request.parts({ limits: { fileSize: accept.limitBytes + 1 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'commandId') commandId = readCommandId(part.value)
      continue
    }
    if (commandId === null) reject('malformed', { field: 'commandId', problem: 'is missing, or stands after the file' })
    if (part.fieldname !== 'file')
      reject('malformed', { field: part.fieldname, problem: 'is not the field called file' })
    const kept = await ctx.files.keep(part.file, checksOf(accept))
    if (kept.sizeBytes === 0) reject('file_unreadable', { problem: 'The file is empty.' })
    return { commandId, file: { ...kept, name: plainName(part.filename), mediaType: 'application/octet-stream' } }
  }
  return reject('malformed', { field: 'file', problem: 'is missing' })
}

function checksOf({ limitBytes, seeFirst }: Accept): FileChecks {
  const tooLarge = () => new Refused(refuse('too_large', { limitBytes }).refusal)
  return { limit: { bytes: limitBytes, tooLarge }, ...(seeFirst ? { seeFirst } : {}) }
}

/** What a picture is by its first bytes; null when it is none that browsers show. */
export function pictureType(head: Buffer): string | null {
  if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png'
  if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg'
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  return null
}

function readCommandId(value: unknown): string {
  if (typeof value !== 'string' || !uuid.test(value))
    reject('malformed', { field: 'commandId', problem: 'is not a uuid' })
  return value.toLowerCase()
}

/** The last word of whatever path a browser sent, without what cannot be printed. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is taken out
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, '').trim()
  return plain.slice(-200) || 'part'
}
