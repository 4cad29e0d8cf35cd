import type { Tx } from '#db/connect.ts'

export interface JurisdictionRow {
  name: string
  country: string
  region: string
  components: { name: string; shortName: string; percent: number; onShipping: boolean }[]
  exemptionAllowed: boolean
  reverseCharge: boolean
  isDefault: boolean
}

/** A jurisdiction as it stands now; a new default takes the place of the one before. */
export async function writeJurisdiction(
  tx: Tx,
  shopId: string,
  id: string,
  row: JurisdictionRow,
  version: number,
): Promise<void> {
  if (row.isDefault) {
    await tx
      .updateTable('taxJurisdictions')
      .set({ isDefault: false })
      .where('shopId', '=', shopId)
      .where('id', '<>', id)
      .execute()
  }
  const columns = { ...row, components: JSON.stringify(row.components), version }
  await tx
    .insertInto('taxJurisdictions')
    .values({ shopId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['shopId', 'id']).doUpdateSet(columns))
    .execute()
}

export interface ShippingMethodRow {
  name: string
  mode: 'collection' | 'fixed' | 'customer_account'
  price: string
  weightTiers: { upToKilograms: number; price: string }[]
  freeFrom: string | null
  countries: string[]
  offered: boolean
}

export async function writeShippingMethod(
  tx: Tx,
  shopId: string,
  id: string,
  row: ShippingMethodRow,
  version: number,
): Promise<void> {
  const columns = { ...row, weightTiers: JSON.stringify(row.weightTiers), version }
  await tx
    .insertInto('shippingMethods')
    .values({ shopId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['shopId', 'id']).doUpdateSet(columns))
    .execute()
}

export interface DiscountRow {
  code: string
  name: string
  percent: number | null
  amount: string | null
  customerId: string | null
  startsOn: string | null
  endsOn: string | null
}

export async function writeDiscount(
  tx: Tx,
  shopId: string,
  id: string,
  row: DiscountRow,
  version: number,
): Promise<void> {
  const columns = { ...row, version }
  await tx
    .insertInto('discounts')
    .values({ shopId, id, ...columns })
    .onConflict((conflict) => conflict.columns(['shopId', 'id']).doUpdateSet(columns))
    .execute()
}

/** A discount code under its row's lock; null when there is none in use. */
export async function lockDiscount(tx: Tx, shopId: string, id: string): Promise<{ version: number } | null> {
  const row = await tx
    .selectFrom('discounts')
    .select('version')
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function removeDiscount(tx: Tx, shopId: string, id: string, removedAt: Date): Promise<void> {
  await tx.updateTable('discounts').set({ removedAt }).where('shopId', '=', shopId).where('id', '=', id).execute()
}
