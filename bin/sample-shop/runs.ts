import type { CustomerName, OperationKey, ReasonKey } from './floor.ts'
import type { TemplateKey } from './templates.ts'

export type PartKey =
  | 'gear-housing'
  | 'encoder-ring'
  | 'angle-block-10'
  | 'angle-block-20'
  | 'lattice-gusset'
  | 'flange-cover'
  | 'fixture-block'
  | 'enclosure'
  | 'motor-bracket'
  | 'spacer-sleeve'
  | 'tray-bottom'
  | 'geared-heart'

export interface Place {
  at: OperationKey
  queued?: number
  inProcess?: number
  held?: number
}

/** A work order of the sample shop: where its pieces stand this morning. Days count from now; the ledger is made to lead there. */
export interface Run {
  part: PartKey
  customer: CustomerName
  /** 'automatic' derives the routing from the process. */
  routing: TemplateKey | 'automatic'
  target: number
  dueInDays: number
  priority?: 'normal' | 'high' | 'rush'
  releasedDaysAgo: number | null
  places: readonly Place[]
  finished: number
  /** Pieces that were scrapped on the way and made good. */
  scrap?: { at: OperationKey; quantity: number; reason: ReasonKey }
}

/** The runs that are open this morning, WO-000036 to WO-000053, except WO-000042: that one has a history of its own. */
export const openRuns: readonly (Run | 'gear-housing-run')[] = [
  {
    part: 'angle-block-10',
    customer: 'Northgate Tooling Ltd',
    routing: 'smoothed',
    target: 64,
    dueInDays: 0,
    releasedDaysAgo: 9,
    places: [{ at: 'packing', inProcess: 64 }],
    finished: 0,
  },
  {
    part: 'motor-bracket',
    customer: 'Tidewater Marine Supply',
    routing: 'colour',
    target: 150,
    dueInDays: -1,
    releasedDaysAgo: 10,
    places: [
      { at: 'dyeing', inProcess: 90 },
      { at: 'inspection', queued: 20, held: 10 },
      { at: 'packing', queued: 30 },
    ],
    finished: 0,
  },
  {
    part: 'flange-cover',
    customer: 'Moreau Médical SAS',
    routing: 'smoothed',
    target: 24,
    dueInDays: 1,
    releasedDaysAgo: 6,
    places: [{ at: 'smoothing', queued: 24 }],
    finished: 0,
  },
  {
    part: 'lattice-gusset',
    customer: 'Bright Prairie Instruments',
    routing: 'colour',
    target: 96,
    dueInDays: 0,
    releasedDaysAgo: 8,
    places: [
      { at: 'inspection', inProcess: 72 },
      { at: 'packing', inProcess: 24 },
    ],
    finished: 0,
  },
  {
    part: 'angle-block-20',
    customer: 'Northgate Tooling Ltd',
    routing: 'smoothed',
    target: 36,
    dueInDays: 3,
    releasedDaysAgo: 5,
    places: [{ at: 'depowdering', queued: 12, inProcess: 24 }],
    finished: 0,
  },
  {
    part: 'enclosure',
    customer: 'Aerolane Systems Inc.',
    routing: 'dyed',
    target: 80,
    dueInDays: 6,
    releasedDaysAgo: 6,
    places: [
      { at: 'smoothing', inProcess: 48, held: 16 },
      { at: 'dyeing', queued: 16 },
    ],
    finished: 0,
  },
  'gear-housing-run',
  {
    part: 'tray-bottom',
    customer: 'Kessler Fördertechnik',
    routing: 'plain',
    target: 20,
    dueInDays: 2,
    releasedDaysAgo: 5,
    places: [{ at: 'inspection', inProcess: 20 }],
    finished: 0,
  },
  {
    part: 'encoder-ring',
    customer: 'Kessler Fördertechnik',
    routing: 'smoothed',
    target: 60,
    dueInDays: 2,
    releasedDaysAgo: 2,
    places: [{ at: 'printing', inProcess: 60 }],
    finished: 0,
  },
  {
    part: 'fixture-block',
    customer: 'Delgado Motorsport',
    routing: 'plain',
    target: 30,
    dueInDays: 1,
    priority: 'rush',
    releasedDaysAgo: 2,
    places: [{ at: 'depowdering', inProcess: 30 }],
    finished: 0,
  },
  {
    part: 'flange-cover',
    customer: 'Moreau Médical SAS',
    routing: 'smoothed',
    target: 12,
    dueInDays: 8,
    releasedDaysAgo: 1,
    places: [{ at: 'printing', queued: 12 }],
    finished: 0,
  },
  {
    part: 'spacer-sleeve',
    customer: 'Stolz Orthopädie',
    routing: 'smoothed',
    target: 400,
    dueInDays: 10,
    releasedDaysAgo: 3,
    places: [
      { at: 'printing', inProcess: 320 },
      { at: 'depowdering', queued: 80 },
    ],
    finished: 0,
  },
  {
    part: 'geared-heart',
    customer: 'Kulturhaus Bremen',
    routing: 'automatic',
    target: 25,
    dueInDays: 17,
    releasedDaysAgo: 1,
    places: [{ at: 'printing', queued: 25 }],
    finished: 0,
  },
  {
    part: 'gear-housing',
    customer: 'Halvorsen Robotics',
    routing: 'dyed',
    target: 120,
    dueInDays: 13,
    releasedDaysAgo: null,
    places: [],
    finished: 0,
  },
  {
    part: 'lattice-gusset',
    customer: 'Bright Prairie Instruments',
    routing: 'colour',
    target: 48,
    dueInDays: 14,
    releasedDaysAgo: null,
    places: [],
    finished: 0,
  },
  {
    part: 'enclosure',
    customer: 'Aerolane Systems Inc.',
    routing: 'dyed',
    target: 80,
    dueInDays: 15,
    releasedDaysAgo: null,
    places: [],
    finished: 0,
  },
  {
    part: 'encoder-ring',
    customer: 'Kessler Fördertechnik',
    routing: 'smoothed',
    target: 150,
    dueInDays: 16,
    releasedDaysAgo: null,
    places: [],
    finished: 0,
  },
  {
    part: 'motor-bracket',
    customer: 'Tidewater Marine Supply',
    routing: 'colour',
    target: 200,
    dueInDays: 17,
    releasedDaysAgo: null,
    places: [],
    finished: 0,
  },
]

