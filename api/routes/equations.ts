import type { FastifyInstance } from 'fastify'
import { equationEndpoints } from '#api/contract/equations.ts'
import { checkEquation, contractFor } from '#commands/equation-scope.ts'
import { createEquation, publishEquation, retireEquation, updateEquation } from '#commands/equations.ts'
import { equation, equationDifference, equations } from '#db/reads/equations.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** Room for a text that is larger than any equation may be, so that the check can say so. */
const bodyLimitBytes = 4 * 1024 * 1024

/** Equations in their versions. */
export function registerEquations(app: FastifyInstance, ctx: ApiContext): void {
  const { db, pricing } = ctx
  register(app, ctx, equationEndpoints.list, ({ caller, query }) =>
    asking(ctx, caller, (r, shop) => equations(r, shop, query)),
  )
  register(app, ctx, equationEndpoints.read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => equation(r, shop, params.id)), 'equation'),
  )
  register(app, ctx, equationEndpoints.difference, async ({ caller, params, query }) =>
    found(await asking(ctx, caller, (r, shop) => equationDifference(r, shop, params.id, query.from)), 'equation'),
  )
  register(app, ctx, equationEndpoints.contract, ({ caller, query }) =>
    contractFor({ db, shopId: caller.shop.id }, query),
  )
  register(
    app,
    ctx,
    equationEndpoints.check,
    ({ caller, body }) => checkEquation({ db, shopId: caller.shop.id }, pricing, body),
    { bodyLimitBytes },
  )
  register(
    app,
    ctx,
    equationEndpoints.create,
    ({ caller, body }) => createEquation(commandContext(ctx, caller), pricing, body),
    { bodyLimitBytes },
  )
  register(
    app,
    ctx,
    equationEndpoints.update,
    ({ caller, body, params }) => updateEquation(commandContext(ctx, caller), pricing, { ...body, id: params.id }),
    { bodyLimitBytes },
  )
  register(app, ctx, equationEndpoints.publish, ({ caller, body, params }) =>
    publishEquation(commandContext(ctx, caller), pricing, { ...body, id: params.id }),
  )
  register(app, ctx, equationEndpoints.retire, ({ caller, body, params }) =>
    retireEquation(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
