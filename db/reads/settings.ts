import type { Reader } from '#db/connect.ts'

export interface SettingsView {
  version: number
  shopName: string
  currency: string
  timeZone: string
  locale: string
  workingDays: number[]
  requireApprovedRoutingTemplates: boolean
  overproductionPercent: number
  badgeIdleMinutes: number
  undoMinutes: number
}

/** How the shop works. */
export async function readSettings(reader: Reader, shopId: string): Promise<SettingsView> {
  const row = await reader
    .selectFrom('shops')
    .select([
      'version',
      'name',
      'currency',
      'timeZone',
      'locale',
      'workingDays',
      'requireApprovedRoutingTemplates',
      'overproductionPercent',
      'badgeIdleMinutes',
      'undoMinutes',
    ])
    .where('shopId', '=', shopId)
    .executeTakeFirstOrThrow()
  const { name, overproductionPercent, ...others } = row
  return { ...others, shopName: name, overproductionPercent: Number(overproductionPercent) }
}
