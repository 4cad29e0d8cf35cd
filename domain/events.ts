/**
 * What the shop tells its screens. `pieces.moved` carries the work order's new state, so that boards patch without
 * asking; the others carry ids and versions, and the screens ask again for what they show.
 */
export const eventTypes = [
  'pieces.moved',
  'work_order.created',
  'work_order.released',
  'work_order.changed',
  'work_order.routing_changed',
  'board.ranked',
  'part.changed',
  'part.progress',
  'part.measured',
  'customer_reference.changed',
  'assembly.changed',
  'routing_template.changed',
  'operation.changed',
  'station.changed',
  'scrap_reason.changed',
  'process.changed',
  'equation.changed',
  'backtest.changed',
  'customer.changed',
  'quote.changed',
  'order.changed',
  'order.ranked',
  'project.changed',
  'sales_settings.changed',
  'basket.changed',
  'message.added',
  'mail.changed',
  'invoice.issued',
  'people.changed',
  'settings.changed',
] as const
export type EventType = (typeof eventTypes)[number]
