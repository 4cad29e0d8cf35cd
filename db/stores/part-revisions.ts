import { sql } from 'kysely'
import type { Tx } from '#db/connect.ts'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import type { UnitsProposal } from '#domain/parts/part-reader.ts'
import type { ShapeNumbers } from '#domain/parts/shape-numbers.ts'
import type { LengthUnit } from '#domain/units/length.ts'

export interface RevisionRow {
  id: string
  partDesignId: string
  number: number
  fileHash: string | null
  fileName?: string | null
  /** `pending` until a job has measured the file. */
  analysis: 'pending' | 'ready'
  units?: LengthUnit | null
  objectIndex?: number | null
  objectName?: string | null
  createdBy?: string | null
  createdAt: Date
  unitsProposals?: readonly UnitsProposal[] | null
}

export async function insertRevision(tx: Tx, shopId: string, row: RevisionRow): Promise<void> {
  const { unitsProposals = null, ...plain } = row
  await tx
    .insertInto('partRevisions')
    .values({ shopId, ...plain, unitsProposals: unitsProposals && JSON.stringify(unitsProposals) })
    .execute()
}

/** The revision under its row's lock; null when there is none. */
export async function lockRevision(tx: Tx, shopId: string, id: string) {
  const row = await tx
    .selectFrom('partRevisions')
    .selectAll()
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** The number that the next revision of a design gets; the design is locked. */
export async function nextRevisionNumber(tx: Tx, shopId: string, partDesignId: string): Promise<number> {
  const row = await tx
    .selectFrom('partRevisions')
    .select((e) => e.fn.max('number').as('last'))
    .where('shopId', '=', shopId)
    .where('partDesignId', '=', partDesignId)
    .executeTakeFirst()
  return (row?.last ?? 0) + 1
}

export interface RevisionChange {
  partDesignId?: string
  number?: number
  note?: string
  units?: LengthUnit | null
  analysis?: 'pending' | 'ready' | 'failed'
  problem?: string | null
  analysisStep?: string | null
  analysisStepNumber?: number | null
  pictureHash?: string | null
  previewHash?: string | null
  fileHash?: string | null
  fileName?: string | null
  fileFormat?: string | null
  fileUnits?: string | null
  measuredAt?: Date | null
  measuredMs?: number | null
  measuredUnits?: LengthUnit | null
  geometryEngineVersion?: number | null
  mergedInto?: string | null
  scrubbedAt?: Date
  keptApartAt?: Date | null
}

/** What is stored as a document. */
export interface RevisionFindings {
  measured?: object | null
  geometry?: PartGeometry | null
  unitsProposals?: readonly UnitsProposal[] | null
  objects?: readonly object[] | null
}

/** Changes a revision and counts its version up; answers the version. */
export async function updateRevision(
  tx: Tx,
  shopId: string,
  id: string,
  change: RevisionChange,
  findings: RevisionFindings = {},
): Promise<number> {
  const documents = Object.fromEntries(
    Object.entries(findings).map(([name, value]) => [name, value && JSON.stringify(value)]),
  )
  const row = await tx
    .updateTable('partRevisions')
    .set((column) => ({ ...change, ...documents, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Says how far measuring has come; nothing when it is over already. */
export async function setProgress(
  tx: Tx,
  shopId: string,
  id: string,
  step: { name: string; number: number },
): Promise<boolean> {
  const row = await tx
    .updateTable('partRevisions')
    .set({ analysisStep: step.name, analysisStepNumber: step.number })
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('analysis', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Keeps the numbers that tell the shape again, in place of what was known; null forgets it. */
export async function setShape(
  tx: Tx,
  shopId: string,
  partRevisionId: string,
  shape: ShapeNumbers | null,
): Promise<void> {
  await tx.deleteFrom('partShapes').where('shopId', '=', shopId).where('partRevisionId', '=', partRevisionId).execute()
  if (shape === null) return
  await tx
    .insertInto('partShapes')
    .values({ shopId, partRevisionId, ...shape })
    .execute()
}

export interface MatchRow {
  otherRevisionId: string
  match: 'same_shape' | 'mirrored'
  deviationMm: number
  /** The units of this revision in which it holds, where they are not the ones that it has. */
  units: LengthUnit | null
}

/** Keeps what a revision was recognised as, in place of what was known. */
export async function setMatches(
  tx: Tx,
  shopId: string,
  partRevisionId: string,
  matches: readonly MatchRow[],
): Promise<void> {
  await tx
    .deleteFrom('partMatches')
    .where('shopId', '=', shopId)
    .where((e) => e.or([e('partRevisionId', '=', partRevisionId), e('otherRevisionId', '=', partRevisionId)]))
    .execute()
  if (matches.length === 0) return
  await tx
    .insertInto('partMatches')
    .values(matches.map((match) => ({ shopId, partRevisionId, ...match })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The specifications of one revision become those of another, which is the same shape. */
export async function repointSpecifications(tx: Tx, shopId: string, from: string, to: string): Promise<number> {
  const rows = await tx
    .updateTable('partSpecifications')
    .set((column) => ({ partRevisionId: to, version: sql<number>`${column.ref('version')} + 1` }))
    .where('shopId', '=', shopId)
    .where('partRevisionId', '=', from)
    .returning('id')
    .execute()
  return rows.length
}
