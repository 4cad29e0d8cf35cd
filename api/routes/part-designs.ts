import type { FastifyInstance } from 'fastify'
import { partCommentEndpoints, partDesignEndpoints } from '#api/contract/part-designs.ts'
import { addPartComment, removePartComment, updatePartComment } from '#commands/part-comments.ts'
import { scrubPartDesign, updatePartDesign } from '#commands/part-designs.ts'
import { addPartNote, removePartNote, updatePartNote } from '#commands/part-notes.ts'
import { partDesign, partDesigns } from '#db/reads/part-designs.ts'
import { partComments } from '#db/reads/part-notes.ts'
import { partRevision } from '#db/reads/part-revisions.ts'
import { partUses } from '#db/reads/part-uses.ts'
import type { ApiContext } from '../context.ts'
import { partsOf } from '../parts-of-caller.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerPartDesigns(app: FastifyInstance, ctx: ApiContext): void {
  registerDesigns(app, ctx)
  registerNotes(app, ctx)
  registerComments(app, ctx)
}

function registerDesigns(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, update, scrub, uses } = partDesignEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => partDesigns(reader, shopId, query, partsOf(caller))),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(
      await asking(ctx, caller, (reader, shopId) => partDesign(reader, shopId, params.id, partsOf(caller))),
      'part',
    ),
  )
  register(app, ctx, update, ({ caller, body, params }) =>
    updatePartDesign(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, scrub, ({ caller, body, params }) =>
    scrubPartDesign(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, uses, ({ caller, params, query }) =>
    asking(ctx, caller, async (reader, shopId) => {
      found(await partDesign(reader, shopId, params.id), 'part')
      return partUses(reader, shopId, params.id, query)
    }),
  )
}

function registerNotes(app: FastifyInstance, ctx: ApiContext): void {
  const { addNote, updateNote, removeNote } = partDesignEndpoints
  register(app, ctx, addNote, ({ caller, body, params }) =>
    addPartNote(commandContext(ctx, caller), { ...body, partDesignId: params.id }),
  )
  register(app, ctx, updateNote, ({ caller, body, params }) =>
    updatePartNote(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, removeNote, ({ caller, body, params }) =>
    removePartNote(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

function registerComments(app: FastifyInstance, ctx: ApiContext): void {
  const { list, add, update, remove } = partCommentEndpoints
  register(app, ctx, list, ({ caller, params }) =>
    asking(ctx, caller, async (reader, shopId) => {
      found(await partRevision(reader, shopId, params.id, partsOf(caller)), 'part revision')
      return { items: await partComments(reader, shopId, params.id, partsOf(caller)) }
    }),
  )
  register(app, ctx, add, ({ caller, body, params }) =>
    addPartComment(commandContext(ctx, caller), { ...body, partRevisionId: params.id }, partsOf(caller)),
  )
  register(app, ctx, update, ({ caller, body, params }) =>
    updatePartComment(commandContext(ctx, caller), { ...body, id: params.id }, partsOf(caller)),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removePartComment(commandContext(ctx, caller), { ...body, id: params.id }, partsOf(caller)),
  )
}
