import type { Tx } from '#db/connect.ts'
import type { SalesSettings } from '#domain/orders/sales-settings.ts'

/** Writes how the shop sells, whether it said so before or not. */
export async function writeSalesSettings(tx: Tx, shopId: string, settings: SalesSettings): Promise<void> {
  const row = { ...settings, currencies: JSON.stringify(settings.currencies) }
  await tx
    .insertInto('salesSettings')
    .values({ shopId, ...row })
    .onConflict((conflict) => conflict.column('shopId').doUpdateSet(row))
    .execute()
}

/** The last number that counts as handed out. */
export async function raiseNumber(tx: Tx, shopId: string, name: 'quote' | 'order', lastNumber: number): Promise<void> {
  await tx
    .insertInto('runningNumbers')
    .values({ shopId, name, lastNumber })
    .onConflict((conflict) => conflict.columns(['shopId', 'name']).doUpdateSet({ lastNumber }))
    .execute()
}
