/** pro forma: pays before we start; account: pays our invoices later; internal: another room of the same house. */
export const customerTypes = ['pro_forma', 'account', 'internal'] as const
export type CustomerType = (typeof customerTypes)[number]
