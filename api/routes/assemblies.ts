import type { FastifyInstance } from 'fastify'
import { assemblyEndpoints } from '#api/contract/assemblies.ts'
import { changeAssembly, createAssembly, removeAssembly } from '#commands/assemblies.ts'
import { assemblies, assembly } from '#db/reads/assemblies.ts'
import type { ApiContext } from '../context.ts'
import { seesPrices } from '../guards/access.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerAssemblies(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, remove } = assemblyEndpoints
  register(app, ctx, list, async ({ caller, query }) => {
    const page = await asking(ctx, caller, (reader, shopId) => assemblies(reader, shopId, query))
    return { ...page, items: page.items.map((each) => priced(caller, each)) }
  })
  register(app, ctx, read, async ({ caller, params }) =>
    priced(
      caller,
      found(await asking(ctx, caller, (reader, shopId) => assembly(reader, shopId, params.id)), 'assembly'),
    ),
  )
  register(app, ctx, create, ({ caller, body }) => createAssembly(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    changeAssembly(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeAssembly(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

/** Operators see no prices. */
const priced = <A extends { unitPrice: string | null }>(caller: Caller, assembly: A): A =>
  seesPrices(caller) ? assembly : { ...assembly, unitPrice: null }
