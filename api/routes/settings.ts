import type { FastifyInstance } from 'fastify'
import { settingsEndpoints } from '#api/contract/settings.ts'
import { updateSettings } from '#commands/update-settings.ts'
import { readSettings } from '#db/reads/settings.ts'
import type { ApiContext } from '../context.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerSettings(app: FastifyInstance, ctx: ApiContext): void {
  register(app, ctx, settingsEndpoints.read, ({ caller }) => asking(ctx, caller, readSettings))
  register(app, ctx, settingsEndpoints.update, async ({ body, caller }) => {
    const settings = await updateSettings(commandContext(ctx, caller), body)
    ctx.sessions.forgetAll()
    return settings
  })
}
