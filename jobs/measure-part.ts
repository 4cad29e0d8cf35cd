import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { CommandContext } from '#commands/context.ts'
import { type Measurements, recordMeasurements } from '#commands/record-measurements.ts'
import { recordProgress } from '#commands/record-progress.ts'
import { ask } from '#db/connect.ts'
import type { StagedFile } from '#db/files.ts'
import { type RevisionToMeasure, revisionToMeasure } from '#db/reads/part-revisions.ts'
import { recognisingStep } from '#domain/parts/analysis-progress.ts'
import { ANALYSIS_STEPS } from '#geometry/analysis-steps.ts'
import { measurePart as measure } from '#geometry/measure-part.ts'
import { ENGINE_VERSION } from '#geometry/part-facts.ts'
import type { MeasuredPart } from '#geometry/worker/messages.ts'
import { commandContext, defineJob, type JobContext } from './define-job.ts'
import { findingsOf } from './measurements.ts'
import { recognise } from './recognise.ts'

type Work = RevisionToMeasure & { shopId: string; partRevisionId: string; bytes: Uint8Array }

/**
 * Measures an uploaded part file: facts, picture, model for the viewer, and what it is the same as, in one go. A file that
 * cannot be measured keeps the sentence why.
 */
export const measurePart = defineJob({
  name: 'measure-part',
  parallel: 2,
  run: async (ctx, { id, payload, last }) => {
    const { shopId, partRevisionId } = payload
    const revision = await ask(ctx.db, shopId, (reader) => revisionToMeasure(reader, shopId, partRevisionId))
    if (revision === null) return
    const command = commandContext(ctx, shopId)
    const bytes = await readFile(ctx.files.pathOf(revision.fileHash))
    const started = performance.now()
    const measured = await measure(bytes, {
      ...(revision.units === null ? {} : { unit: revision.units }),
      ...(revision.objectIndex === null ? {} : { object: revision.objectIndex }),
      onStep: steps(ctx, command, partRevisionId),
    })
    if (measured.ok) {
      const tookMs = Math.ceil(performance.now() - started)
      await keep(ctx, command, { id, tookMs }, { ...revision, shopId, partRevisionId, bytes }, measured)
      return
    }
    // A process that was ended says nothing about the file; what comes last is told all the same.
    if (measured.cause === 'stopped' && !last) throw new Error(measured.problem)
    const outcome = { ok: false, problem: measured.problem, engineVersion: ENGINE_VERSION } as const
    await recordMeasurements(command, { commandId: id, partRevisionId, outcome })
  },
})

/** Tells each step once the one before is told; what cannot be told does not hold up the measuring. */
function steps(ctx: JobContext, command: CommandContext, partRevisionId: string): (name: string) => void {
  const all: readonly string[] = Object.values(ANALYSIS_STEPS)
  let told = Promise.resolve()
  return (name) => {
    told = told
      .then(() => recordProgress(command, partRevisionId, { name, number: all.indexOf(name) + 1 }))
      .catch((error: unknown) => ctx.log.warn({ err: error, partRevisionId }, 'A step of measuring was not told'))
  }
}

async function keep(
  ctx: JobContext,
  command: CommandContext,
  run: { id: string; tookMs: number },
  work: Work,
  part: MeasuredPart,
): Promise<void> {
  const { partRevisionId } = work
  await recordProgress(command, partRevisionId, recognisingStep)
  const findings = findingsOf(part)
  const { measured, shape } = findings
  const matches =
    shape === null
      ? []
      : await recognise(ctx, {
          ...work,
          shape,
          units: measured.units,
          unitsCertain: part.fileUnit !== null || work.units !== null,
        })
  const picture = await ctx.files.stage(Readable.from([Buffer.from(part.thumbnailPng)]))
  const preview = await ctx.files.stage(Readable.from([Buffer.from(part.previewGlb)]))
  try {
    const found: Measurements = {
      ...findings,
      matches,
      tookMs: run.tookMs,
      picture: incoming(picture, `${work.fileName}.png`, 'image/png'),
      preview: incoming(preview, `${work.fileName}.glb`, 'model/gltf-binary'),
    }
    await recordMeasurements(command, { commandId: run.id, partRevisionId, outcome: { ok: true, found } })
  } finally {
    await picture.discard()
    await preview.discard()
  }
}

const incoming = ({ hash, sizeBytes, place }: StagedFile, name: string, mediaType: string) => ({
  hash,
  sizeBytes,
  place,
  name,
  mediaType,
})
