import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { pictureUrl } from './picture-url.ts'

export interface AssemblyView {
  id: string
  name: string
  customer: Named | null
  note: string
  unitPrice: string | null
  parts: {
    partSpecification: Named
    partRevisionId: string
    pictureUrl: string | null
    quantity: number
    placement: number[] | null
  }[]
  createdAt: string
  version: number
}

type Row = Omit<AssemblyView, 'parts' | 'createdAt'> & { createdAt: Date; sort: string }
interface PartRow {
  assemblyId: string
  partSpecification: Named
  partRevisionId: string
  pictureHash: string | null
  quantity: number
  placement: number[] | null
}

const selectAssembly = sql`
  select a.id, a.name, a.note, a.unit_price::text as unit_price, a.created_at, a.version, lower(a.name) as sort,
    case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer
  from assemblies a left join customers c on c.shop_id = a.shop_id and c.id = a.customer_id`

/** Parts that are sold put together, by name. */
export async function assemblies(reader: Reader, shopId: string, asked: PageAsked = {}): Promise<Page<AssemblyView>> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const found = await sql<Row>`${selectAssembly}
    where a.shop_id = ${shopId} and a.removed_at is null
      ${after === null ? sql`` : sql`and (lower(a.name), a.id) > (${after[0]}, ${after[1]}::uuid)`}
    order by lower(a.name), a.id limit ${limit + 1}`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.sort, row.id])
  return { ...page, items: await withParts(reader, shopId, page.items) }
}

export async function assembly(reader: Reader, shopId: string, id: string): Promise<AssemblyView | null> {
  const found = await sql<Row>`${selectAssembly}
    where a.shop_id = ${shopId} and a.id = ${id} and a.removed_at is null`.execute(reader)
  return (await withParts(reader, shopId, found.rows))[0] ?? null
}

async function withParts(reader: Reader, shopId: string, rows: Row[]): Promise<AssemblyView[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const found = await sql<PartRow>`
    select x.assembly_id, json_build_object('id', s.id, 'name', s.name) as part_specification, x.quantity, x.placement,
      r.id as part_revision_id, r.picture_hash
    from assembly_parts x
    join part_specifications s on s.shop_id = x.shop_id and s.id = x.part_specification_id
    join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id
    where x.shop_id = ${shopId} and x.assembly_id = any(${ids}::uuid[])
    order by x.assembly_id, x.position`.execute(reader)
  return rows.map(({ sort: _sort, createdAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    parts: found.rows
      .filter((part) => part.assemblyId === row.id)
      .map(({ assemblyId: _of, pictureHash, ...part }) => ({
        ...part,
        pictureUrl: pictureUrl(part.partRevisionId, pictureHash),
      })),
  }))
}
