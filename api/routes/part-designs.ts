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
import { seesPrices } from '../guards/access.ts'
import type { Caller } from '../guards/session-book.ts'
import { partTable } from '../part-table.ts'
import { partsOf } from '../parts-of-caller.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { sendTable } from '../table-file.ts'

export function registerPartDesigns(app: FastifyInstance, ctx: ApiContext): void {
  registerDesigns(app, ctx)
  registerNotes(app, ctx)
  registerComments(app, ctx)
}

function registerDesigns(app: FastifyInstance, ctx: ApiContext): void {
  const { list, csv, xlsx, read, update, scrub, uses } = partDesignEndpoints
  register(app, ctx, list, async ({ caller, query }) => {
    const page = await asking(ctx, caller, (reader, shopId) => partDesigns(reader, shopId, query, partsOf(caller)))
    return { ...page, items: page.items.map((each) => priced(caller, each)) }
  })
  register(app, ctx, csv, async ({ caller, query, reply }) =>
    sendTable(reply, 'parts', 'csv', await partTable(ctx, caller, query)),
  )
  register(app, ctx, xlsx, async ({ caller, query, reply }) =>
    sendTable(reply, 'parts', 'xlsx', await partTable(ctx, caller, query)),
  )
  register(app, ctx, read, async ({ caller, params }) => {
    const asked = asking(ctx, caller, (reader, shopId) => partDesign(reader, shopId, params.id, partsOf(caller)))
    const design = found(await asked, 'part')
    return { ...design, specifications: design.specifications.map((each) => priced(caller, each)) }
  })
  register(app, ctx, update, ({ caller, body, params }) =>
    updatePartDesign(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, scrub, ({ caller, body, params }) =>
    scrubPartDesign(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, uses, ({ caller, params, query }) =>
    asking(ctx, caller, async (reader, shopId) => {
      found(await partDesign(reader, shopId, params.id), 'part')
      const page = await partUses(reader, shopId, params.id, query)
      return seesPrices(caller) ? page : { ...page, items: page.items.map((use) => ({ ...use, unitPrice: null })) }
    }),
  )
}

/** Operators see no prices; customers see theirs on quotes and orders, once they were sent. */
function priced<P extends { lastUnitPrice: string | null }>(caller: Caller, part: P): P {
  return seesPrices(caller) ? part : { ...part, lastUnitPrice: null }
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
