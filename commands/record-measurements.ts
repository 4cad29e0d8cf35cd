import { reading, type Tx } from '#db/connect.ts'
import { enqueue } from '#db/queue.ts'
import { unitsOf } from '#db/reads/part-revisions.ts'
import { draftsWaitingFor } from '#db/reads/sales/waiting-quotes.ts'
import {
  lockRevision,
  type MatchRow,
  type RevisionChange,
  setMatches,
  setShape,
  updateRevision,
} from '#db/stores/part-revisions.ts'
import { inUnits, type MeasuredGeometry } from '#domain/parts/part-geometry.ts'
import type { UnitsProposal } from '#domain/parts/part-reader.ts'
import { type ShapeNumbers, scaledShape } from '#domain/parts/shape-numbers.ts'
import { millimetresPer } from '#domain/units/length.ts'
import type { CommandContext } from './context.ts'
import { type IncomingFile, keepFile } from './keep-file.ts'
import { runCommand } from './run-command.ts'

export interface Measurements {
  engineVersion: number
  format: string
  /** The unit that the file states itself. */
  fileUnits: string | null
  unitsProposals: UnitsProposal[] | null
  objects: { name: string | null; copies: number; triangles: number }[]
  measured: MeasuredGeometry
  /** In mm as measured; null for a mesh that is not closed. */
  shape: ShapeNumbers | null
  picture: IncomingFile
  /** Null where it is made later. */
  preview: IncomingFile | null
  tookMs: number
  /** What it was laid on and found to be the same as. */
  matches: MatchRow[]
}

export interface RecordMeasurements {
  /** The job's id: done twice, it is recorded once. */
  commandId: string
  partRevisionId: string
  outcome: { ok: true; found: Measurements } | { ok: false; problem: string; engineVersion: number }
}

/**
 * Records what a job measured of a part file, or the sentence why it could not. Nothing happens when the part is no longer
 * waiting, because it was scrubbed meanwhile, or when it is gone.
 */
export function recordMeasurements(ctx: CommandContext, asked: RecordMeasurements): Promise<object> {
  const { commandId, partRevisionId, outcome } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'record-measurements',
    commandId,
    content: { partRevisionId, ...(outcome.ok ? { ok: true } : { ok: false, problem: outcome.problem }) },
    work: async (tx) => {
      const revision = await lockRevision(tx, shopId, partRevisionId)
      if (revision === null || !isWaiting(revision)) return { answer: {}, events: [] }
      const version = outcome.ok
        ? await keep(tx, ctx, revision, outcome.found)
        : await updateRevision(tx, shopId, partRevisionId, {
            ...settled(ctx),
            analysis: 'failed',
            problem: outcome.problem,
            geometryEngineVersion: outcome.engineVersion,
          })
      if (outcome.ok && (await draftsWaitingFor(reading(tx), shopId, partRevisionId)).length > 0) {
        await enqueue(tx, 'price-waiting-lines', { shopId, partRevisionId })
      }
      const body = {
        partRevisionId,
        partDesignId: revision.partDesignId,
        version,
        analysis: outcome.ok ? 'ready' : 'failed',
      }
      return { answer: {}, events: [{ type: 'part.measured' as const, body }] }
    },
  })
}

type Revision = NonNullable<Awaited<ReturnType<typeof lockRevision>>>

/** A measured part may still wait for its model. */
const isWaiting = ({ analysis, fileHash, previewHash }: Revision): boolean =>
  fileHash !== null && (analysis === 'pending' || (analysis === 'ready' && previewHash === null))

const settled = (ctx: CommandContext) =>
  ({ analysisStep: null, analysisStepNumber: null, measuredAt: ctx.now() }) satisfies RevisionChange

async function keep(tx: Tx, ctx: CommandContext, revision: Revision, found: Measurements): Promise<number> {
  const { shopId } = ctx.actor
  const { place: placePicture, ...picture } = found.picture
  await keepFile(tx, shopId, picture)
  if (found.preview !== null) {
    const { place: _place, ...preview } = found.preview
    await keepFile(tx, shopId, preview)
  }
  // Somebody may have said other units while it was being measured.
  const units = unitsOf({ units: revision.units as Parameters<typeof unitsOf>[0]['units'], fileUnits: found.fileUnits })
  const factor = millimetresPer[units] / millimetresPer[found.measured.units]
  const version = await updateRevision(
    tx,
    shopId,
    revision.id,
    {
      ...settled(ctx),
      analysis: 'ready',
      problem: null,
      geometryEngineVersion: found.engineVersion,
      fileFormat: found.format,
      fileUnits: found.fileUnits,
      measuredUnits: found.measured.units,
      measuredMs: found.tookMs,
      pictureHash: picture.hash,
      previewHash: found.preview?.hash ?? null,
    },
    {
      measured: found.measured,
      geometry: inUnits(found.measured, units),
      objects: found.objects,
      unitsProposals: found.unitsProposals,
    },
  )
  await setShape(tx, shopId, revision.id, found.shape && scaledShape(found.shape, factor))
  await setMatches(tx, shopId, revision.id, factor === 1 ? found.matches : [])
  await placePicture()
  await found.preview?.place()
  return version
}

/** Records what a part was recognised as after its units were changed. */
export function recordMatches(
  ctx: CommandContext,
  asked: { commandId: string; partRevisionId: string; matches: MatchRow[] },
): Promise<object> {
  const { commandId, partRevisionId, matches } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'record-matches',
    commandId,
    content: { partRevisionId },
    work: async (tx) => {
      const revision = await lockRevision(tx, shopId, partRevisionId)
      if (revision === null || revision.analysis !== 'ready') return { answer: {}, events: [] }
      await setMatches(tx, shopId, partRevisionId, matches)
      const { version } = revision
      return { answer: {}, events: [{ type: 'part.changed' as const, body: { partRevisionId, version } }] }
    },
  })
}
