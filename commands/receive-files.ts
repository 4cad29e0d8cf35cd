import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import type { FileRow } from '#db/files.ts'
import { enqueue } from '#db/queue.ts'
import { customer } from '#db/reads/customers.ts'
import type { PartOwner } from '#db/reads/part-owner.ts'
import { unitsLastChosen } from '#db/reads/part-revisions.ts'
import { type StoredFileView, storedFile } from '#db/reads/parts.ts'
import { type Recognised, revisionsOfFile } from '#db/reads/recognised.ts'
import { insertDesign, lockDesign } from '#db/stores/part-designs.ts'
import { insertRevision, nextRevisionNumber } from '#db/stores/part-revisions.ts'
import { reject } from '#domain/decision.ts'
import type { UnitsProposal } from '#domain/parts/part-reader.ts'
import type { LengthUnit } from '#domain/units/length.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { type IncomingFile, keepFile } from './keep-file.ts'
import { runCommand } from './run-command.ts'

/** One part that came in: a file, or one object of it. */
export interface IncomingPart {
  file: IncomingFile
  object: { index: number; name: string | null } | null
  unitsProposals: UnitsProposal[] | null
}

export interface ReceivedPart {
  partRevision: {
    id: string
    analysis: 'pending'
    design: { id: string; name: string }
    number: number
    fileName: string
    object: IncomingPart['object']
  }
  unitsProposals?: UnitsProposal[]
  recognised: Recognised[]
}

export interface ReceiveParts {
  commandId: string
  /** What was sent, whatever came out of it: the same again is the same act. */
  sent: FileRow
  parts: IncomingPart[]
  units?: LengthUnit | null
  split?: boolean
  /** Makes it the next revision of this design; else a new design begins. */
  partDesignId?: string
  /** Whose part it is; customers' own when left out. */
  owner?: PartOwner
}

/**
 * Part files came in: a design begins with each, or one design gets its next revisions, and a job measures them soon.
 * Refuses with `not_found` and `malformed`; what is refused leaves no file behind.
 */
export function receivePartFile(
  ctx: CommandContext,
  asked: ReceiveParts,
): Promise<ReceivedPart & { parts: ReceivedPart[] }> {
  const { commandId, sent, parts, units = null, split = false, partDesignId } = asked
  const owner = asked.owner ?? { customerId: ctx.actor.customerId ?? null, guestId: null }
  // Names of left-out fields stay out, so that what was received before these fields existed replays.
  const content = {
    file: sent,
    ...(units === null ? {} : { units }),
    ...(split ? { split } : {}),
    ...(partDesignId === undefined ? {} : { partDesignId }),
    ...(asked.owner === undefined ? {} : { owner }),
  }
  return runCommand(ctx, {
    name: 'receive-part-file',
    commandId,
    content,
    work: async (tx) => {
      await checkOwner(tx, ctx, owner, partDesignId)
      const received: ReceivedPart[] = []
      for (const part of parts) received.push(await receive(tx, ctx, { part, units, partDesignId, owner }))
      const [first] = received
      if (!first) reject('file_unreadable', { problem: 'There is no part in the file.' })
      return {
        answer: { ...first, parts: received },
        events: received.map(({ partRevision: { id } }) => ({
          type: 'part.changed' as const,
          body: { partRevisionId: id, version: 1 },
        })),
        subject: sent.name,
      }
    },
  })
}

async function checkOwner(
  tx: Tx,
  ctx: CommandContext,
  { customerId, guestId }: PartOwner,
  partDesignId: string | undefined,
): Promise<void> {
  const { shopId, role } = ctx.actor
  if (customerId && role !== 'customer') known(await customer(reading(tx), shopId, customerId), 'customer')
  if (partDesignId === undefined) return
  const design = known(await lockDesign(tx, shopId, partDesignId), 'part')
  if (design.scrubbedAt !== null) reject('part_scrubbed', { part: design.name })
  if (role !== 'customer') return
  const theirs = (customerId && design.customerId === customerId) || (guestId && design.guestId === guestId)
  known(theirs || null, 'part')
}

async function receive(
  tx: Tx,
  ctx: CommandContext,
  incoming: {
    part: IncomingPart
    units: LengthUnit | null
    partDesignId: string | undefined
    owner: PartOwner
  },
): Promise<ReceivedPart> {
  const { part, units, owner } = incoming
  const { place, ...file } = part.file
  const { shopId, personId, role } = ctx.actor
  const seenBy = role === 'customer' ? owner : null
  const same = { fileHash: file.hash, objectIndex: part.object?.index ?? null, owner: seenBy }
  const recognised = await revisionsOfFile(reading(tx), shopId, same)
  await keepFile(tx, shopId, file)
  const design = await designFor(tx, ctx, incoming)
  const number = await nextRevisionNumber(tx, shopId, design.id)
  const unitsProposals = await likeliestFirst(tx, shopId, owner.customerId ?? null, part.unitsProposals)
  const id = uuidv7()
  await insertRevision(tx, shopId, {
    id,
    partDesignId: design.id,
    number,
    fileHash: file.hash,
    fileName: file.name,
    analysis: 'pending',
    units,
    objectIndex: part.object?.index ?? null,
    objectName: part.object?.name ?? null,
    createdBy: personId,
    createdAt: ctx.now(),
    unitsProposals,
  })
  await enqueue(tx, 'measure-part', { shopId, partRevisionId: id })
  // Last of all: the job may look for it as soon as this is committed.
  await place()
  return {
    partRevision: { id, analysis: 'pending', design, number, fileName: file.name, object: part.object },
    ...(unitsProposals ? { unitsProposals } : {}),
    recognised,
  }
}

async function designFor(
  tx: Tx,
  ctx: CommandContext,
  { part, partDesignId, owner }: { part: IncomingPart; partDesignId: string | undefined; owner: PartOwner },
): Promise<{ id: string; name: string }> {
  const { shopId } = ctx.actor
  if (partDesignId !== undefined) {
    const { id, name } = known(await lockDesign(tx, shopId, partDesignId), 'part')
    return { id, name }
  }
  const plain = part.file.name.replace(/\.[A-Za-z0-9]{1,6}$/, '') || part.file.name
  const object = part.object === null ? '' : ` – ${part.object.name?.trim() || `object ${part.object.index + 1}`}`
  const design = {
    id: uuidv7(),
    name: Array.from(plain + object)
      .slice(0, 200)
      .join(''),
  }
  const { customerId = null, guestId = null } = owner
  await insertDesign(tx, shopId, { ...design, customerId, guestId, createdAt: ctx.now() })
  return design
}

/** What was chosen last time comes before what the size would suggest. */
async function likeliestFirst(
  tx: Tx,
  shopId: string,
  customerId: string | null,
  proposals: UnitsProposal[] | null,
): Promise<UnitsProposal[] | null> {
  if (proposals === null) return null
  const last = await unitsLastChosen(reading(tx), shopId, customerId)
  const chosen = proposals.filter(({ units }) => units === last)
  return [...chosen, ...proposals.filter(({ units }) => units !== last)]
}

/** A picture for instructions came in and lies in the store. */
export function receivePicture(
  ctx: CommandContext,
  asked: { commandId: string; file: IncomingFile },
): Promise<StoredFileView> {
  const {
    commandId,
    file: { place, ...file },
  } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'receive-picture',
    commandId,
    content: { file },
    work: async (tx) => {
      await keepFile(tx, shopId, file)
      const answer = known(await storedFile(reading(tx), shopId, file.hash), 'file')
      await place()
      return { answer, events: [], subject: file.name }
    },
  })
}
