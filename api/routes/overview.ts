import type { FastifyInstance } from 'fastify'
import { houseEndpoints } from '#api/contract/settings.ts'
import { ask } from '#db/connect.ts'
import { auditEntries, checklist, counts } from '#db/reads/overview.ts'
import { reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'
import type { ApiContext } from '../context.ts'
import { register } from '../register.ts'

export function registerOverview(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, houseEndpoints.checklist, ({ caller }) =>
    ask(ctx.db, caller.shop.id, (reader) => checklist(reader, caller.shop.id)),
  )
  register(app, ctx, houseEndpoints.counts, ({ caller }) =>
    ask(ctx.db, caller.shop.id, (reader) => counts(reader, caller.shop.id)),
  )
  register(app, ctx, houseEndpoints.audit, ({ caller, query }) => {
    const { limit = 50, cursor } = query
    if (cursor !== undefined && !isId(cursor)) reject('malformed_cursor', {})
    return ask(ctx.db, caller.shop.id, (reader) =>
      auditEntries(reader, caller.shop.id, { limit, before: cursor ?? null }),
    )
  })
}
