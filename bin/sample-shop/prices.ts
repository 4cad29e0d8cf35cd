import type { CustomerName } from './floor.ts'
import type { PartKey } from './runs.ts'

/** A basket that somebody asked the price of. `finish`: names of post-processes. */
export interface SampleBasket {
  daysAgo: number
  customer: CustomerName | null
  lines: readonly { part: PartKey; quantity: number; finish?: readonly string[]; margin?: number }[]
}

const smooth = ['Vapor smoothing']
const dyed = ['Dyeing']
const both = ['Vapor smoothing', 'Dyeing']

/** What was asked in the last two months. */
export const baskets: readonly SampleBasket[] = [
  { daysAgo: 59, customer: 'Halvorsen Robotics', lines: [{ part: 'gear-housing', quantity: 60 }] },
  { daysAgo: 58, customer: 'Stolz Orthopädie', lines: [{ part: 'spacer-sleeve', quantity: 400 }] },
  {
    daysAgo: 57,
    customer: 'Delgado Motorsport',
    lines: [
      { part: 'fixture-block', quantity: 6 },
      { part: 'motor-bracket', quantity: 12, finish: dyed },
    ],
  },
  { daysAgo: 56, customer: null, lines: [{ part: 'geared-heart', quantity: 1, finish: dyed }] },
  { daysAgo: 54, customer: 'Moreau Médical SAS', lines: [{ part: 'flange-cover', quantity: 24, finish: smooth }] },
  { daysAgo: 53, customer: 'Kessler Fördertechnik', lines: [{ part: 'angle-block-20', quantity: 36 }] },
  {
    daysAgo: 51,
    customer: 'Northgate Tooling Ltd',
    lines: [
      { part: 'angle-block-10', quantity: 48 },
      { part: 'angle-block-20', quantity: 48 },
    ],
  },
  { daysAgo: 50, customer: 'Tidewater Marine Supply', lines: [{ part: 'motor-bracket', quantity: 150 }] },
  { daysAgo: 49, customer: 'Kulturhaus Bremen', lines: [{ part: 'tray-bottom', quantity: 2 }] },
  { daysAgo: 47, customer: 'Aerolane Systems Inc.', lines: [{ part: 'enclosure', quantity: 80, finish: dyed }] },
  {
    daysAgo: 46,
    customer: 'Bright Prairie Instruments',
    lines: [{ part: 'lattice-gusset', quantity: 12, finish: dyed }],
  },
  { daysAgo: 45, customer: 'Halvorsen Robotics', lines: [{ part: 'encoder-ring', quantity: 200, finish: smooth }] },
  {
    daysAgo: 43,
    customer: 'Stolz Orthopädie',
    lines: [
      { part: 'spacer-sleeve', quantity: 120 },
      { part: 'encoder-ring', quantity: 10, finish: smooth },
    ],
  },
  { daysAgo: 42, customer: null, lines: [{ part: 'tray-bottom', quantity: 1 }] },
  { daysAgo: 41, customer: 'Delgado Motorsport', lines: [{ part: 'fixture-block', quantity: 30, margin: 0.28 }] },
  { daysAgo: 39, customer: 'Moreau Médical SAS', lines: [{ part: 'flange-cover', quantity: 8, finish: smooth }] },
  { daysAgo: 38, customer: 'Kessler Fördertechnik', lines: [{ part: 'motor-bracket', quantity: 25 }] },
  {
    daysAgo: 36,
    customer: 'Tidewater Marine Supply',
    lines: [
      { part: 'gear-housing', quantity: 15 },
      { part: 'spacer-sleeve', quantity: 60 },
      { part: 'tray-bottom', quantity: 4 },
    ],
  },
  { daysAgo: 35, customer: 'Aerolane Systems Inc.', lines: [{ part: 'enclosure', quantity: 6 }] },
  { daysAgo: 33, customer: 'Northgate Tooling Ltd', lines: [{ part: 'angle-block-20', quantity: 240 }] },
  { daysAgo: 31, customer: 'Kulturhaus Bremen', lines: [{ part: 'geared-heart', quantity: 40, finish: dyed }] },
  {
    daysAgo: 30,
    customer: 'Bright Prairie Instruments',
    lines: [{ part: 'lattice-gusset', quantity: 48, finish: both }],
  },
  { daysAgo: 28, customer: 'Halvorsen Robotics', lines: [{ part: 'gear-housing', quantity: 240 }] },
  { daysAgo: 27, customer: 'Stolz Orthopädie', lines: [{ part: 'spacer-sleeve', quantity: 800 }] },
  { daysAgo: 25, customer: 'Delgado Motorsport', lines: [{ part: 'motor-bracket', quantity: 4, finish: dyed }] },
  { daysAgo: 24, customer: null, lines: [{ part: 'enclosure', quantity: 2, finish: dyed }] },
  { daysAgo: 22, customer: 'Kessler Fördertechnik', lines: [{ part: 'angle-block-10', quantity: 10 }] },
  {
    daysAgo: 21,
    customer: 'Aerolane Systems Inc.',
    lines: [
      { part: 'enclosure', quantity: 160 },
      { part: 'encoder-ring', quantity: 160, finish: smooth },
    ],
  },
  { daysAgo: 19, customer: 'Moreau Médical SAS', lines: [{ part: 'flange-cover', quantity: 60, finish: smooth }] },
  { daysAgo: 18, customer: 'Northgate Tooling Ltd', lines: [{ part: 'fixture-block', quantity: 3 }] },
  { daysAgo: 16, customer: 'Tidewater Marine Supply', lines: [{ part: 'motor-bracket', quantity: 50, finish: dyed }] },
  { daysAgo: 15, customer: 'Kulturhaus Bremen', lines: [{ part: 'tray-bottom', quantity: 20 }] },
  { daysAgo: 13, customer: 'Halvorsen Robotics', lines: [{ part: 'gear-housing', quantity: 30, finish: smooth }] },
  { daysAgo: 12, customer: 'Bright Prairie Instruments', lines: [{ part: 'lattice-gusset', quantity: 4 }] },
  { daysAgo: 10, customer: 'Stolz Orthopädie', lines: [{ part: 'encoder-ring', quantity: 25, finish: smooth }] },
  {
    daysAgo: 9,
    customer: 'Delgado Motorsport',
    lines: [
      { part: 'fixture-block', quantity: 12 },
      { part: 'geared-heart', quantity: 5, finish: dyed },
    ],
  },
  { daysAgo: 7, customer: 'Kessler Fördertechnik', lines: [{ part: 'angle-block-20', quantity: 100 }] },
  { daysAgo: 6, customer: 'Moreau Médical SAS', lines: [{ part: 'flange-cover', quantity: 2, finish: both }] },
  { daysAgo: 4, customer: 'Aerolane Systems Inc.', lines: [{ part: 'enclosure', quantity: 40, finish: dyed }] },
  { daysAgo: 3, customer: 'Tidewater Marine Supply', lines: [{ part: 'spacer-sleeve', quantity: 60 }] },
  { daysAgo: 2, customer: 'Northgate Tooling Ltd', lines: [{ part: 'angle-block-10', quantity: 15 }] },
  { daysAgo: 1, customer: 'Halvorsen Robotics', lines: [{ part: 'gear-housing', quantity: 8 }] },
]
