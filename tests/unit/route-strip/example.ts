import type { RouteStripInput } from '#domain/route-strip/reading.ts'

const names = ['Printing', 'Depowdering', 'Vapor smoothing', 'Dyeing', 'Inspection', 'Packing']

/** WO-000042 on the morning of Tue 24 Nov: 240 + 3 entered = 198 on the floor + 40 finished + 5 scrapped. */
export const gearHousing: RouteStripInput = {
  steps: names.map((operation, at) => ({ step: `0${at + 1}0`, operation })),
  balances: [
    { step: '010', state: 'in_process', quantity: 40 },
    { step: '030', state: 'queued', quantity: 62 },
    { step: '030', state: 'in_process', quantity: 32 },
    { step: '040', state: 'in_process', quantity: 50 },
    { step: '050', state: 'queued', quantity: 10 },
    { step: '050', state: 'held', quantity: 4 },
    { step: null, state: 'finished', quantity: 40 },
    { step: '020', state: 'scrapped', quantity: 2 },
    { step: '050', state: 'scrapped', quantity: 2 },
    { step: '010', state: 'scrapped', quantity: 1 },
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

/** A work order with these queued, in-process and held pieces at its steps. */
export function workOrder(
  here: readonly (readonly [queued: number, inProcess: number, held: number])[],
  finished = 0,
  released = true,
): RouteStripInput {
  const balances = here.flatMap(([queued, inProcess, held], at) => {
    const step = stepAt(at)
    return [
      { step, state: 'queued' as const, quantity: queued },
      { step, state: 'in_process' as const, quantity: inProcess },
      { step, state: 'held' as const, quantity: held },
    ]
  })
  const pieces = balances.reduce((sum, balance) => sum + balance.quantity, 0) + finished
  return {
    steps: here.map((_, at) => ({ step: stepAt(at), operation: names[at % names.length] ?? 'Packing' })),
    balances: [...balances, { step: null, state: 'finished', quantity: finished }],
    entered: { released: pieces, replaced: 0, surplus: 0 },
    released,
  }
}

function stepAt(index: number) {
  return String((index + 1) * 10).padStart(3, '0')
}
