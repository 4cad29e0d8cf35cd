import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { houseEndpoints } from '#api/contract/settings.ts'

export type Checklist = AnswerOf<typeof houseEndpoints.checklist>
export type StopOfWay = Checklist['stops'][number]
export type StopName = StopOfWay['stop']

/** What each stop is called and what it asks for. */
export const stopWords = {
  owner: { name: 'Owner', asks: 'You. Name, e-mail, password.' },
  operations: { name: 'Operations', asks: 'What is done to a part here, in order.' },
  stations: { name: 'Stations', asks: 'Where each of them is done.' },
  people: { name: 'People', asks: 'Who scans: a name, a badge, a PIN.' },
  part: { name: 'A part', asks: 'Its name, and its model if there is one.' },
  routing_template: { name: 'Its routing', asks: 'Its way through the shop, approved.' },
  work_order: { name: 'Work order', asks: 'Release 10 pieces to the first step.' },
  first_scan: { name: 'First scan', asks: 'Any tablet or this keyboard works.' },
} satisfies Record<StopName, { name: string; asks: string }>

/** A done stop says what was decided: "Printing, Depowdering and 4 more". */
export function decided(stop: StopOfWay): string {
  if (stop.stop === 'first_scan') return 'A traveller was scanned'
  const named = stop.names.slice(0, 2)
  const more = stop.count - named.length
  if (named.length === 0) return stop.count === 1 ? 'done' : `${stop.count} of them`
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
}
