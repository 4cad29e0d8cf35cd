import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type PartCommentView, partComment } from '#db/reads/part-notes.ts'
import type { PartOwner } from '#db/reads/part-owner.ts'
import { partRevision } from '#db/reads/part-revisions.ts'
import { insertComment, lockComment, updateComment } from '#db/stores/part-notes.ts'
import { reject } from '#domain/decision.ts'
import { checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

interface Pinned {
  at?: readonly [number, number, number] | null
  camera?: { position: readonly number[]; target: readonly number[] } | null
}

/**
 * Remarks on a revision, at a place of it with the camera that looks at it. What a customer writes is always shared;
 * `owner` is who may: null for the shop.
 */
export function addPartComment(
  ctx: CommandContext,
  asked: Pinned & { commandId: string; partRevisionId: string; text: string; shared?: boolean },
  owner: PartOwner | null = null,
): Promise<PartCommentView> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  return runCommand(ctx, {
    name: 'add-part-comment',
    commandId,
    content,
    work: async (tx) => {
      const { partRevisionId, text, at = null, camera = null, shared = false } = content
      const revision = known(await partRevision(reading(tx), shopId, partRevisionId, owner), 'part revision')
      if (revision.scrubbedAt !== null) reject('part_scrubbed', { part: revision.design.name })
      const id = uuidv7()
      await insertComment(tx, shopId, {
        id,
        partRevisionId,
        text: text.trim(),
        at: at && [...at],
        camera,
        shared: shared || owner !== null,
        createdBy: personId,
        createdAt: ctx.now(),
      })
      return changed(ctx, tx, id, owner)
    },
  })
}

/** Changes a remark, settles it, or shows it to the customer. Customers change only what they wrote. */
export function updatePartComment(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version?: number; text?: string; shared?: boolean; resolved?: boolean },
  owner: PartOwner | null = null,
): Promise<PartCommentView> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-part-comment',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, text, shared, resolved } = content
      const before = await lockOwn(tx, ctx, id, owner)
      await checkVersion(tx, ctx, { what: 'comment', id, asked: version, current: before.version })
      await updateComment(tx, shopId, id, {
        ...(text === undefined ? {} : { text: text.trim() }),
        ...(shared === undefined || owner !== null ? {} : { shared }),
        ...(resolved === undefined
          ? {}
          : { resolvedAt: resolved ? (before.resolvedAt ?? ctx.now()) : null, resolvedBy: resolved ? personId : null }),
      })
      return changed(ctx, tx, id, owner)
    },
  })
}

export function removePartComment(
  ctx: CommandContext,
  asked: { commandId: string; id: string },
  owner: PartOwner | null = null,
): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-part-comment',
    commandId,
    content: { id },
    work: async (tx) => {
      const { partRevisionId, version } = await lockOwn(tx, ctx, id, owner)
      await updateComment(tx, shopId, id, { removedAt: ctx.now() })
      return {
        answer: {},
        events: [{ type: 'part.changed' as const, body: { partRevisionId, version: version + 1 } }],
      }
    },
  })
}

async function lockOwn(tx: Tx, ctx: CommandContext, id: string, owner: PartOwner | null) {
  const { shopId, personId } = ctx.actor
  known(await partComment(reading(tx), shopId, id, owner), 'comment')
  const row = known(await lockComment(tx, shopId, id), 'comment')
  if (owner !== null && row.createdBy !== personId) reject('not_allowed', { role: ctx.actor.role })
  return row
}

async function changed(ctx: CommandContext, tx: Tx, id: string, owner: PartOwner | null) {
  const answer = known(await partComment(reading(tx), ctx.actor.shopId, id, owner), 'comment')
  const { partRevisionId, version, text } = answer
  return { answer, events: [{ type: 'part.changed' as const, body: { partRevisionId, version } }], subject: text }
}
