import type { FastifyInstance } from 'fastify'
import { houseEndpoints } from '#api/contract/settings.ts'
import { ask } from '#db/connect.ts'
import { auditEntries, checklist, counts } from '#db/reads/overview.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { register } from '../register.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function registerOverview(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, houseEndpoints.checklist, ({ caller }) =>
    ask(ctx.db, caller.shop.id, (reader) => checklist(reader, caller.shop.id)),
  )
  register(app, ctx, houseEndpoints.counts, ({ caller }) =>
    ask(ctx.db, caller.shop.id, (reader) => counts(reader, caller.shop.id)),
  )
  register(app, ctx, houseEndpoints.audit, ({ caller, query }) => {
    const { limit = 50, cursor } = query
    if (cursor !== undefined && !uuid.test(cursor)) reject('malformed_cursor', {})
    return ask(ctx.db, caller.shop.id, (reader) =>
      auditEntries(reader, caller.shop.id, { limit, before: cursor ?? null }),
    )
  })
}
