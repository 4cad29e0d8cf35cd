import { open } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { importEndpoints } from '#api/contract/customer-import.ts'
import { importCustomers } from '#commands/import-customers.ts'
import { receiveAttachment } from '#commands/receive-attachment.ts'
import { customerNames } from '#db/reads/customer-names.ts'
import { storedFile } from '#db/reads/parts.ts'
import {
  guessMapping,
  type ImportMapping,
  importFields,
  type JudgedRow,
  judgeRow,
} from '#domain/customers/import-rows.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { readTable } from '../read-table.ts'
import { commandContext, register } from '../register.ts'
import { withUpload } from '../upload.ts'

const tableBytesMax = 5 * 1024 * 1024
const shownMax = 500

/** Customers out of a spreadsheet: sent, looked at, then taken over. */
export function registerCustomerImport(app: FastifyInstance, ctx: ApiContext): void {
  const { upload, preview, apply } = importEndpoints
  register(app, ctx, upload, ({ caller, request }) =>
    withUpload(ctx, request, { limitBytes: tableBytesMax }, async ({ commandId, file: { path, ...file } }) => {
      const table = await readTable(path, await headOf(path))
      const kept = { ...file, mediaType: 'text/csv' }
      const { hash, name } = await receiveAttachment(commandContext(ctx, caller), { commandId, file: kept })
      return { fileHash: hash, name, rows: table.length - 1, columns: Math.max(...table.map((row) => row.length)) }
    }),
  )
  register(app, ctx, preview, async ({ caller, params, query }) => {
    const { headings, mapping, rows } = await judged(ctx, caller, params.hash, readMapping(query.mapping))
    const names = await asking(ctx, caller, customerNames)
    const seen = new Set<string>()
    const views = rows.map(({ row, name, customer, problems }) => {
      const key = name.toLowerCase()
      const isKnown = names.has(key) || seen.has(key)
      seen.add(key)
      return {
        row,
        name,
        problems,
        outcome: customer === null ? ('skip' as const) : isKnown ? ('update' as const) : ('create' as const),
        contact: customer?.contact ? `${customer.contact.name}, ${customer.contact.email}` : null,
        place: customer?.address ? `${customer.address.city}, ${customer.address.country}` : null,
      }
    })
    const count = (outcome: string) => views.filter((view) => view.outcome === outcome).length
    const counts = { create: count('create'), update: count('update'), skip: count('skip') }
    return { headings, mapping, counts, rows: views.slice(0, shownMax) }
  })
  register(app, ctx, apply, async ({ body, caller }) => {
    const { commandId, fileHash } = body
    const { mapping, rows } = await judged(ctx, caller, fileHash, body.mapping ?? null)
    return importCustomers(commandContext(ctx, caller), { commandId, fileHash, mapping, rows })
  })
}

interface Judged {
  headings: string[]
  mapping: ImportMapping
  rows: JudgedRow[]
}

async function judged(ctx: ApiContext, caller: Caller, hash: string, asked: ImportMapping | null): Promise<Judged> {
  found(await asking(ctx, caller, (reader, shopId) => storedFile(reader, shopId, hash)), 'file')
  const path = ctx.files.pathOf(hash)
  const [headings = [], ...cells] = await readTable(path, await headOf(path))
  const mapping = asked ?? guessMapping(headings)
  return { headings, mapping, rows: cells.map((row, at) => judgeRow(row, at + 2, mapping)) }
}

function readMapping(text: string | undefined): ImportMapping | null {
  if (text === undefined) return null
  const problem = { field: 'mapping', problem: 'is not JSON such as {"0":"name"}' }
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return reject('malformed', problem)
  }
  if (said === null || typeof said !== 'object' || Array.isArray(said)) return reject('malformed', problem)
  const known: readonly string[] = importFields
  const fits = Object.entries(said).every(([place, field]) => /^[0-9]{1,3}$/.test(place) && known.includes(field))
  return fits ? (said as ImportMapping) : reject('malformed', problem)
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
