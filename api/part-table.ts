import { type DesignBrief, type DesignsAsked, partDesigns } from '#db/reads/part-designs.ts'
import { roundHalfAwayFromZero } from '#domain/units/round.ts'
import type { ApiContext } from './context.ts'
import type { Cell } from './csv.ts'
import type { Caller } from './guards/session-book.ts'
import { asking } from './questions.ts'
import { type Table, tableRowsMax } from './table-file.ts'

const header = [
  'Part',
  'Revision',
  'Customer',
  'Their numbers',
  'File',
  'Width, mm',
  'Height, mm',
  'Length, mm',
  'Volume, mm³',
  'Area, mm²',
  'Thinnest wall, mm',
  'Specifications',
  'Made',
  'Open work orders',
  'Last price of one',
  'Came in',
]

/** The parts of a shop as rows for a spreadsheet. */
export async function partTable(ctx: ApiContext, caller: Caller, asked: DesignsAsked): Promise<Table> {
  const { items } = await asking(ctx, caller, (reader, shopId) =>
    partDesigns(reader, shopId, { ...asked, limit: tableRowsMax }),
  )
  return { header, rows: items.map(rowOf) }
}

function rowOf(part: DesignBrief): Cell[] {
  const { current } = part
  const { width, height, length, volume, area, minWallThickness } = current?.geometry ?? {}
  const measures = [width, height, length, volume, area, minWallThickness].map((value) =>
    value === undefined ? null : roundHalfAwayFromZero(value, 3),
  )
  return [
    part.name,
    current?.number ?? null,
    part.customer?.name ?? null,
    part.references.join(', '),
    current?.fileName ?? null,
    ...measures,
    part.specifications,
    part.finishedPieces,
    part.openWorkOrders,
    part.lastUnitPrice === null ? null : Number(part.lastUnitPrice),
    part.createdAt.slice(0, 10),
  ]
}
