import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { enqueue } from '#db/queue.ts'
import type { PartOwner } from '#db/reads/part-owner.ts'
import { type PartRevisionView, partRevision, unitsOf } from '#db/reads/part-revisions.ts'
import { shapeToRecognise } from '#db/reads/shape-candidates.ts'
import { insertDesign, lockDesign, rememberUnits, updateDesign } from '#db/stores/part-designs.ts'
import {
  lockRevision,
  nextRevisionNumber,
  repointSpecifications,
  setMatches,
  setShape,
  updateRevision,
} from '#db/stores/part-revisions.ts'
import { reject } from '#domain/decision.ts'
import { inUnits, type MeasuredGeometry } from '#domain/parts/part-geometry.ts'
import { scaledShape } from '#domain/parts/shape-numbers.ts'
import { type LengthUnit, lengthUnits, millimetresPer } from '#domain/units/length.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

type Revision = NonNullable<Awaited<ReturnType<typeof lockRevision>>>

/**
 * Says what the numbers of a file without units are, or what is new in the revision. The facts are rescaled; nothing is
 * measured again. `owner` is who may: null for the shop. Refuses with `stale`, `units_stated` and `part_scrubbed`.
 */
export function updatePartRevision(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version?: number; units?: LengthUnit; note?: string },
  owner: PartOwner | null = null,
): Promise<PartRevisionView> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'update-part-revision',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, units, note } = content
      const before = await lockLive(tx, ctx, id, owner)
      await checkVersion(tx, ctx, { what: 'part revision', id, asked: version, current: before.version })
      if (note !== undefined) await updateRevision(tx, ctx.actor.shopId, id, { note: note.trim() })
      if (units !== undefined) await sayUnits(tx, ctx, before, units)
      return changed(ctx, tx, id, owner)
    },
  })
}

async function sayUnits(tx: Tx, ctx: CommandContext, revision: Revision, units: LengthUnit): Promise<void> {
  const { shopId } = ctx.actor
  const { name, customerId } = await designOf(tx, shopId, revision)
  if (revision.fileUnits !== null && units !== unitsOf(unitsIn(revision))) {
    reject('units_stated', { part: name, units: revision.fileUnits.toLowerCase() })
  }
  await rememberUnits(tx, shopId, customerId, units)
  const measured = revision.measured as MeasuredGeometry | null
  if (revision.analysis !== 'ready' || measured === null) {
    await updateRevision(tx, shopId, revision.id, { units })
    return
  }
  const known = await shapeToRecognise(reading(tx), shopId, revision.id)
  await updateRevision(tx, shopId, revision.id, { units }, { geometry: inUnits(measured, units) })
  if (known === null) return
  const factor = millimetresPer[units] / millimetresPer[known.units]
  await setShape(tx, shopId, revision.id, scaledShape(known.shape, factor))
  // What it was the same as, it is no longer, and it may be the same as others.
  if (factor !== 1) await setMatches(tx, shopId, revision.id, [])
  await enqueue(tx, 'recognise-part', { shopId, partRevisionId: revision.id })
}

/** Measures a revision again; its facts stand until the new ones are there. Refuses with `nothing_to_measure`. */
export function measurePartAgain(
  ctx: CommandContext,
  asked: { commandId: string; id: string },
): Promise<PartRevisionView> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'measure-part-again',
    commandId,
    content: { id },
    work: async (tx) => {
      const before = await lockLive(tx, ctx, id, null)
      const { name } = await designOf(tx, shopId, before)
      if (before.fileHash === null) reject('nothing_to_measure', { part: name })
      if (before.analysis === 'pending') reject('still_measuring', { part: name })
      const again = { analysis: 'pending', problem: null, analysisStep: null, analysisStepNumber: null } as const
      await updateRevision(tx, shopId, id, again)
      await enqueue(tx, 'measure-part', { shopId, partRevisionId: id })
      return changed(ctx, tx, id, null)
    },
  })
}

/** Makes a revision one of another design, with its next number, or begins a new design with it. Refuses with `already_there`. */
export function movePartRevision(
  ctx: CommandContext,
  asked: { commandId: string; id: string; partDesignId?: string; name?: string },
): Promise<PartRevisionView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'move-part-revision',
    commandId,
    content,
    work: async (tx) => {
      const before = await lockLive(tx, ctx, content.id, null)
      const from = await designOf(tx, shopId, before)
      const to = await target(tx, ctx, content, from)
      if (to === from.id) reject('already_there', { part: from.name, number: before.number })
      const number = await nextRevisionNumber(tx, shopId, to)
      await updateRevision(tx, shopId, content.id, { partDesignId: to, number, keptApartAt: ctx.now() })
      await updateDesign(tx, shopId, to, { emptiedAt: null })
      await closeIfEmpty(tx, ctx, from.id)
      return changed(ctx, tx, content.id, null)
    },
  })
}

