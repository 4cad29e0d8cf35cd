import type { OperationKey, PersonKey, ReasonKey, StationKey } from './floor.ts'
import type { Run } from './runs.ts'

/** One act on the floor of the sample shop. `minutesAgo` counts back from now. */
export interface Act {
  minutesAgo: number
  by: PersonKey
  /** Where it was scanned; planners act at the desk. */
  station: StationKey | null
  operation: OperationKey | null
  act:
    | { do: 'release'; quantity: number }
    | { do: 'start' | 'complete'; quantity: number }
    | { do: 'scrap'; quantity: number; reason: ReasonKey }
    | { do: 'rework'; quantity: number; to: OperationKey }
    | { do: 'hold'; quantity: number; reason: string }
    | { do: 'replace'; quantity: number; scrapAt: OperationKey }
    | { do: 'report'; good: number; scrap: number; reason: ReasonKey }
}

const day = 24 * 60

/** Who works where: the station and the person that report an operation. */
const places: Record<OperationKey, readonly (readonly [StationKey, PersonKey])[]> = {
  printing: [
    ['mjf2', 'jonas'],
    ['mjf1', 'jonas'],
  ],
  depowdering: [
    ['depowdering2', 'lin'],
    ['depowdering1', 'ada'],
  ],
  smoothing: [
    ['postpro1', 'lin'],
    ['postpro2', 'jonas'],
  ],
  dyeing: [
    ['tank3', 'lin'],
    ['tank1', 'jonas'],
  ],
  tapping: [['bench1', 'ada']],
  inspection: [['inspection1', 'ada']],
  packing: [['packing1', 'ada']],
}

function scan(operation: OperationKey, minutesAgo: number, act: Act['act'], turn = 0): Act {
  const [station, by] = places[operation][turn % places[operation].length] as readonly [StationKey, PersonKey]
  return { minutesAgo, by, station, operation, act }
}

interface Wave {
  quantity: number
  /** How many steps it goes all the way through; the next one is where it stands. */
  passes: number
  stands: 'queued' | 'in_process' | 'held' | { scrap: ReasonKey }
}

/**
 * The acts that lead a run to where its pieces stand: groups of pieces walk the routing one behind the other, the one
 * that is furthest first. Every group is started before it is completed, so the ledger's draw order changes nothing.
 */
export function historyOf(run: Run, routing: readonly OperationKey[]): Act[] {
  if (run.releasedDaysAgo === null) return []
  const released = run.releasedDaysAgo * day
  const until = run.finished === run.target ? released - 5 * day : 35
  const waves = wavesOf(run, routing)
  const pace = (released - 60 - until) / (routing.length * 2 + waves.length)
  const acts: Act[] = [
    { minutesAgo: released, by: 'marta', station: null, operation: null, act: { do: 'release', quantity: run.target } },
  ]
  waves.forEach((wave, turn) => {
    let minutesAgo = released - 60 - turn * pace
    const next = () => {
      minutesAgo -= pace
      return Math.max(until, Math.round(minutesAgo))
    }
    for (const operation of routing.slice(0, wave.passes)) {
      // Runs that are long done keep a shorter history: what was finished, not when it was begun.
      if (run.finished === 0) acts.push(scan(operation, next(), { do: 'start', quantity: wave.quantity }, turn))
      acts.push(scan(operation, next(), { do: 'complete', quantity: wave.quantity }, turn))
    }
    const here = routing[wave.passes]
    if (here === undefined) return
    if (wave.stands === 'in_process') acts.push(scan(here, next(), { do: 'start', quantity: wave.quantity }, turn))
    if (wave.stands === 'held')
      acts.push(scan(here, next(), { do: 'hold', quantity: wave.quantity, reason: 'Surface check' }, turn))
    if (typeof wave.stands === 'object') {
      acts.push(scan(here, next(), { do: 'scrap', quantity: wave.quantity, reason: wave.stands.scrap }, turn))
      acts.push({
        minutesAgo: next(),
        by: 'marta',
        station: null,
        operation: null,
        act: { do: 'replace', quantity: wave.quantity, scrapAt: here },
      })
      for (const operation of routing) {
        acts.push(scan(operation, next(), { do: 'complete', quantity: wave.quantity }))
      }
    }
  })
  return acts
}

