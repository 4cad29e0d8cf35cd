import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import type { Named } from './operations.ts'
import { ownedBy, type PartOwner } from './part-owner.ts'
import { joinRevision, type RevisionFacts, type RevisionRow, revisionColumns, revisionView } from './parts.ts'

export interface SimilarPart {
  partRevision: RevisionFacts
  customer: Named | null
  /** mm, longest side first. */
  size: number[]
  /** 1: alike in all that is compared. */
  likeness: number
  match: 'same_file' | 'same_shape' | 'mirrored' | null
  deviation: number | null
}

interface Row extends RevisionRow {
  customer: Named | null
  geometry: PartGeometry | null
  apart: number
  sameFile: boolean
  match: 'same_shape' | 'mirrored' | null
  deviation: number | null
}

/** How much larger or smaller a part may be and still be called similar. */
const sizeFactor = 1.3

/**
 * Parts of a like size and shape, most alike first: their volume, area and spread along three axes compared as ratios. Of a
 * design the most alike revision stands for all.
 */
export async function similarParts(
  reader: Reader,
  shopId: string,
  asked: { id: string; limit: number },
  owner: PartOwner | null = null,
): Promise<SimilarPart[]> {
  const ratio = (column: string) => sql`abs(ln(s.${sql.ref(column)} / own.${sql.ref(column)}))`
  const found = await sql<Row>`
    with own as (select * from part_shapes where shop_id = ${shopId} and part_revision_id = ${asked.id}),
    near as (
      select s.part_revision_id, ${ratio('volume_mm')} + ${ratio('area_mm')} + ${ratio('spread_wide_mm')}
        + ${ratio('spread_middle_mm')} + ${ratio('spread_narrow_mm')} as apart
      from own join part_shapes s on s.shop_id = own.shop_id
        and s.volume_mm between own.volume_mm / ${sizeFactor} and own.volume_mm * ${sizeFactor}
        and s.area_mm between own.area_mm / ${sizeFactor} and own.area_mm * ${sizeFactor}
        and s.spread_wide_mm between own.spread_wide_mm / ${sizeFactor} and own.spread_wide_mm * ${sizeFactor}
      where s.part_revision_id <> own.part_revision_id
      order by apart limit 400),
    best as (
      select distinct on (r.part_design_id) r.id, n.apart from near n
      join part_revisions r on r.shop_id = ${shopId} and r.id = n.part_revision_id and r.merged_into is null
      join part_designs d on d.shop_id = r.shop_id and d.id = r.part_design_id
      where ${ownedBy(owner)} and r.part_design_id <> (select part_design_id from part_revisions
        where shop_id = ${shopId} and id = ${asked.id})
      order by r.part_design_id, n.apart)
    select ${revisionColumns}, r.geometry, best.apart, m.match, m.deviation_mm as deviation,
      coalesce(r.file_hash = asked.file_hash and r.object_index is not distinct from asked.object_index, false)
        as same_file,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer
    from best
    join part_revisions r on r.shop_id = ${shopId} and r.id = best.id ${joinRevision}
    join part_revisions asked on asked.shop_id = ${shopId} and asked.id = ${asked.id}
    left join customers c on c.shop_id = d.shop_id and c.id = d.customer_id
    left join lateral (
      select match, deviation_mm from part_matches
      where shop_id = ${shopId} and units is null and (
        (part_revision_id = asked.id and other_revision_id = r.id)
        or (part_revision_id = r.id and other_revision_id = asked.id))
      limit 1) m on true
    order by best.apart, r.id limit ${asked.limit}`.execute(reader)
  return found.rows.map((row) => ({
    partRevision: revisionView(row),
    customer: row.customer,
    size: row.geometry === null ? [] : [row.geometry.width, row.geometry.height, row.geometry.length],
    likeness: 1 / (1 + row.apart * 4),
    match: row.sameFile ? 'same_file' : row.match,
    deviation: row.deviation,
  }))
}