const finishedParts: readonly (readonly [PartKey, CustomerName, Run['routing'], number])[] = [
  ['gear-housing', 'Halvorsen Robotics', 'dyed', 120],
  ['encoder-ring', 'Kessler Fördertechnik', 'smoothed', 40],
  ['spacer-sleeve', 'Stolz Orthopädie', 'smoothed', 200],
  ['angle-block-10', 'Northgate Tooling Ltd', 'smoothed', 32],
  ['motor-bracket', 'Tidewater Marine Supply', 'colour', 100],
  ['lattice-gusset', 'Bright Prairie Instruments', 'colour', 24],
  ['enclosure', 'Aerolane Systems Inc.', 'dyed', 60],
  ['fixture-block', 'Delgado Motorsport', 'plain', 16],
  ['flange-cover', 'Moreau Médical SAS', 'smoothed', 18],
  ['tray-bottom', 'Kessler Fördertechnik', 'plain', 12],
]

const pastScrap: Readonly<Record<number, NonNullable<Run['scrap']>>> = {
  3: { at: 'printing', quantity: 4, reason: 'warped' },
  7: { at: 'depowdering', quantity: 2, reason: 'wall' },
  12: { at: 'printing', quantity: 3, reason: 'warped' },
  16: { at: 'depowdering', quantity: 4, reason: 'powder' },
  21: { at: 'inspection', quantity: 1, reason: 'lost' },
  26: { at: 'depowdering', quantity: 4, reason: 'wall' },
  31: { at: 'printing', quantity: 1, reason: 'warped' },
}

/** WO-000001 to WO-000035: done in the weeks before, the newest two days ago. */
export const finishedRuns: readonly Run[] = Array.from({ length: 35 }, (_, index) => {
  const [part, customer, routing, target] = finishedParts[
    index % finishedParts.length
  ] as (typeof finishedParts)[number]
  const scrap = pastScrap[index]
  const doneDaysAgo = 2 + Math.floor((34 - index) * 0.8)
  return {
    part,
    customer,
    routing,
    target,
    dueInDays: -doneDaysAgo + (index % 9 === 4 ? -1 : 2),
    releasedDaysAgo: doneDaysAgo + 6,
    places: [],
    finished: target,
    ...(scrap ? { scrap } : {}),
  }
})
