import type { CustomerName } from './floor.ts'
import type { PartKey } from './runs.ts'

export type SampleStatus = 'New' | 'Confirmed' | 'In production' | 'Ready to ship' | 'Shipped'

export interface SampleOrder {
  customer: CustomerName
  /** Each with the numbers of the runs that make it: `run 36` is WO-000036. */
  lines: readonly { part: PartKey; quantity: number; price: string; runs?: readonly number[] }[]
  acceptedDaysAgo: number
  dueInDays: number
  status: SampleStatus
  purchaseOrder: string
  rush?: true
  /** Left that many days ago, with all its pieces. */
  shippedDaysAgo?: number
}

/** The orders of the last weeks, the oldest first: O-000101 on. */
export const sampleOrders: readonly SampleOrder[] = [
  {
    customer: 'Halvorsen Robotics',
    lines: [{ part: 'gear-housing', quantity: 120, price: '17.90', runs: [31] }],
    acceptedDaysAgo: 14,
    dueInDays: -4,
    status: 'Shipped',
    purchaseOrder: 'HR-88120',
    shippedDaysAgo: 4,
  },
  {
    customer: 'Kessler Fördertechnik',
    lines: [{ part: 'encoder-ring', quantity: 40, price: '9.65', runs: [32] }],
    acceptedDaysAgo: 13,
    dueInDays: -3,
    status: 'Shipped',
    purchaseOrder: 'KF 4711',
    shippedDaysAgo: 3,
  },
  {
    customer: 'Stolz Orthopädie',
    lines: [{ part: 'spacer-sleeve', quantity: 200, price: '3.10', runs: [33] }],
    acceptedDaysAgo: 12,
    dueInDays: -1,
    status: 'Shipped',
    purchaseOrder: '2026-0931',
    shippedDaysAgo: 2,
  },
  {
    customer: 'Tidewater Marine Supply',
    lines: [{ part: 'motor-bracket', quantity: 150, price: '11.90', runs: [37] }],
    acceptedDaysAgo: 12,
    dueInDays: -1,
    status: 'In production',
    purchaseOrder: 'TM-2207',
  },
  {
    customer: 'Northgate Tooling Ltd',
    lines: [{ part: 'angle-block-10', quantity: 32, price: '21.40', runs: [34] }],
    acceptedDaysAgo: 11,
    dueInDays: 0,
    status: 'Ready to ship',
    purchaseOrder: 'NG-10332',
  },
  {
    customer: 'Tidewater Marine Supply',
    lines: [{ part: 'motor-bracket', quantity: 100, price: '12.20', runs: [35] }],
    acceptedDaysAgo: 11,
    dueInDays: 1,
    status: 'Ready to ship',
    purchaseOrder: 'TM-2211',
  },
  {
    customer: 'Northgate Tooling Ltd',
    lines: [{ part: 'angle-block-10', quantity: 64, price: '20.80', runs: [36] }],
    acceptedDaysAgo: 10,
    dueInDays: 0,
    status: 'In production',
    purchaseOrder: 'NG-10340',
  },
  {
    customer: 'Bright Prairie Instruments',
    lines: [{ part: 'lattice-gusset', quantity: 96, price: '41.80', runs: [39] }],
    acceptedDaysAgo: 9,
    dueInDays: 0,
    status: 'In production',
    purchaseOrder: 'BPI 7731',
  },
  {
    customer: 'Moreau Médical SAS',
    lines: [
      { part: 'flange-cover', quantity: 24, price: '138.00', runs: [38] },
      { part: 'flange-cover', quantity: 12, price: '142.00', runs: [46] },
    ],
    acceptedDaysAgo: 8,
    dueInDays: 8,
    status: 'In production',
    purchaseOrder: 'MM-5-118',
  },
  {
    customer: 'Aerolane Systems Inc.',
    lines: [
      { part: 'enclosure', quantity: 160, price: '24.20', runs: [41, 51] },
      { part: 'flange-cover', quantity: 24, price: '74.00' },
      { part: 'fixture-block', quantity: 150, price: '4.90' },
      { part: 'motor-bracket', quantity: 80, price: '7.05' },
    ],
    acceptedDaysAgo: 7,
    dueInDays: 15,
    status: 'In production',
    purchaseOrder: 'AE-55120',
  },
  {
    customer: 'Halvorsen Robotics',
    lines: [{ part: 'gear-housing', quantity: 240, price: '17.90', runs: [42] }],
    acceptedDaysAgo: 7,
    dueInDays: 3,
    status: 'In production',
    purchaseOrder: 'HR-88144',
  },
  {
    customer: 'Northgate Tooling Ltd',
    lines: [{ part: 'angle-block-20', quantity: 36, price: '33.50', runs: [40] }],
    acceptedDaysAgo: 6,
    dueInDays: 3,
    status: 'In production',
    purchaseOrder: 'NG-10351',
  },
  {
    customer: 'Kessler Fördertechnik',
    lines: [
      { part: 'tray-bottom', quantity: 20, price: '46.00', runs: [43] },
      { part: 'encoder-ring', quantity: 60, price: '9.65', runs: [44] },
    ],
    acceptedDaysAgo: 6,
    dueInDays: 2,
    status: 'In production',
    purchaseOrder: 'KF 4730',
  },
  {
    customer: 'Stolz Orthopädie',
    lines: [{ part: 'spacer-sleeve', quantity: 400, price: '2.90', runs: [47] }],
    acceptedDaysAgo: 5,
    dueInDays: 10,
    status: 'In production',
    purchaseOrder: '2026-0950',
  },
  {
    customer: 'Delgado Motorsport',
    lines: [{ part: 'fixture-block', quantity: 30, price: '63.20', runs: [45] }],
    acceptedDaysAgo: 4,
    dueInDays: 1,
    status: 'In production',
    purchaseOrder: 'DM-91',
    rush: true,
  },
  {
    customer: 'Kulturhaus Bremen',
    lines: [{ part: 'geared-heart', quantity: 25, price: '24.50', runs: [48] }],
    acceptedDaysAgo: 3,
    dueInDays: 17,
    status: 'In production',
    purchaseOrder: '',
  },
  {
    customer: 'Halvorsen Robotics',
    lines: [{ part: 'gear-housing', quantity: 120, price: '17.90', runs: [49] }],
    acceptedDaysAgo: 2,
    dueInDays: 13,
    status: 'Confirmed',
    purchaseOrder: 'HR-88160',
  },
  {
    customer: 'Bright Prairie Instruments',
    lines: [{ part: 'lattice-gusset', quantity: 48, price: '46.10', runs: [50] }],
    acceptedDaysAgo: 2,
    dueInDays: 14,
    status: 'Confirmed',
    purchaseOrder: 'BPI 7760',
  },
  {
    customer: 'Kessler Fördertechnik',
    lines: [{ part: 'encoder-ring', quantity: 150, price: '9.65', runs: [52] }],
    acceptedDaysAgo: 2,
    dueInDays: 16,
    status: 'Confirmed',
    purchaseOrder: 'KF 4741',
  },
  {
    customer: 'Tidewater Marine Supply',
    lines: [{ part: 'motor-bracket', quantity: 200, price: '11.90', runs: [53] }],
    acceptedDaysAgo: 2,
    dueInDays: 17,
    status: 'Confirmed',
    purchaseOrder: 'TM-2230',
  },
  {
    customer: 'Stolz Orthopädie',
    lines: [
      { part: 'spacer-sleeve', quantity: 200, price: '3.10' },
      { part: 'encoder-ring', quantity: 20, price: '10.40' },
    ],
    acceptedDaysAgo: 1,
    dueInDays: 21,
    status: 'New',
    purchaseOrder: '2026-0971',
  },
  {
    customer: 'Northgate Tooling Ltd',
    lines: [{ part: 'angle-block-20', quantity: 50, price: '33.50' }],
    acceptedDaysAgo: 0,
    dueInDays: 23,
    status: 'New',
    purchaseOrder: 'NG-10377',
  },
]