function wavesOf(run: Run, routing: readonly OperationKey[]): Wave[] {
  const standing = run.places.flatMap((place): Wave[] => {
    const passes = routing.indexOf(place.at)
    return [
      { quantity: place.queued ?? 0, passes, stands: 'queued' },
      { quantity: place.held ?? 0, passes, stands: 'held' },
      { quantity: place.inProcess ?? 0, passes, stands: 'in_process' },
    ]
  })
  const scrapped: Wave[] = run.scrap
    ? [{ quantity: run.scrap.quantity, passes: routing.indexOf(run.scrap.at), stands: { scrap: run.scrap.reason } }]
    : []
  const finished: Wave = {
    quantity: run.finished - (run.scrap?.quantity ?? 0),
    passes: routing.length,
    stands: 'queued',
  }
  return [finished, ...scrapped, ...standing].filter((wave) => wave.quantity > 0).sort((a, b) => b.passes - a.passes)
}

const at = (days: number, hoursAgo: number) => Math.round(days * day + hoursAgo * 60)

/** WO-000042, 240 gear housings: partial completions, scrap that was and was not replaced, rework and a hold. */
export const gearHousingHistory: readonly Act[] = [
  { minutesAgo: at(6, 2), by: 'marta', station: null, operation: null, act: { do: 'release', quantity: 240 } },
  scan('printing', at(6, 1), { do: 'start', quantity: 160 }, 1),
  scan('printing', at(5, 3), { do: 'report', good: 159, scrap: 1, reason: 'warped' }, 1),
  {
    minutesAgo: at(5, 2),
    by: 'marta',
    station: null,
    operation: null,
    act: { do: 'replace', quantity: 1, scrapAt: 'printing' },
  },
  scan('depowdering', at(5, 1), { do: 'start', quantity: 159 }),
  scan('depowdering', at(4, 5), { do: 'complete', quantity: 159 }),
  scan('smoothing', at(4, 4), { do: 'start', quantity: 62 }),
  scan('smoothing', at(3, 6), { do: 'complete', quantity: 62 }),
  scan('dyeing', at(3, 5), { do: 'start', quantity: 62 }),
  scan('dyeing', at(3, 1), { do: 'complete', quantity: 62 }),
  scan('inspection', at(1, 7), { do: 'start', quantity: 40 }),
  scan('inspection', at(1, 5), { do: 'scrap', quantity: 2, reason: 'surface' }),
  scan('inspection', at(1, 4.8), { do: 'rework', quantity: 6, to: 'smoothing' }),
  {
    minutesAgo: at(1, 4),
    by: 'marta',
    station: null,
    operation: null,
    act: { do: 'replace', quantity: 2, scrapAt: 'inspection' },
  },
  scan('inspection', at(1, 3), { do: 'complete', quantity: 24 }),
  scan('packing', at(1, 2), { do: 'complete', quantity: 24 }),
  scan('printing', at(1, 1), { do: 'complete', quantity: 3 }, 1),
  scan('depowdering', at(0.9, 0), { do: 'complete', quantity: 3 }),
  scan('smoothing', at(0.85, 0), { do: 'start', quantity: 50 }),
  scan('printing', at(0.8, 0), { do: 'start', quantity: 40 }),
  scan('smoothing', at(0, 3), { do: 'complete', quantity: 50 }),
  scan('dyeing', at(0, 2.6), { do: 'start', quantity: 50 }),
  scan('inspection', at(0, 2.2), { do: 'complete', quantity: 16 }),
  scan('packing', at(0, 1.6), { do: 'complete', quantity: 16 }),
  scan('printing', at(0, 0.8), { do: 'complete', quantity: 40 }),
  scan('printing', at(0, 0.7), { do: 'start', quantity: 40 }),
  scan('smoothing', at(0, 0.6), { do: 'start', quantity: 32 }),
  scan('inspection', at(0, 0.4), { do: 'hold', quantity: 4, reason: 'Surface check' }),
  scan('depowdering', at(0, 0.05), { do: 'report', good: 38, scrap: 2, reason: 'warped' }),
]
