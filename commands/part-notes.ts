import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { type PartNoteView, partNote } from '#db/reads/part-notes.ts'
import { lockDesign, updateDesign } from '#db/stores/part-designs.ts'
import { insertNote, lockNote, updateNote } from '#db/stores/part-notes.ts'
import type { PartNoteKind } from '#domain/parts/part-notes.ts'
import { checkAllExist, checkVersion, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Notes something that stays with a part, at one operation or everywhere. */
export function addPartNote(
  ctx: CommandContext,
  asked: { commandId: string; partDesignId: string; kind: PartNoteKind; operationId?: string | null; text: string },
): Promise<PartNoteView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'add-part-note',
    commandId,
    content,
    work: async (tx) => {
      const { partDesignId, kind, operationId = null, text } = content
      known(await lockDesign(tx, shopId, partDesignId), 'part')
      if (operationId) await checkAllExist(tx, shopId, 'operations', 'operation', [operationId])
      const id = uuidv7()
      const by = { createdBy: ctx.actor.personId, createdAt: ctx.now() }
      await insertNote(tx, shopId, { id, partDesignId, kind, operationId, text: text.trim(), ...by })
      return changed(ctx, tx, { id, partDesignId })
    },
  })
}

/** Changes a note. Refuses with `stale`. */
export function updatePartNote(
  ctx: CommandContext,
  asked: { commandId: string; id: string; version?: number; operationId?: string | null; text?: string },
): Promise<PartNoteView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-part-note',
    commandId,
    content,
    work: async (tx) => {
      const { id, version, operationId, text } = content
      const before = known(await lockNote(tx, shopId, id), 'note')
      await checkVersion(tx, ctx, { what: 'note', id, asked: version, current: before.version })
      if (operationId) await checkAllExist(tx, shopId, 'operations', 'operation', [operationId])
      await updateNote(tx, shopId, id, {
        ...(operationId === undefined ? {} : { operationId }),
        ...(text === undefined ? {} : { text: text.trim() }),
      })
      return changed(ctx, tx, before)
    },
  })
}

export function removePartNote(ctx: CommandContext, asked: { commandId: string; id: string }): Promise<object> {
  const { commandId, id } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'remove-part-note',
    commandId,
    content: { id },
    work: async (tx) => {
      const { partDesignId } = known(await lockNote(tx, shopId, id), 'note')
      await updateNote(tx, shopId, id, { removedAt: ctx.now() })
      return { answer: {}, events: [await designChanged(tx, shopId, partDesignId)] }
    },
  })
}

async function changed(ctx: CommandContext, tx: Tx, { id, partDesignId }: { id: string; partDesignId: string }) {
  const { shopId } = ctx.actor
  const answer = known(await partNote(reading(tx), shopId, id), 'note')
  return { answer, events: [await designChanged(tx, shopId, partDesignId)], subject: answer.text }
}

async function designChanged(tx: Tx, shopId: string, partDesignId: string) {
  const version = await updateDesign(tx, shopId, partDesignId, {})
  return { type: 'part.changed' as const, body: { partDesignId, version } }
}
