import type { RouteStripInput } from '#domain/route-strip/reading.ts'

const operations = ['Printing', 'Depowdering', 'Vapor smoothing', 'Dyeing', 'Inspection', 'Packing']

/** The work order of the drawn rules: 243 entered, 198 on the floor, 40 finished, 5 scrapped. */
export const gearHousing: RouteStripInput = {
  steps: operations.map((operation, at) => ({ step: `0${at + 1}0`, operation })),
  balances: [
    { step: '010', state: 'in_process', quantity: 40 },
    { step: '030', state: 'queued', quantity: 62 },
    { step: '030', state: 'in_process', quantity: 32 },
    { step: '040', state: 'in_process', quantity: 50 },
    { step: '050', state: 'queued', quantity: 10 },
    { step: '050', state: 'held', quantity: 4 },
    { step: null, state: 'finished', quantity: 40 },
    { step: '020', state: 'scrapped', quantity: 5 },
  ],
  entered: { released: 240, replaced: 3, surplus: 0 },
  scrap: [
    { step: '010', quantity: 1, reason: 'Warped', replaced: 1 },
    { step: '020', quantity: 2, reason: 'Warped', replaced: 0 },
    { step: '050', quantity: 2, reason: 'Surface', replaced: 2 },
  ],
  rework: [{ fromStep: '050', toStep: '030', quantity: 6 }],
  released: true,
}

type Here = readonly [queued: number, inProcess: number, held: number]

/** A work order with these pieces at its steps. */
export function at(here: readonly Here[], finished = 0, released = true): RouteStripInput {
  const steps = here.map((_, index) => ({
    step: String((index + 1) * 10).padStart(3, '0'),
    operation: operations[index % operations.length] ?? 'Packing',
  }))
  const balances = here.flatMap(([queued, inProcess, held], index) => {
    const step = steps[index]?.step ?? null
    return [
      { step, state: 'queued' as const, quantity: queued },
      { step, state: 'in_process' as const, quantity: inProcess },
      { step, state: 'held' as const, quantity: held },
    ]
  })
  const sum = balances.reduce((pieces, balance) => pieces + balance.quantity, finished)
  return {
    steps,
    balances: [...balances, { step: null, state: 'finished', quantity: finished }],
    entered: { released: sum, replaced: 0, surplus: 0 },
    released,
  }
}