export interface SampleQuote {
  customer: CustomerName
  lines: readonly { part: PartKey; quantity: number; quantities?: readonly number[]; price?: string }[]
  expense?: { name: string; amount: string }
  reference: string
  createdDaysAgo: number
  sentDaysAgo?: number
  /** A change after it was sent: the draft of the next revision. */
  revised?: { quantity: number; note: string }
  declined?: string
  /** Its last day, counted from this morning. */
  validInDays?: number
  discountPercent?: number
}

/** What is being quoted, the oldest first; prices that are not typed are the equations' own. */
export const sampleQuotes: readonly SampleQuote[] = [
  {
    customer: 'Moreau Médical SAS',
    lines: [{ part: 'gear-housing', quantity: 10, price: '81.20' }],
    reference: '',
    createdDaysAgo: 21,
    sentDaysAgo: 20,
    declined: 'Found it cheaper',
  },
  {
    customer: 'Delgado Motorsport',
    lines: [{ part: 'tray-bottom', quantity: 6, price: '52.00' }],
    reference: 'Paddock trays',
    createdDaysAgo: 40,
    sentDaysAgo: 39,
    validInDays: -9,
  },
  {
    customer: 'Kulturhaus Bremen',
    lines: [{ part: 'geared-heart', quantity: 40, price: '24.50' }],
    reference: '',
    createdDaysAgo: 6,
    sentDaysAgo: 6,
    validInDays: 8,
  },
  {
    customer: 'Delgado Motorsport',
    lines: [{ part: 'fixture-block', quantity: 10 }],
    reference: 'Rev B',
    createdDaysAgo: 5,
    sentDaysAgo: 4,
    validInDays: 1,
  },
  {
    customer: 'Tidewater Marine Supply',
    lines: [
      { part: 'motor-bracket', quantity: 400, quantities: [100, 200, 800] },
      { part: 'enclosure', quantity: 120 },
    ],
    reference: 'TM spring',
    createdDaysAgo: 5,
    sentDaysAgo: 4,
    validInDays: 20,
  },
  {
    customer: 'Bright Prairie Instruments',
    lines: [
      { part: 'lattice-gusset', quantity: 48, quantities: [24, 96, 192] },
      { part: 'encoder-ring', quantity: 24 },
      { part: 'flange-cover', quantity: 6, price: '138.00' },
    ],
    expense: { name: 'First article report', amount: '120.00' },
    reference: 'RFQ 26-118',
    createdDaysAgo: 5,
    sentDaysAgo: 4,
    revised: { quantity: 96, note: 'Dana, here is revision 2. At 96 gussets the price of one falls.' },
    discountPercent: 3,
  },
  {
    customer: 'Northgate Tooling Ltd',
    lines: [
      { part: 'angle-block-10', quantity: 120 },
      { part: 'fixture-block', quantity: 20 },
    ],
    reference: 'NG RFQ 88',
    createdDaysAgo: 3,
    sentDaysAgo: 2,
    validInDays: 24,
  },
  {
    customer: 'Aerolane Systems Inc.',
    lines: [
      { part: 'enclosure', quantity: 80, quantities: [20, 160] },
      { part: 'flange-cover', quantity: 8 },
    ],
    reference: 'AE phase 2',
    createdDaysAgo: 1,
  },
  {
    customer: 'Kessler Fördertechnik',
    lines: [{ part: 'flange-cover', quantity: 40 }],
    reference: 'Deckel Anlage 7',
    createdDaysAgo: 0,
  },
  {
    customer: 'Halvorsen Robotics',
    lines: [
      { part: 'gear-housing', quantity: 300, price: '16.40' },
      { part: 'encoder-ring', quantity: 60, price: '9.80' },
    ],
    reference: 'Cell 4',
    createdDaysAgo: 1,
    sentDaysAgo: 0,
    validInDays: 26,
  },
]
