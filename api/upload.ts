import type { FastifyRequest } from 'fastify'
import type { FileChecks, FileRow } from '#db/files.ts'
import { Refused, refuse, reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'
import { type LengthUnit, lengthUnits } from '#domain/units/length.ts'
import type { ApiContext } from './context.ts'

interface Accept {
  limitBytes: number
  /** Is shown the first bytes; throws to refuse. */
  seeFirst?: (head: Buffer) => void
}

export interface Upload {
  commandId: string
  /** What the numbers in the file are; null when nobody said. */
  units: LengthUnit | null
  file: FileRow
}

/**
 * Takes a multipart upload straight into the store: the fields first (`commandId`, `units`), then one `file`. Refuses with
 * `malformed`, `too_large` and `file_unreadable`.
 */
export async function receiveUpload(ctx: ApiContext, request: FastifyRequest, accept: Accept): Promise<Upload> {
  try {
    return await readForm(ctx, request, accept)
  } catch (error) {
    throw brokenForm(error) ?? error
  }
}

async function readForm(ctx: ApiContext, request: FastifyRequest, accept: Accept): Promise<Upload> {
  const said: Pick<Upload, 'units'> & { commandId: string | null } = { commandId: null, units: null }
  let file: FileRow | null = null
  // The parser cuts a file off silently, so it lets a byte more through and the store judges.
  for await (const part of request.parts({ limits: { fileSize: accept.limitBytes + 1 } })) {
    if (file !== null) {
      const problem = part.type === 'field' ? 'stands after the file' : 'is a second file; send them one by one'
      reject('malformed', { field: part.fieldname, problem })
    }
    if (part.type === 'field') {
      if (part.fieldname === 'commandId') said.commandId = readCommandId(part.value)
      if (part.fieldname === 'units') said.units = readUnits(part.value)
      continue
    }
    if (said.commandId === null)
      reject('malformed', { field: 'commandId', problem: 'is missing, or stands after the file' })
    if (part.fieldname !== 'file')
      reject('malformed', { field: part.fieldname, problem: 'is not the field called file' })
    const kept = await ctx.files.keep(part.file, checksOf(accept))
    if (kept.sizeBytes === 0) reject('file_unreadable', { problem: 'The file is empty.' })
    file = { ...kept, name: plainName(part.filename), mediaType: 'application/octet-stream' }
  }
  const { commandId } = said
  if (file === null || commandId === null) return reject('malformed', { field: 'file', problem: 'is missing' })
  return { commandId, units: said.units, file }
}

/** The parser's complaints about a form carry no code of the system's; what the disk says does. */
function brokenForm(error: unknown): Refused | null {
  if (error instanceof Refused || !(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'FST_FIELDS_LIMIT' || code === 'FST_PARTS_LIMIT')
    return new Refused(refuse('malformed', { field: 'body', problem: 'has more fields than are known here' }).refusal)
  if (code === 'FST_FILES_LIMIT')
    return new Refused(refuse('malformed', { field: 'file', problem: 'comes twice; send them one by one' }).refusal)
  if (code !== '' && code !== 'FST_MP_PREMATURE_CLOSE' && code !== 'FST_PROTO_VIOLATION') return null
  return new Refused(refuse('malformed', { field: 'body', problem: 'is not a whole multipart form' }).refusal)
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
  if (typeof value !== 'string' || !isId(value)) reject('malformed', { field: 'commandId', problem: 'is not a uuid' })
  return value.toLowerCase()
}

function readUnits(value: unknown): Upload['units'] {
  const said = lengthUnits.find((each) => each === value)
  return said ?? reject('malformed', { field: 'units', problem: `must be one of ${lengthUnits.join(', ')}` })
}

/** The last word of whatever path a browser sent, without what cannot be printed. */
function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  // Control characters, and those that turn the direction of writing and so hide what a name ends with.
  const plain = last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return Array.from(plain).slice(-200).join('') || 'part'
}
