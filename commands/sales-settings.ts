import { reading, type Tx } from '#db/connect.ts'
import { nextSalesNumbers, salesSettings } from '#db/reads/sales/sales-settings.ts'
import { raiseNumber, writeSalesSettings } from '#db/stores/sales/sales-settings.ts'
import { reject } from '#domain/decision.ts'
import type { SalesSettings } from '#domain/orders/sales-settings.ts'
import { checkCurrency } from '#domain/people/currency.ts'
import { checkVersion } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export type SalesSettingsView = SalesSettings & { nextQuoteNumber: number; nextOrderNumber: number }

export interface UpdateSalesSettings extends Partial<Omit<SalesSettings, 'version'>> {
  commandId: string
  version: number
  nextQuoteNumber?: number
  nextOrderNumber?: number
}

/** Changes how the shop sells; what was sent stays as it was. Refuses with `stale`, `malformed` and `number_passed`. */
export function updateSalesSettings(ctx: CommandContext, asked: UpdateSalesSettings): Promise<SalesSettingsView> {
  const { commandId, version, nextQuoteNumber, nextOrderNumber, ...change } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-sales-settings',
    commandId,
    content: { id: shopId, version, nextQuoteNumber, nextOrderNumber, ...change },
    work: async (tx) => {
      const before = await salesSettings(reading(tx), shopId)
      await checkVersion(tx, ctx, { what: 'sales settings', id: shopId, asked: version, current: before.version })
      for (const { currency } of change.currencies ?? []) checkCurrency(currency)
      if (change.webhookUrl && !URL.canParse(change.webhookUrl)) {
        reject('malformed', {
          field: 'webhookUrl',
          problem: 'is not an address such as https://erp.example.com/orders',
        })
      }
      await writeSalesSettings(tx, shopId, { ...before, ...change, version: before.version + 1 })
      const next = await nextSalesNumbers(reading(tx), shopId)
      await raise(tx, shopId, 'quote', nextQuoteNumber, next.quote)
      await raise(tx, shopId, 'order', nextOrderNumber, next.order)
      return {
        answer: await salesSettingsView(tx, shopId),
        events: [{ type: 'sales_settings.changed', body: { what: 'sales_settings' } }],
        subject: 'Sales settings',
      }
    },
  })
}

async function raise(
  tx: Tx,
  shopId: string,
  name: 'quote' | 'order',
  asked: number | undefined,
  next: number,
): Promise<void> {
  if (asked === undefined || asked === next) return
  if (asked < next) reject('number_passed', { asked, next })
  await raiseNumber(tx, shopId, name, asked - 1)
}

async function salesSettingsView(tx: Tx, shopId: string): Promise<SalesSettingsView> {
  const { quote, order } = await nextSalesNumbers(reading(tx), shopId)
  return { ...(await salesSettings(reading(tx), shopId)), nextQuoteNumber: quote, nextOrderNumber: order }
}
