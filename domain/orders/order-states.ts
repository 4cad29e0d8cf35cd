/** Orders begin in a starting status and are completed by entering an ending one. */
export const orderStatusKinds = ['starting', 'active', 'ending'] as const
export type OrderStatusKind = (typeof orderStatusKinds)[number]

/** What entering a status can set off. */
export const automations = ['notify_customer', 'schedule_parts', 'delivery_label', 'send_invoice', 'webhook'] as const
export type Automation = (typeof automations)[number]

export const orderStates = ['open', 'completed', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]

/** The lists that orders are looked at in. */
export const orderTabs = [
  'open',
  'mine',
  'due_this_week',
  'late',
  'unscheduled',
  'completed',
  'cancelled',
  'all',
] as const
export type OrderTab = (typeof orderTabs)[number]
