import type { FastifyInstance } from 'fastify'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { beginTemplateVersion, createRoutingTemplate, updateRoutingTemplate } from '#commands/routing-templates.ts'
import { approveTemplate, deprecateTemplate, makeTemplateDefault, removeTemplate } from '#commands/template-states.ts'
import { routingTemplate, routingTemplates } from '#db/reads/routing-templates.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

/** Two hundred steps with long instructions. */
const bodyLimitBytes = 6 * 1024 * 1024

export function registerRoutingTemplates(app: FastifyInstance, ctx: ApiContext): void {
  registerTexts(app, ctx)
  registerStates(app, ctx)
}

function registerTexts(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, createInLibrary, createForPart, update, newVersion } = routingTemplateEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => routingTemplates(reader, shopId, query)),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(
      await asking(ctx, caller, (reader, shopId) => routingTemplate(reader, shopId, params.id)),
      'routing template',
    ),
  )
  register(
    app,
    ctx,
    createInLibrary,
    ({ caller, body }) => createRoutingTemplate(commandContext(ctx, caller), { ...body, partSpecificationId: null }),
    { bodyLimitBytes },
  )
  register(
    app,
    ctx,
    createForPart,
    ({ caller, body, params }) =>
      createRoutingTemplate(commandContext(ctx, caller), { ...body, partSpecificationId: params.id }),
    { bodyLimitBytes },
  )
  register(
    app,
    ctx,
    update,
    ({ caller, body, params }) => updateRoutingTemplate(commandContext(ctx, caller), { ...body, id: params.id }),
    { bodyLimitBytes },
  )
  register(
    app,
    ctx,
    newVersion,
    ({ caller, body, params }) => beginTemplateVersion(commandContext(ctx, caller), { ...body, id: params.id }),
    { bodyLimitBytes },
  )
}

function registerStates(app: FastifyInstance, ctx: ApiContext): void {
  const { approve, makeDefault, deprecate, remove } = routingTemplateEndpoints
  register(app, ctx, approve, ({ caller, body, params }) =>
    approveTemplate(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, makeDefault, ({ caller, body, params }) =>
    makeTemplateDefault(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, deprecate, ({ caller, body, params }) =>
    deprecateTemplate(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeTemplate(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