async function target(
  tx: Tx,
  ctx: CommandContext,
  { partDesignId, name }: { partDesignId?: string; name?: string },
  from: { name: string; customerId: string | null },
): Promise<string> {
  const { shopId } = ctx.actor
  if (partDesignId !== undefined) return known(await lockDesign(tx, shopId, partDesignId), 'part').id
  const id = uuidv7()
  const design = { id, name: name?.trim() || from.name, customerId: from.customerId, createdAt: ctx.now() }
  await insertDesign(tx, shopId, design)
  return id
}

/**
 * One of two revisions that are the same shape takes the place of the other: its specifications, with their work orders and
 * templates, become specifications of it. Refuses with `not_recognised` where they were not found to be the same.
 */
export function mergePartRevision(
  ctx: CommandContext,
  asked: { commandId: string; id: string; into: string },
): Promise<PartRevisionView> {
  const { commandId, id, into } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'merge-part-revision',
    commandId,
    content: { id, into },
    work: async (tx) => {
      const before = await lockLive(tx, ctx, id, null)
      const other = await lockLive(tx, ctx, into, null)
      const seen = known(await partRevision(reading(tx), shopId, id), 'part revision')
      const match = seen.recognised.find((each) => each.partRevisionId === into && each.units === null)
      if (!match || other.mergedInto !== null) {
        reject('not_recognised', { part: seen.design.name, other: (await designOf(tx, shopId, other)).name })
      }
      const moved = await repointSpecifications(tx, shopId, id, into)
      await updateRevision(tx, shopId, id, { mergedInto: into })
      await closeIfEmpty(tx, ctx, before.partDesignId)
      const done = await changed(ctx, tx, into, null)
      return { ...done, details: { specifications: moved, match: match.match, deviation: match.deviation } }
    },
  })
}

/** A part that was recognised stays a part of its own: nobody is asked about it again. */
export function keepPartApart(
  ctx: CommandContext,
  asked: { commandId: string; id: string },
): Promise<PartRevisionView> {
  const { commandId, id } = asked
  return runCommand(ctx, {
    name: 'keep-part-apart',
    commandId,
    content: { id },
    work: async (tx) => {
      await lockLive(tx, ctx, id, null)
      await updateRevision(tx, ctx.actor.shopId, id, { keptApartAt: ctx.now() })
      return changed(ctx, tx, id, null)
    },
  })
}

/** A design whose revisions all went elsewhere is no longer shown. */
async function closeIfEmpty(tx: Tx, ctx: CommandContext, designId: string): Promise<void> {
  const { shopId } = ctx.actor
  const left = await tx
    .selectFrom('partRevisions')
    .select('id')
    .where('shopId', '=', shopId)
    .where('partDesignId', '=', designId)
    .where('mergedInto', 'is', null)
    .limit(1)
    .executeTakeFirst()
  await updateDesign(tx, shopId, designId, left ? {} : { emptiedAt: ctx.now() })
}

/** The revision under lock, if this owner may see it and its files are still there. */
async function lockLive(tx: Tx, ctx: CommandContext, id: string, owner: PartOwner | null): Promise<Revision> {
  const { shopId } = ctx.actor
  known(await partRevision(reading(tx), shopId, id, owner), 'part revision')
  const revision = known(await lockRevision(tx, shopId, id), 'part revision')
  if (revision.scrubbedAt !== null) {
    reject('part_scrubbed', { part: (await designOf(tx, shopId, revision)).name })
  }
  return revision
}

async function designOf(tx: Tx, shopId: string, revision: Revision) {
  return known(await lockDesign(tx, shopId, revision.partDesignId), 'part')
}

const unitsIn = ({ units, fileUnits }: Revision) => ({
  units: lengthUnits.find((each) => each === units) ?? null,
  fileUnits,
})

async function changed(ctx: CommandContext, tx: Tx, id: string, owner: PartOwner | null) {
  const answer = known(await partRevision(reading(tx), ctx.actor.shopId, id, owner), 'part revision')
  const body = { partRevisionId: id, partDesignId: answer.design.id, version: answer.version }
  return { answer, events: [{ type: 'part.changed' as const, body }], subject: answer.design.name }
}
