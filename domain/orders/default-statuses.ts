import type { Automation, OrderStatusKind } from './order-states.ts'

/** The stations of an order in a new shop; the shop changes them as it likes. */
export const defaultOrderStatuses: readonly {
  name: string
  kind: OrderStatusKind
  automations: readonly Automation[]
}[] = [
  { name: 'New', kind: 'starting', automations: [] },
  { name: 'Confirmed', kind: 'active', automations: ['notify_customer'] },
  { name: 'In production', kind: 'active', automations: ['schedule_parts'] },
  { name: 'Ready to ship', kind: 'active', automations: ['delivery_label'] },
  { name: 'Shipped', kind: 'ending', automations: ['send_invoice', 'notify_customer'] },
]
