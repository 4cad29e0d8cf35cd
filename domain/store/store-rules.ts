import type { CustomerType } from '../people/customer-types.ts'

export const payments = ['invoice', 'purchase_order', 'advance'] as const
export type Payment = (typeof payments)[number]

/** open: anybody registers and orders; approval: the shop looks first; invited: only whom the shop entered. */
export const registrations = ['open', 'approval', 'invited'] as const
export type Registration = (typeof registrations)[number]

export const priceViewers = ['everybody', 'signed_in'] as const
export type PriceViewers = (typeof priceViewers)[number]

/** Whether a customer may order: whom the shop entered itself is known to it. */
export function mayOrder(
  customer: { approved: boolean; source: 'staff' | 'store' | 'import' },
  registration: Registration,
): boolean {
  return customer.approved || customer.source !== 'store' || registration === 'open'
}

/** How many days after the invoice a customer pays. */
export function paymentDaysOf(
  customer: { type: CustomerType; paymentDays: number | null },
  usual: Record<CustomerType, number>,
): number {
  return customer.paymentDays ?? usual[customer.type]
}

/** What a name becomes in an address: `nordhaven-additive`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return plain.slice(0, 50)
}
