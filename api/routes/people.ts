import type { FastifyInstance } from 'fastify'
import { apiKeyEndpoints, peopleEndpoints } from '#api/contract/session.ts'
import { createApiKey, revokeApiKey } from '#commands/api-keys.ts'
import { createPerson, updatePersonOfShop } from '#commands/people.ts'
import { apiKeys } from '#db/reads/api-keys.ts'
import { pageOfShortList } from '#db/reads/page.ts'
import { people } from '#db/reads/people.ts'
import type { ApiContext } from '../context.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerPeople(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, peopleEndpoints.list, async ({ caller, query }) =>
    pageOfShortList(await asking(ctx, caller, (reader, shopId) => people(reader, shopId, ctx.now())), query),
  )
  const { publicUrl } = ctx.config
  register(app, ctx, peopleEndpoints.create, ({ body, caller }) =>
    createPerson(commandContext(ctx, caller), body, { publicUrl }),
  )
  register(app, ctx, peopleEndpoints.update, async ({ params, body, caller }) => {
    const changed = await updatePersonOfShop(commandContext(ctx, caller), { ...body, id: params.id }, { publicUrl })
    ctx.sessions.forgetAll()
    return changed
  })

  register(app, ctx, apiKeyEndpoints.list, async ({ caller, query }) =>
    pageOfShortList(await asking(ctx, caller, (reader, shopId) => apiKeys(reader, shopId)), query),
  )
  register(app, ctx, apiKeyEndpoints.create, ({ body, caller }) =>
    createApiKey(commandContext(ctx, caller), body, ctx.secret),
  )
  register(app, ctx, apiKeyEndpoints.revoke, async ({ params, body, caller }) => {
    const answer = await revokeApiKey(commandContext(ctx, caller), { ...body, id: params.id })
    ctx.sessions.forgetAll()
    return answer
  })
}
