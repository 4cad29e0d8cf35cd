import type { MovementType } from '#domain/ledger/buckets.ts'
import type { Role } from '#domain/people/roles.ts'
import type { WorkOrderStatus } from '#domain/work-orders.ts'

export const roleWords = {
  owner: 'Owner',
  planner: 'Planner',
  sales: 'Sales',
  operator: 'Operator',
  customer: 'Customer',
} satisfies Record<Role, string>

export const statusWords = {
  planned: 'not released',
  released: 'released',
  on_hold: 'on hold',
  finished: 'finished',
  cancelled: 'cancelled',
} satisfies Record<WorkOrderStatus, string>

/** What a movement did, after its number: "38 good", "2 scrap", "4 held". */
export const movementWords = {
  release: 'released',
  replace: 'replaced',
  surplus: 'added',
  start: 'started',
  pause: 'paused',
  complete: 'good',
  scrap: 'scrap',
  rework: 'rework',
  hold: 'held',
  release_hold: 'released from hold',
  move: 'moved',
  split_out: 'split off',
  split_in: 'came from a split',
  join_out: 'joined to another',
  join_in: 'joined',
  reverse: 'undone',
  ship: 'shipped',
  cancel: 'cancelled',
} satisfies Record<MovementType, string>
