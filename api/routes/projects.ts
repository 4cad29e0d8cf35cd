import type { FastifyInstance } from 'fastify'
import { projectEndpoints } from '#api/contract/projects.ts'
import { changeProject, createProject, placeQuote } from '#commands/projects.ts'
import { project, projects } from '#db/reads/projects.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { sendFile } from '../send-file.ts'

/** Quotes and orders that belong together, with their papers. */
export function registerProjects(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, addQuote, removeQuote, file } = projectEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => projects(reader, shopId, query)),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => project(reader, shopId, params.id)), 'project'),
  )
  register(app, ctx, create, ({ caller, body }) => createProject(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    changeProject(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, addQuote, ({ caller, body, params }) =>
    placeQuote(commandContext(ctx, caller), { ...body, id: params.id, inside: true }),
  )
  register(app, ctx, removeQuote, ({ caller, body, params }) =>
    placeQuote(commandContext(ctx, caller), { ...body, id: params.id, inside: false }),
  )
  register(app, ctx, file, async ({ caller, params, reply }) => {
    const { files } = found(
      await asking(ctx, caller, (reader, shopId) => project(reader, shopId, params.id)),
      'project',
    )
    const kept = found(files.find((each) => each.hash === params.hash) ?? null, 'file')
    // Whatever it is, it is only ever offered for saving.
    return sendFile(ctx, reply, {
      hash: kept.hash,
      name: kept.name,
      mediaType: 'application/octet-stream',
      forEver: true,
    })
  })
}
