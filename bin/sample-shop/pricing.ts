import type { OperationKey, ProcessKey } from './floor.ts'

/** Nordhaven Additive: what its prices are chosen from. The equations are the product's starters and the FDM example. */

export const infills = [
  { process: 'fdm', name: '15 %', value: 0.15 },
  { process: 'fdm', name: '40 %', value: 0.4 },
  { process: 'fdm', name: 'Solid', value: 1 },
] as const satisfies readonly { process: ProcessKey; name: string; value: number }[]

/** Layer heights in mm. */
export const precisions = [
  { process: 'fdm', name: 'Fine 0.12', value: 0.12 },
  { process: 'fdm', name: 'Standard 0.20', value: 0.2 },
  { process: 'fdm', name: 'Draft 0.28', value: 0.28 },
] as const satisfies readonly { process: ProcessKey; name: string; value: number }[]

/** `buffer` in working days. */
export const leadTimes = [
  { name: 'Economy', buffer: 12, default: false },
  { name: 'Standard', buffer: 8, default: true },
  { name: 'Express', buffer: 3, default: false },
] as const

/** `equation`: the starter that prices it; null where it is included. */
export const postProcesses: readonly {
  name: string
  process: ProcessKey
  operations: readonly OperationKey[]
  colors?: readonly { name: string; hex: string }[]
  pricing: 'equation' | 'included'
  equation: string | null
}[] = [
  {
    name: 'Dyeing',
    process: 'mjf',
    operations: ['dyeing'],
    colors: [
      { name: 'black', hex: '#1f2023' },
      { name: 'blue', hex: '#1f4e8c' },
      { name: 'red', hex: '#a3262a' },
    ],
    pricing: 'equation',
    equation: 'dyeing',
  },
  {
    name: 'Vapor smoothing',
    process: 'mjf',
    operations: ['smoothing'],
    pricing: 'equation',
    equation: 'vapor-smoothing',
  },
  { name: 'Threads tapped', process: 'mjf', operations: ['tapping'], pricing: 'equation', equation: 'flat-fee' },
  { name: 'Edges broken', process: 'fdm', operations: [], pricing: 'included', equation: null },
]
