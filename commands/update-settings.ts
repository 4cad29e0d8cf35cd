import { reading } from '#db/connect.ts'
import { readSettings, type SettingsView } from '#db/reads/settings.ts'
import { lockShop, type ShopChange, updateShop } from '#db/stores/shops.ts'
import { checkCurrency } from '#domain/people/currency.ts'
import { checkLocale, checkTimeZone } from '#domain/people/region.ts'
import { checkVersion } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface UpdateSettings extends Omit<ShopChange, 'name'> {
  commandId: string
  version: number
  shopName?: string
}

/** Changes how the shop works. Refuses with `stale`, and with `malformed` for a time zone or language nobody knows. */
export function updateSettings(ctx: CommandContext, asked: UpdateSettings): Promise<SettingsView> {
  const { commandId, version, shopName, ...others } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-settings',
    commandId,
    content: { id: shopId, version, shopName, ...others },
    work: async (tx) => {
      const current = await lockShop(tx, shopId)
      await checkVersion(tx, ctx, { what: 'settings', id: shopId, asked: version, current })
      if (others.currency !== undefined) checkCurrency(others.currency)
      if (others.timeZone !== undefined) checkTimeZone(others.timeZone)
      if (others.locale !== undefined) others.locale = checkLocale(others.locale)
      if (others.workingDays) others.workingDays = [...others.workingDays].sort()
      const name = shopName?.trim()
      await updateShop(tx, shopId, { ...others, ...(name === undefined ? {} : { name }), version: current + 1 })
      return {
        answer: await readSettings(reading(tx), shopId),
        events: [{ type: 'settings.changed', body: { id: shopId, version: current + 1 } }],
        subject: 'Settings',
      }
    },
  })
}
