import type { FastifyReply } from 'fastify'
import { type Cell, csvOf } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

export interface Table {
  header: readonly string[]
  rows: readonly (readonly Cell[])[]
}

/** Most rows that a list is exported with at once. */
export const tableRowsMax = 10_000

/** Sends a table as a file to keep, in the form that was asked for. */
export async function sendTable(
  reply: FastifyReply,
  name: string,
  form: 'csv' | 'xlsx',
  table: Table,
): Promise<FastifyReply> {
  reply.header('content-disposition', `attachment; filename="${name}.${form}"`)
  if (form === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(table.header, table.rows))
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(await xlsxOf(table.header, table.rows))
}
