import type { FastifyInstance } from 'fastify'
import { partEndpoints } from '#api/contract/parts.ts'
import { createPartSpecification, updatePartSpecification } from '#commands/part-specifications.ts'
import { derivedRouting } from '#db/reads/derived-routing.ts'
import { partSpecification, partSpecifications } from '#db/reads/parts.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerParts(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, derivedRouting: derived } = partEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => partSpecifications(reader, shopId, query)),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => partSpecification(reader, shopId, params.id)), 'part'),
  )
  register(app, ctx, create, ({ caller, body }) => createPartSpecification(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    updatePartSpecification(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, derived, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => derivedRouting(reader, shopId, params.id)), 'part'),
  )
}
