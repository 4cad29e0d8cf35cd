import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { LengthUnit } from '#domain/units/length.ts'
import type { Named } from './operations.ts'
import { ownedBy, type PartOwner } from './part-owner.ts'
import { joinRevision, type RevisionRow, revisionColumns, revisionView } from './parts.ts'
import { pictureUrl } from './picture-url.ts'

export interface Recognised {
  partRevisionId: string
  match: 'same_file' | 'same_shape'
  /** mm; null for the same file. */
  deviation: number | null
  /** It holds only if this part is drawn in these units. */
  units: LengthUnit | null
  number: number
  design: Named
  pictureUrl: string | null
}

interface Row extends Omit<Recognised, 'pictureUrl'> {
  pictureHash: string | null
}

const columns = sql`o.id as part_revision_id, o.number, o.picture_hash,
  json_build_object('id', d.id, 'name', d.name) as design`
const joinDesign = sql`join part_designs d on d.shop_id = o.shop_id and d.id = o.part_design_id`

/** What a revision was recognised as: the same file first, then the same shape, the closest first. */
export async function recognisedAs(
  reader: Reader,
  shopId: string,
  id: string,
  owner: PartOwner | null,
): Promise<Recognised[]> {
  const found = await sql<Row>`
    select ${columns}, 'same_file' as match, null::double precision as deviation, null::text as units
    from part_revisions r
    join part_revisions o on o.shop_id = r.shop_id and o.file_hash = r.file_hash and o.id <> r.id
      and o.object_index is not distinct from r.object_index and o.merged_into is null ${joinDesign}
    where r.shop_id = ${shopId} and r.id = ${id} and ${ownedBy(owner)}
    union all
    select ${columns}, m.match, m.deviation_mm, m.units
    from (
      select other_revision_id as other, match, deviation_mm, units from part_matches
      where shop_id = ${shopId} and part_revision_id = ${id}
      union all
      select part_revision_id, match, deviation_mm, null from part_matches
      where shop_id = ${shopId} and other_revision_id = ${id} and units is null) m
    join part_revisions o on o.shop_id = ${shopId} and o.id = m.other and o.merged_into is null ${joinDesign}
    where m.match = 'same_shape' and ${ownedBy(owner)}
    order by match, units nulls first, deviation nulls first, number desc limit 50`.execute(reader)
  return sameFileOnce(found.rows)
}

/** Uploads of the last thirty days that were recognised and about which nobody has decided, newest first. */
export async function openRecognitions(reader: Reader, shopId: string, limit: number, now: Date) {
  const found = await sql<RevisionRow & { customer: Named | null; createdAt: Date; createdBy: string | null }>`
    select ${revisionColumns}, r.created_at, p.name as created_by,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer
    from part_revisions r ${joinRevision}
    left join customers c on c.shop_id = d.shop_id and c.id = d.customer_id
    left join people p on p.shop_id = r.shop_id and p.id = r.created_by
    where r.shop_id = ${shopId} and r.created_at > ${new Date(now.getTime() - 30 * 24 * 60 * 60_000)}
      and r.merged_into is null and r.kept_apart_at is null
      and (exists (select from part_revisions o where o.shop_id = r.shop_id and o.file_hash = r.file_hash
          and o.object_index is not distinct from r.object_index and o.merged_into is null
          and o.part_design_id <> r.part_design_id and (o.created_at, o.id) < (r.created_at, r.id))
        or exists (select from part_matches m where m.shop_id = r.shop_id and m.part_revision_id = r.id
          and m.match = 'same_shape'))
    order by r.created_at desc, r.id desc limit ${limit}`.execute(reader)
  const items = []
  for (const row of found.rows) {
    items.push({
      partRevision: revisionView(row),
      customer: row.customer,
      createdAt: row.createdAt.toISOString(),
      createdBy: row.createdBy,
      recognised: await recognisedAs(reader, shopId, row.revisionId, null),
    })
  }
  return { items }
}

/** Other revisions of the same bytes, newest first, that the owner may see. */
export async function revisionsOfFile(
  reader: Reader,
  shopId: string,
  asked: { fileHash: string; objectIndex: number | null; owner: PartOwner | null },
): Promise<Recognised[]> {
  const found = await sql<Row>`
    select ${columns}, 'same_file' as match, null::double precision as deviation, null::text as units
    from part_revisions o ${joinDesign}
    where o.shop_id = ${shopId} and o.file_hash = ${asked.fileHash}
      and o.object_index is not distinct from ${asked.objectIndex}::integer and o.merged_into is null
      and ${ownedBy(asked.owner)}
    order by o.created_at desc, o.id desc limit 50`.execute(reader)
  return sameFileOnce(found.rows)
}

/** A revision of the same file needs no word about its shape. */
function sameFileOnce(rows: Row[]): Recognised[] {
  const seen = new Set<string>()
  return rows.flatMap(({ pictureHash, ...row }) => {
    if (seen.has(row.partRevisionId)) return []
    seen.add(row.partRevisionId)
    return [{ ...row, pictureUrl: pictureUrl(row.partRevisionId, pictureHash) }]
  })
}
