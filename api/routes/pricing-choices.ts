import type { FastifyInstance } from 'fastify'
import {
  infillEndpoints,
  leadTimeEndpoints,
  postProcessEndpoints,
  precisionEndpoints,
} from '#api/contract/pricing-choices.ts'
import { createLeadTime, updateLeadTime } from '#commands/lead-times.ts'
import { createNamedValue, updateNamedValue } from '#commands/named-values.ts'
import { createPostProcess, updatePostProcess } from '#commands/post-processes.ts'
import { leadTime, leadTimes, namedValue, namedValues, postProcess, postProcesses } from '#db/reads/pricing-choices.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** What is chosen for a part beside its process and material. */
export function registerPricingChoices(app: FastifyInstance, ctx: ApiContext): void {
  registerNamedValues(app, ctx)

  register(app, ctx, postProcessEndpoints.list, ({ caller, query }) =>
    asking(ctx, caller, (r, shop) => postProcesses(r, shop, query)),
  )
  register(app, ctx, postProcessEndpoints.read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => postProcess(r, shop, params.id)), 'post-process'),
  )
  register(app, ctx, postProcessEndpoints.create, ({ caller, body }) =>
    createPostProcess(commandContext(ctx, caller), body),
  )
  register(app, ctx, postProcessEndpoints.update, ({ caller, body, params }) =>
    updatePostProcess(commandContext(ctx, caller), { ...body, id: params.id }),
  )

  register(app, ctx, leadTimeEndpoints.list, ({ caller, query }) =>
    asking(ctx, caller, (r, shop) => leadTimes(r, shop, query)),
  )
  register(app, ctx, leadTimeEndpoints.read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => leadTime(r, shop, params.id)), 'lead time'),
  )
  register(app, ctx, leadTimeEndpoints.create, ({ caller, body }) => createLeadTime(commandContext(ctx, caller), body))
  register(app, ctx, leadTimeEndpoints.update, ({ caller, body, params }) =>
    updateLeadTime(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

function registerNamedValues(app: FastifyInstance, ctx: ApiContext): void {
  for (const [table, noun, endpoints] of [
    ['infills', 'infill', infillEndpoints],
    ['precisions', 'precision', precisionEndpoints],
  ] as const) {
    register(app, ctx, endpoints.list, ({ caller, query }) =>
      asking(ctx, caller, (r, shop) => namedValues(r, table, shop, query)),
    )
    register(app, ctx, endpoints.read, async ({ caller, params }) =>
      found(await asking(ctx, caller, (r, shop) => namedValue(r, table, shop, params.id)), noun),
    )
    register(app, ctx, endpoints.create, ({ caller, body }) =>
      createNamedValue(commandContext(ctx, caller), table, body),
    )
    register(app, ctx, endpoints.update, ({ caller, body, params }) =>
      updateNamedValue(commandContext(ctx, caller), table, { ...body, id: params.id }),
    )
  }
}
