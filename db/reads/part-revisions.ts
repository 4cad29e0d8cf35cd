import { sql } from 'kysely'
import type { Reader } from '#db/connect.ts'
import { analysisStepCount, waitingStep } from '#domain/parts/analysis-progress.ts'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import type { UnitsProposal } from '#domain/parts/part-reader.ts'
import { type LengthUnit, lengthUnits, millimetresPer } from '#domain/units/length.ts'
import type { Named } from './operations.ts'
import { ownedBy, type PartOwner } from './part-owner.ts'
import { joinRevision, type RevisionFacts, type RevisionRow, revisionColumns, revisionView } from './parts.ts'
import { type Recognised, recognisedAs } from './recognised.ts'

export interface PartRevisionView extends RevisionFacts {
  customer: Named | null
  progress: { step: number; of: number; name: string } | null
  geometry: PartGeometry | null
  units: LengthUnit
  unitsSaid: boolean
  fileUnits: string | null
  unitsProposals?: UnitsProposal[]
  format: string | null
  objects: { name: string | null; copies: number; triangles: number }[]
  object: { index: number; name: string | null } | null
  recognised: Recognised[]
  engineVersion: number | null
  measuredAt: string | null
  measuredMs: number | null
  previewUrl: string | null
  millimetresPerUnit: number
  note: string
  createdAt: string
  createdBy: string | null
  mergedInto: string | null
  scrubbedAt: string | null
  version: number
}

interface DetailRow extends RevisionRow {
  customer: Named | null
  analysisStep: string | null
  analysisStepNumber: number | null
  geometry: PartGeometry | null
  units: LengthUnit | null
  fileUnits: string | null
  measuredUnits: LengthUnit | null
  unitsProposals: UnitsProposal[] | null
  fileFormat: string | null
  objects: PartRevisionView['objects'] | null
  objectIndex: number | null
  objectName: string | null
  geometryEngineVersion: number | null
  measuredAt: Date | null
  measuredMs: number | null
  previewHash: string | null
  note: string
  createdAt: Date
  createdBy: string | null
  mergedInto: string | null
  scrubbedAt: Date | null
  version: number
}

/** A revision with all that is known of it; null when the shop, or the owner who asks, has none. */
export async function partRevision(
  reader: Reader,
  shopId: string,
  id: string,
  owner: PartOwner | null = null,
): Promise<PartRevisionView | null> {
  const found = await sql<DetailRow>`
    select ${revisionColumns}, r.analysis_step, r.analysis_step_number, r.geometry, r.units, r.file_units,
      r.measured_units, r.units_proposals, r.file_format, r.objects, r.object_index, r.object_name,
      r.geometry_engine_version, r.measured_at, r.measured_ms, r.preview_hash, r.note, r.created_at, r.merged_into,
      r.scrubbed_at, r.version, p.name as created_by,
      case when c.id is null then null else json_build_object('id', c.id, 'name', c.name) end as customer
    from part_revisions r ${joinRevision}
    left join customers c on c.shop_id = d.shop_id and c.id = d.customer_id
    left join people p on p.shop_id = r.shop_id and p.id = r.created_by
    where r.shop_id = ${shopId} and r.id = ${id} and ${ownedBy(owner)}`.execute(reader)
  const row = found.rows[0]
  if (!row) return null
  return detailView(row, await recognisedAs(reader, shopId, id, owner))
}

function detailView(row: DetailRow, recognised: Recognised[]): PartRevisionView {
  const units = unitsOf(row)
  return {
    ...revisionView(row),
    customer: row.customer,
    progress:
      row.analysis === 'pending'
        ? { step: row.analysisStepNumber ?? 0, of: analysisStepCount, name: row.analysisStep ?? waitingStep }
        : null,
    geometry: row.geometry,
    units,
    unitsSaid: row.units !== null || row.fileUnits !== null,
    fileUnits: row.fileUnits,
    ...(row.unitsProposals && row.fileUnits === null ? { unitsProposals: row.unitsProposals } : {}),
    format: row.fileFormat,
    objects: row.objects ?? [],
    object: row.objectIndex === null ? null : { index: row.objectIndex, name: row.objectName },
    recognised,
    engineVersion: row.geometryEngineVersion,
    measuredAt: row.measuredAt?.toISOString() ?? null,
    measuredMs: row.measuredMs,
    previewUrl: previewUrl(row.revisionId, row.previewHash),
    millimetresPerUnit: row.measuredUnits === null ? 1 : millimetresPer[units] / millimetresPer[row.measuredUnits],
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdBy,
    mergedInto: row.mergedInto,
    scrubbedAt: row.scrubbedAt?.toISOString() ?? null,
    version: row.version,
  }
}

/** What holds: the file's own units win, then what was said, then millimetres. */
export function unitsOf(row: { units: LengthUnit | null; fileUnits: string | null }): LengthUnit {
  return lengthUnits.find((each) => each === row.fileUnits) ?? row.units ?? 'MILLIMETERS'
}

const previewUrl = (id: string, hash: string | null): string | null =>
  hash === null ? null : `/api/v1/part-revisions/${id}/preview.glb?v=${hash.slice(0, 12)}`

/** Where the bytes of a revision lie: the file as it was uploaded, its picture, its model for the viewer. */
export async function revisionFiles(reader: Reader, shopId: string, id: string, owner: PartOwner | null = null) {
  const found = await sql<{
    fileHash: string | null
    pictureHash: string | null
    previewHash: string | null
    name: string | null
    units: LengthUnit | null
    fileUnits: string | null
    objectIndex: number | null
  }>`
    select r.file_hash, r.picture_hash, r.preview_hash, coalesce(r.file_name, f.name) as name, r.units, r.file_units,
      r.object_index
    from part_revisions r ${joinRevision}
    where r.shop_id = ${shopId} and r.id = ${id} and ${ownedBy(owner)}`.execute(reader)
  return found.rows[0] ?? null
}

export interface RevisionToMeasure {
  fileHash: string
  fileName: string
  units: LengthUnit | null
  objectIndex: number | null
}

/** The file of a revision that waits to be measured; null when there is nothing to do. */
export async function revisionToMeasure(reader: Reader, shopId: string, id: string): Promise<RevisionToMeasure | null> {
  const found = await sql<RevisionToMeasure>`
    select r.file_hash, coalesce(r.file_name, f.name) as file_name, r.units, r.object_index
    from part_revisions r join files f on f.shop_id = r.shop_id and f.hash = r.file_hash
    where r.shop_id = ${shopId} and r.id = ${id} 
      and (r.analysis = 'pending' or (r.analysis = 'ready' and r.preview_hash is null))`.execute(reader)
  return found.rows[0] ?? null
}

/** The unit that was last chosen for a file without any, by the organisation, else by the shop. */
export async function unitsLastChosen(
  reader: Reader,
  shopId: string,
  customerId: string | null,
): Promise<LengthUnit | null> {
  const found = await sql<{ units: LengthUnit }>`
    select units from units_chosen
    where shop_id = ${shopId} and (customer_id = ${customerId}::uuid or customer_id is null)
    order by customer_id nulls last limit 1`.execute(reader)
  return found.rows[0]?.units ?? null
}
