import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import type { ShapeNumbers } from '#domain/parts/shape-numbers.ts'
import type { LengthUnit } from '#domain/units/length.ts'

/** A stored part that may be the same shape; whether it is, only laying one on the other tells. */
export interface ShapeCandidate {
  partRevisionId: string
  fileHash: string
  objectIndex: number | null
  units: LengthUnit | null
  /** The largest difference of their numbers as a share of the size. */
  share: number
}

/**
 * Revisions whose numbers differ from these by no more than `share` of the size, most alike first. One range of one
 * index answers it, so that it takes milliseconds among a hundred thousand parts.
 */
export async function shapeCandidates(
  reader: Reader,
  shopId: string,
  asked: { shape: ShapeNumbers; share: number; not: string; limit: number },
): Promise<ShapeCandidate[]> {
  const { shape, share, not, limit } = asked
  const size = shape.spreadWideMm
  const near = (column: string, value: number) =>
    sql`s.${sql.ref(column)} between ${value - share * size}::double precision and ${value + share * size}::double precision`
  const found = await sql<ShapeCandidate>`
    select s.part_revision_id, r.file_hash, r.object_index,
      case when r.file_units is null then coalesce(r.units, 'MILLIMETERS') end as units,
      greatest(abs(s.volume_mm - ${shape.volumeMm}), abs(s.area_mm - ${shape.areaMm}),
        abs(s.spread_wide_mm - ${shape.spreadWideMm}), abs(s.spread_middle_mm - ${shape.spreadMiddleMm}),
        abs(s.spread_narrow_mm - ${shape.spreadNarrowMm})) / ${size} as share
    from (
      select part_revision_id, volume_mm, area_mm, spread_wide_mm, spread_middle_mm, spread_narrow_mm from part_shapes s
      where s.shop_id = ${shopId} and ${near('volume_mm', shape.volumeMm)} and ${near('area_mm', shape.areaMm)}
        and ${near('spread_wide_mm', shape.spreadWideMm)} and ${near('spread_middle_mm', shape.spreadMiddleMm)}
        and ${near('spread_narrow_mm', shape.spreadNarrowMm)} and s.part_revision_id <> ${not}) s
    join part_revisions r on r.shop_id = ${shopId} and r.id = s.part_revision_id
    where r.file_hash is not null and r.merged_into is null
    order by share, s.part_revision_id desc limit ${limit}`.execute(reader)
  return found.rows
}

/** A measured part with its numbers, to be recognised again; null when there is nothing to recognise. */
export async function shapeToRecognise(reader: Reader, shopId: string, partRevisionId: string) {
  const found = await sql<
    ShapeNumbers & { fileHash: string; objectIndex: number | null; units: LengthUnit; unitsCertain: boolean }
  >`
    select r.file_hash, r.object_index, r.geometry ->> 'units' as units,
      (r.units is not null or r.file_units is not null) as units_certain,
      s.volume_mm, s.area_mm, s.spread_wide_mm, s.spread_middle_mm, s.spread_narrow_mm, s.skew_wide_mm, s.skew_middle_mm, s.skew_narrow_mm,
      s.handedness_a, s.handedness_b
    from part_revisions r join part_shapes s on s.shop_id = r.shop_id and s.part_revision_id = r.id
    where r.shop_id = ${shopId} and r.id = ${partRevisionId} and r.file_hash is not null and r.analysis = 'ready'`.execute(
    reader,
  )
  const row = found.rows[0]
  if (!row) return null
  const { fileHash, objectIndex, units, unitsCertain, ...shape } = row
  return { fileHash, objectIndex, units, unitsCertain, shape: shape as ShapeNumbers }
}
