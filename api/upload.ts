import type { FastifyRequest } from 'fastify'
import type { FileChecks, FileRow, StagedFile } from '#db/files.ts'
import { Refused, refuse, reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'
import { type LengthUnit, lengthUnits } from '#domain/units/length.ts'
import type { ApiContext } from './context.ts'

interface Accept {
  limitBytes: number
  /** Is shown the first bytes; throws to refuse. */
  seeFirst?: (head: Buffer) => void
}

/** A file that came in whole: in the store only once it is placed. */
export type UploadedFile = FileRow & Pick<StagedFile, 'path' | 'place'>

export interface Upload {
  commandId: string
  /** What the numbers in the file are; null when nobody said. */
  units: LengthUnit | null
  /** Each object of the file is a part of its own. */
  split: boolean
  partDesignId: string | null
  customerId: string | null
  file: UploadedFile
}

/**
 * Takes a multipart upload and does something with it: the fields first (`commandId`, `units`, `split`, `partDesignId`,
 * `customerId`), then one `file`. A file that `work` does not place is gone afterwards, whatever happened. Refuses with
 * `malformed`, `too_large` and `file_unreadable`.
 */
export async function withUpload<T>(
  ctx: ApiContext,
  request: FastifyRequest,
  accept: Accept,
  work: (upload: Upload) => Promise<T>,
): Promise<T> {
  const staged: StagedFile[] = []
  try {
    return await work(await readForm(ctx, request, accept, staged).catch((error) => Promise.reject(asRefusal(error))))
  } finally {
    for (const file of staged) await file.discard()
  }
}

type Said = Omit<Upload, 'commandId' | 'file'> & { commandId: string | null }

async function readForm(
  ctx: ApiContext,
  request: FastifyRequest,
  accept: Accept,
  staged: StagedFile[],
): Promise<Upload> {
  const said: Said = { commandId: null, units: null, split: false, partDesignId: null, customerId: null }
  let file: UploadedFile | null = null
  // The parser cuts a file off silently, so it lets a byte more through and the store judges.
  for await (const part of request.parts({ limits: { fileSize: accept.limitBytes + 1 } })) {
    if (file !== null) {
      const problem = part.type === 'field' ? 'stands after the file' : 'is a second file; send them one by one'
      reject('malformed', { field: part.fieldname, problem })
    }
    if (part.type === 'field') {
      hear(said, part.fieldname, part.value)
      continue
    }
    if (said.commandId === null)
      reject('malformed', { field: 'commandId', problem: 'is missing, or stands after the file' })
    if (part.fieldname !== 'file')
      reject('malformed', { field: part.fieldname, problem: 'is not the field called file' })
    const kept = await ctx.files.stage(part.file, checksOf(accept))
    staged.push(kept)
    if (kept.sizeBytes === 0) reject('file_unreadable', { problem: 'The file is empty.' })
    const { hash, sizeBytes, path, place } = kept
    file = { hash, sizeBytes, path, place, name: plainName(part.filename), mediaType: 'application/octet-stream' }
  }
  const { commandId } = said
  if (file === null || commandId === null) return reject('malformed', { field: 'file', problem: 'is missing' })
  return { ...said, commandId, file }
}

/** Fields that nobody knows are passed over. */
function hear(said: Said, field: string, value: unknown): void {
  if (field === 'commandId') said.commandId = readId(field, value)
  if (field === 'partDesignId' || field === 'customerId') said[field] = readId(field, value)
  if (field === 'units') said.units = readUnits(value)
  if (field === 'split') said.split = readFlag(field, value)
}

const asRefusal = (error: unknown): unknown => brokenForm(error) ?? error

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

function readId(field: string, value: unknown): string {
  if (typeof value !== 'string' || !isId(value)) reject('malformed', { field, problem: 'is not a uuid' })
  return value.toLowerCase()
}

function readFlag(field: string, value: unknown): boolean {
  if (value === 'true' || value === '1') return true
  if (value === 'false' || value === '0' || value === '') return false
  return reject('malformed', { field, problem: 'must be true or false' })
}

function readUnits(value: unknown): Upload['units'] {
  const said = lengthUnits.find((each) => each === value)
  return said ?? reject('malformed', { field: 'units', problem: `must be one of ${lengthUnits.join(', ')}` })
}

/** The last word of whatever path a browser sent, without what cannot be printed. */
export function plainName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? ''
  // Control characters, and those that turn the direction of writing and so hide what a name ends with.
  const plain = last.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '').trim()
  return Array.from(plain).slice(-200).join('') || 'part'
}
