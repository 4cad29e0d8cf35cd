import type { FastifyInstance } from 'fastify'
import { materialEndpoints, processEndpoints, technologyEndpoints } from '#api/contract/processes.ts'
import { copyProcess } from '#commands/copy-process.ts'
import { createMaterial, updateMaterial } from '#commands/materials.ts'
import { createProcess, updateProcess } from '#commands/processes.ts'
import { createTechnology, updateTechnology } from '#commands/technologies.ts'
import { material, materials, process, processes, technologies, technology } from '#db/reads/processes.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerProcesses(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, technologyEndpoints.list, ({ caller, query }) =>
    asking(ctx, caller, (r, shop) => technologies(r, shop, query)),
  )
  register(app, ctx, technologyEndpoints.read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => technology(r, shop, params.id)), 'technology'),
  )
  register(app, ctx, technologyEndpoints.create, ({ caller, body }) =>
    createTechnology(commandContext(ctx, caller), body),
  )
  register(app, ctx, technologyEndpoints.update, ({ caller, body, params }) =>
    updateTechnology(commandContext(ctx, caller), { ...body, id: params.id }),
  )

  register(app, ctx, processEndpoints.list, ({ caller, query }) =>
    asking(ctx, caller, (r, shop) => processes(r, shop, query)),
  )
  register(app, ctx, processEndpoints.read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => process(r, shop, params.id)), 'process'),
  )
  register(app, ctx, processEndpoints.create, ({ caller, body }) => createProcess(commandContext(ctx, caller), body))
  register(app, ctx, processEndpoints.copy, ({ caller, body, params }) =>
    copyProcess(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, processEndpoints.update, ({ caller, body, params }) =>
    updateProcess(commandContext(ctx, caller), { ...body, id: params.id }),
  )

  register(app, ctx, materialEndpoints.list, ({ caller, query }) =>
    asking(ctx, caller, (r, shop) => materials(r, shop, query)),
  )
  register(app, ctx, materialEndpoints.read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (r, shop) => material(r, shop, params.id)), 'material'),
  )
  register(app, ctx, materialEndpoints.create, ({ caller, body }) => createMaterial(commandContext(ctx, caller), body))
  register(app, ctx, materialEndpoints.update, ({ caller, body, params }) =>
    updateMaterial(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
