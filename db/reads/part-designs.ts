import { type RawBuilder, sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import type { Named } from './operations.ts'
import { limitOf, type Page, type PageAsked, pageOf, readCursor } from './page.ts'
import { type PartNoteView, partNotes } from './part-notes.ts'
import { ownedBy, type PartOwner } from './part-owner.ts'
import { joinRevision, type RevisionFacts, type RevisionRow, revisionColumns, revisionView } from './parts.ts'
import { pictureUrl } from './picture-url.ts'
import { containing, wordsOf } from './words.ts'

export interface DesignBrief {
  id: string
  name: string
  customer: Named | null
  current: {
    id: string
    number: number
    fileName: string | null
    analysis: 'pending' | 'ready' | 'failed'
    problem: string | null
    pictureUrl: string | null
    geometry: PartGeometry | null
    createdAt: string
  } | null
  revisions: number
  specifications: number
  references: string[]
  lastUnitPrice: string | null
  openWorkOrders: number
  finishedPieces: number
  scrubbedAt: string | null
  createdAt: string
  version: number
}

export interface DesignsAsked extends PageAsked {
  q?: string | undefined
  customerId?: string | undefined
  analysis?: 'pending' | 'ready' | 'failed' | undefined
  /** With a work order that is not over. */
  inProduction?: boolean | undefined
  /** One of its specifications is made of it. */
  materialId?: string | undefined
  /** mm; the newest revision has a thinner wall. */
  thinnerThan?: number | undefined
}

/** Parts, newest first. `q` finds every word in the name, what customers call it, or the name of a file. */
export async function partDesigns(
  reader: Reader,
  shopId: string,
  asked: DesignsAsked,
  owner: PartOwner | null = null,
): Promise<Page<DesignBrief> & { counts: DesignCounts }> {
  const after = readCursor(asked.cursor, ['text', 'id'])
  const limit = limitOf(asked)
  const conditions = [
    ownedBy(owner),
    ...filtersOf(shopId, asked),
    ...(after === null ? [] : [sql`(d.created_at, d.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`]),
  ]
  const found = await sql<BriefRow>`
    with page as (
      select d.* from part_designs d
      where d.shop_id = ${shopId} and d.emptied_at is null and ${sql.join(conditions, sql` and `)}
      order by d.created_at desc, d.id desc limit ${limit + 1})
    select d.id, d.name, d.created_at, d.scrubbed_at, d.version,
      to_char(d.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as sort,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer,
      (select count(*)::int from part_revisions r where r.shop_id = d.shop_id and r.part_design_id = d.id
        and r.merged_into is null) as revisions,
      now_at.id as revision_id, now_at.number, coalesce(now_at.file_name, f.name) as file_name, now_at.analysis,
      now_at.problem, now_at.picture_hash, now_at.geometry, now_at.created_at as revision_at, ${usesOfDesign}
    from page d
    left join customers c on c.shop_id = d.shop_id and c.id = d.customer_id
    left join lateral (
      select * from part_revisions r where r.shop_id = d.shop_id and r.part_design_id = d.id and r.merged_into is null
      order by r.number desc limit 1) now_at on true
    left join files f on f.shop_id = d.shop_id and f.hash = now_at.file_hash
    left join lateral (
      select count(*)::int as specifications, array_agg(s.id) as ids from part_specifications s
      join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id
      where r.shop_id = d.shop_id and r.part_design_id = d.id) s on true
    order by d.created_at desc, d.id desc`.execute(reader)
  const page = pageOf(found.rows, limit, (row) => [row.sort, row.id])
  return { ...page, items: page.items.map(briefView), counts: await countsOf(reader, shopId, owner) }
}

function filtersOf(shopId: string, asked: DesignsAsked): RawBuilder<unknown>[] {
  const { q, customerId, analysis, inProduction, materialId, thinnerThan } = asked
  const conditions = wordsOf(q?.toLowerCase()).map(hasWord)
  if (customerId !== undefined) conditions.push(sql`d.customer_id = ${customerId}`)
  if (analysis !== undefined) {
    conditions.push(sql`exists (select from part_revisions r where r.shop_id = d.shop_id and r.part_design_id = d.id
      and r.merged_into is null and r.analysis = ${analysis})`)
  }
  if (inProduction !== undefined) {
    conditions.push(inProduction ? isInProduction(shopId) : sql`not ${isInProduction(shopId)}`)
  }
  if (materialId !== undefined) {
    conditions.push(sql`exists (select from part_revisions r
      join part_specifications s on s.shop_id = r.shop_id and s.part_revision_id = r.id
      where r.shop_id = d.shop_id and r.part_design_id = d.id and s.material_id = ${materialId})`)
  }
  if (thinnerThan !== undefined) {
    const wall = sql`(select (r.geometry->>'minWallThickness')::double precision from part_revisions r
      where r.shop_id = d.shop_id and r.part_design_id = d.id and r.merged_into is null
      order by r.number desc limit 1)`
    conditions.push(sql`${wall} > 0 and ${wall} < ${thinnerThan}`)
  }
  return conditions
}

const isInProduction = (shopId: string) => sql`(d.id in (select r.part_design_id from work_orders w
  join part_specifications s on s.shop_id = w.shop_id and s.id = w.part_specification_id
  join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id
  where w.shop_id = ${shopId} and w.status in ('planned', 'released', 'on_hold')))`

export interface DesignCounts {
  all: number
  inProduction: number
  notMeasured: number
}

async function countsOf(reader: Reader, shopId: string, owner: PartOwner | null): Promise<DesignCounts> {
  const found = await sql<DesignCounts>`
    select count(*)::int as all,
      (count(*) filter (where ${isInProduction(shopId)}))::int as in_production,
      (count(*) filter (where d.id in (select r.part_design_id from part_revisions r
        where r.shop_id = ${shopId} and r.analysis <> 'ready' and r.merged_into is null)))::int as not_measured
    from part_designs d where d.shop_id = ${shopId} and d.emptied_at is null and ${ownedBy(owner)}`.execute(reader)
  return found.rows[0] ?? { all: 0, inProduction: 0, notMeasured: 0 }
}

interface BriefRow {
  id: string
  name: string
  sort: string
  customer: Named | null
  revisions: number
  specifications: number
  references: string[] | null
  lastUnitPrice: string | null
  openWorkOrders: number
  finishedPieces: number
  createdAt: Date
  scrubbedAt: Date | null
  version: number
  revisionId: string | null
  number: number
  fileName: string | null
  analysis: 'pending' | 'ready' | 'failed'
  problem: string | null
  pictureHash: string | null
  geometry: PartGeometry | null
  revisionAt: Date
}

const usesOfDesign = sql`
  s.specifications,
  (select array_agg(distinct n.reference order by n.reference) from customer_references n
    where n.shop_id = d.shop_id and n.part_specification_id = any(s.ids) and n.removed_at is null) as "references",
  (select l.unit_price::text from part_revisions r
    join requisitions l on l.shop_id = r.shop_id and l.part_revision_id = r.id and l.unit_price is not null
    join quotes q on q.shop_id = l.shop_id and q.id = l.quote_id
    where r.shop_id = d.shop_id and r.part_design_id = d.id order by q.sequence desc limit 1) as last_unit_price,
  (select count(*)::int from work_orders w where w.shop_id = d.shop_id and w.part_specification_id = any(s.ids)
    and w.status in ('planned', 'released', 'on_hold')) as open_work_orders,
  ${finishedOf(sql`w.shop_id = d.shop_id and w.part_specification_id = any(s.ids)`)} as finished_pieces`

/** Pieces that were made of the work orders that a condition names. */
function finishedOf(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(sum(b.quantity), 0)::int from work_orders w
    join balances b on b.shop_id = w.shop_id and b.work_order_id = w.id and b.state in ('finished', 'shipped')
    where ${condition})`
}

function briefView(row: BriefRow): DesignBrief {
  const { id, name, customer, revisions, specifications, lastUnitPrice, openWorkOrders, finishedPieces, version } = row
  return {
    id,
    name,
    customer,
    current:
      row.revisionId === null
        ? null
        : {
            id: row.revisionId,
            number: row.number,
            fileName: row.fileName,
            analysis: row.analysis,
            problem: row.problem,
            pictureUrl: pictureUrl(row.revisionId, row.pictureHash),
            geometry: row.geometry,
            createdAt: row.revisionAt.toISOString(),
          },
    revisions,
    specifications,
    references: row.references ?? [],
    lastUnitPrice,
    openWorkOrders,
    finishedPieces,
    scrubbedAt: row.scrubbedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    version,
  }
}

function hasWord(word: string): RawBuilder<unknown> {
  const like = containing(word)
  return sql`(lower(d.name) like ${like}
    or exists (select from part_revisions r left join files f on f.shop_id = r.shop_id and f.hash = r.file_hash
      where r.shop_id = d.shop_id and r.part_design_id = d.id and lower(coalesce(r.file_name, f.name)) like ${like})
    or exists (select from part_revisions r
      join part_specifications s on s.shop_id = r.shop_id and s.part_revision_id = r.id
      join customer_references n on n.shop_id = s.shop_id and n.part_specification_id = s.id and n.removed_at is null
      where r.shop_id = d.shop_id and r.part_design_id = d.id and lower(concat_ws(' ', n.reference, n.name)) like ${like}))`
}

export interface DesignRevision extends RevisionFacts {
  note: string
  geometry: PartGeometry | null
  engineVersion: number | null
  createdAt: string
  createdBy: string | null
  mergedInto: string | null
  specifications: number
  workOrders: number
  finishedPieces: number
  version: number
}

export interface SpecificationBrief {
  id: string
  name: string
  partRevisionId: string
  revisionNumber: number
  process: Named | null
  material: Named | null
  color: string | null
  infill: Named | null
  precision: Named | null
  postProcesses: Named[]
  lastUnitPrice: string | null
  defaultRoutingTemplate: Named | null
  workOrders: number
  orderedPieces: number
  finishedPieces: number
  createdAt: string
  version: number
}

export interface DesignView {
  id: string
  name: string
  customer: Named | null
  note?: string
  notes?: PartNoteView[]
  revisions: DesignRevision[]
  specifications: SpecificationBrief[]
  references: { id: string; reference: string; customer: Named; partSpecificationId: string }[]
  scrubbedAt: string | null
  createdAt: string
  version: number
}

/** A part with its revisions, specifications and what stays with it; owners outside the shop see no notes. */
export async function partDesign(
  reader: Reader,
  shopId: string,
  id: string,
  owner: PartOwner | null = null,
): Promise<DesignView | null> {
  const found = await sql<{
    id: string
    name: string
    customer: Named | null
    note: string
    scrubbedAt: Date | null
    createdAt: Date
    version: number
  }>`
    select d.id, d.name, d.note, d.scrubbed_at, d.created_at, d.version,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer
    from part_designs d left join customers c on c.shop_id = d.shop_id and c.id = d.customer_id
    where d.shop_id = ${shopId} and d.id = ${id} and ${ownedBy(owner)}`.execute(reader)
  const row = found.rows[0]
  if (!row) return null
  const { note, scrubbedAt, createdAt, ...plain } = row
  return {
    ...plain,
    ...(owner === null ? { note, notes: await partNotes(reader, shopId, id) } : {}),
    revisions: await revisionsOf(reader, shopId, id),
    specifications: await specificationsOf(reader, shopId, id),
    references: await referencesOf(reader, shopId, id),
    scrubbedAt: scrubbedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

async function revisionsOf(reader: Reader, shopId: string, designId: string): Promise<DesignRevision[]> {
  const ofRevision = sql`w.shop_id = r.shop_id and w.part_specification_id in (
    select s.id from part_specifications s where s.shop_id = r.shop_id and s.part_revision_id = r.id)`
  const found = await sql<RevisionRow & Omit<DesignRevision, keyof RevisionFacts | 'createdAt'> & { createdAt: Date }>`
    select ${revisionColumns}, r.note, r.geometry, r.geometry_engine_version as engine_version, r.created_at,
      r.merged_into, r.version, p.name as created_by,
      (select count(*)::int from part_specifications s where s.shop_id = r.shop_id and s.part_revision_id = r.id)
        as specifications,
      (select count(*)::int from work_orders w where ${ofRevision}) as work_orders,
      ${finishedOf(ofRevision)} as finished_pieces
    from part_revisions r ${joinRevision}
    left join people p on p.shop_id = r.shop_id and p.id = r.created_by
    where r.shop_id = ${shopId} and r.part_design_id = ${designId}
    order by r.number desc limit 200`.execute(reader)
  return found.rows.map((row) => ({
    ...revisionView(row),
    note: row.note,
    geometry: row.geometry,
    engineVersion: row.engineVersion,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    mergedInto: row.mergedInto,
    specifications: row.specifications,
    workOrders: row.workOrders,
    finishedPieces: row.finishedPieces,
    version: row.version,
  }))
}

async function specificationsOf(reader: Reader, shopId: string, designId: string): Promise<SpecificationBrief[]> {
  const named = (table: string) => sql`case when ${sql.ref(`${table}.id`)} is null then null
    else json_build_object('id', ${sql.ref(`${table}.id`)}, 'name', ${sql.ref(`${table}.name`)}) end`
  const ofIt = sql`w.shop_id = s.shop_id and w.part_specification_id = s.id`
  const found = await sql<Omit<SpecificationBrief, 'createdAt'> & { createdAt: Date }>`
    select s.id, s.name, s.part_revision_id, r.number as revision_number, s.color, s.created_at, s.version,
      ${named('p')} as process, ${named('m')} as material, ${named('t')} as default_routing_template,
      ${named('i')} as infill, ${named('x')} as precision,
      (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by chosen.place), '[]')
        from unnest(s.post_process_ids) with ordinality chosen(id, place)
        join post_processes o on o.shop_id = s.shop_id and o.id = chosen.id) as post_processes,
      (select l.unit_price::text from requisitions l join quotes q on q.shop_id = l.shop_id and q.id = l.quote_id
        where l.shop_id = s.shop_id and l.part_specification_id = s.id and l.unit_price is not null
        order by q.sequence desc limit 1) as last_unit_price,
      (select count(*)::int from work_orders w where ${ofIt}) as work_orders,
      (select coalesce(sum(w.target), 0)::int from work_orders w where ${ofIt} and w.status <> 'cancelled')
        as ordered_pieces,
      ${finishedOf(ofIt)} as finished_pieces
    from part_specifications s
    join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id
    left join processes p on p.shop_id = s.shop_id and p.id = s.process_id
    left join materials m on m.shop_id = s.shop_id and m.id = s.material_id
    left join routing_templates t on t.shop_id = s.shop_id and t.id = s.default_routing_template_id
    left join infills i on i.shop_id = s.shop_id and i.id = s.infill_id
    left join precisions x on x.shop_id = s.shop_id and x.id = s.precision_id
    where r.shop_id = ${shopId} and r.part_design_id = ${designId}
    order by s.created_at desc, s.id desc limit 200`.execute(reader)
  return found.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
}

async function referencesOf(reader: Reader, shopId: string, designId: string): Promise<DesignView['references']> {
  const found = await sql<DesignView['references'][number]>`
    select n.id, n.reference, json_build_object('id', c.id, 'name', c.name) as customer, n.part_specification_id
    from customer_references n
    join customers c on c.shop_id = n.shop_id and c.id = n.customer_id
    join part_specifications s on s.shop_id = n.shop_id and s.id = n.part_specification_id
    join part_revisions r on r.shop_id = s.shop_id and r.id = s.part_revision_id
    where r.shop_id = ${shopId} and r.part_design_id = ${designId} and n.removed_at is null
    order by lower(n.reference) limit 200`.execute(reader)
  return found.rows
}
