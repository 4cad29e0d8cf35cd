import type { FastifyInstance } from 'fastify'
import { storeSettingsEndpoints } from '#api/contract/store-settings.ts'
import { updateStoreSettings } from '#commands/store-settings.ts'
import { listWaitingBaskets } from '#commands/waiting-baskets.ts'
import { type StoreSettingsView, storeSettings } from '#db/reads/store-settings.ts'
import type { ApiContext } from '../context.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { logoUrl } from '../store/logo-url.ts'

/** How the storefront shows itself, and what lies in its baskets. */
export function registerStoreSettings(app: FastifyInstance, ctx: ApiContext): void {
  const { read, update, baskets } = storeSettingsEndpoints
  const shown = (view: StoreSettingsView) => ({
    ...view,
    logoUrl: logoUrl(view.logoHash, view.slug),
    address: `${ctx.config.publicUrl}/store`,
  })
  register(app, ctx, read, async ({ caller }) => shown(await asking(ctx, caller, storeSettings)))
  register(app, ctx, update, async ({ caller, body }) =>
    shown(await updateStoreSettings(commandContext(ctx, caller), body)),
  )
  register(app, ctx, baskets, async ({ caller }) => ({
    items: await listWaitingBaskets(commandContext(ctx, caller), ctx.pricing),
  }))
}
