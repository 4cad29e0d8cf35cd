import { isId } from './id.ts'

export const workOrderStatuses = ['planned', 'released', 'on_hold', 'finished', 'cancelled'] as const
export type WorkOrderStatus = (typeof workOrderStatuses)[number]

/** Named levels of the priority number 0–100; a number between them is fine too. */
export const priorityLevels = { low: 25, normal: 50, high: 75, rush: 100 } as const
export type PriorityLevel = keyof typeof priorityLevels

/** From here up a work order carries the RUSH flag. */
export const rushFrom = 90

/** `WO-000042`: how the running number of a work order is written everywhere. */
export function workOrderNumber(running: number): string {
  return `WO-${String(running).padStart(6, '0')}`
}

/** What names a work order in an address: its id, or its number as it is printed. Null for anything else. */
export function parseWorkOrderName(asked: string): { id: string } | { number: number } | null {
  if (isId(asked)) return { id: asked.toLowerCase() }
  const number = /^WO-(\d{1,12})$/i.exec(asked)?.[1]
  return number === undefined ? null : { number: Number(number) }
}

/** A priority as people and programs say it: the number, or the name of a level. */
export type PriorityAsked = number | PriorityLevel

export function priorityOf(asked: PriorityAsked): number {
  return typeof asked === 'number' ? asked : priorityLevels[asked]
}
