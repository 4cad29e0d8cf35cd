import type { OperationKey, StationKey } from './floor.ts'

export interface SampleStep {
  operation: OperationKey
  stations: readonly StationKey[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
  instructions: string
}

const printing = (runMinutes: number, instructions: string): SampleStep => ({
  operation: 'printing',
  stations: ['mjf1', 'mjf2'],
  setUpMinutes: 20,
  runMinutes,
  runPer: 'load',
  instructions,
})
const depowdering = (instructions: string): SampleStep => ({
  operation: 'depowdering',
  stations: ['depowdering1', 'depowdering2'],
  setUpMinutes: 5,
  runMinutes: 0.8,
  runPer: 'piece',
  instructions,
})
const smoothing = (stations: readonly StationKey[], runMinutes: number, instructions: string): SampleStep => ({
  operation: 'smoothing',
  stations,
  setUpMinutes: 15,
  runMinutes,
  runPer: 'load',
  instructions,
})
const dyeing = (instructions: string): SampleStep => ({
  operation: 'dyeing',
  stations: [],
  setUpMinutes: 10,
  runMinutes: 120,
  runPer: 'load',
  instructions,
})
const tapping: SampleStep = {
  operation: 'tapping',
  stations: ['bench1'],
  setUpMinutes: 10,
  runMinutes: 1.5,
  runPer: 'piece',
  instructions: 'M4, 8 mm deep. Blow out before the gauge.',
}
const inspection = (instructions: string): SampleStep => ({
  operation: 'inspection',
  stations: ['inspection1'],
  setUpMinutes: 5,
  runMinutes: 0.6,
  runPer: 'piece',
  instructions,
})
const packing = (instructions: string): SampleStep => ({
  operation: 'packing',
  stations: ['packing1'],
  setUpMinutes: 0,
  runMinutes: 0.4,
  runPer: 'piece',
  instructions,
})

const upright = '**Balanced**, upright, 3 mm gap.'
const blast = 'Bead blast 8 min, blow out both bores.'
const byEye = 'Surface by eye, all.\n\n- bore Ø44.5 ±0.1, 5 of 40\n- no powder in the blind holes'
const boxes = '20 a box, layer paper between.'

/** The library, oldest version first; a state for each version as it stands this morning. */
export const libraryTemplates = [
  {
    key: 'dyed',
    name: 'MJF, dyed',
    versions: [
      {
        state: 'deprecated',
        steps: [
          printing(900, upright),
          depowdering(blast),
          dyeing('Black, 90 °C, 2 h.'),
          inspection(byEye),
          packing(boxes),
        ],
      },
      {
        state: 'approved',
        steps: [
          printing(840, upright),
          depowdering(blast),
          smoothing(['postpro1'], 160, 'Fine cycle, 2 h 40. Hang by the small bore.'),
          dyeing('Black, 90 °C, 2 h. Rinse twice.'),
          inspection(byEye),
          packing(boxes),
        ],
      },
      {
        state: 'draft',
        steps: [
          printing(840, upright),
          depowdering(blast),
          smoothing(
            ['postpro1', 'postpro2'],
            150,
            'Fine cycle, 2 h 30. Hang by the small bore.\n\n**No piece may touch its neighbour.** Stop at 18 g of solvent left.',
          ),
          dyeing('Black, 90 °C, 2 h. Rinse twice.'),
          tapping,
          inspection(byEye),
          packing(boxes),
        ],
      },
    ],
  },
  {
    key: 'smoothed',
    name: 'MJF, smoothed',
    versions: [
      {
        state: 'approved',
        steps: [
          printing(840, upright),
          depowdering('Bead blast 6 min.'),
          smoothing(['postpro1', 'postpro2'], 150, 'Fine cycle, 2 h 30.'),
          inspection('Surface by eye, all.'),
          packing(boxes),
        ],
      },
    ],
  },
  {
    key: 'colour',
    name: 'MJF, dyed, not smoothed',
    versions: [
      {
        state: 'approved',
        steps: [
          printing(840, upright),
          depowdering(blast),
          dyeing('Colour as on the sheet, 90 °C, 2 h.'),
          inspection('Colour against the card, all.'),
          packing(boxes),
        ],
      },
    ],
  },
  {
    key: 'plain',
    name: 'MJF, plain',
    versions: [
      {
        state: 'approved',
        steps: [
          printing(840, upright),
          depowdering('Bead blast 6 min.'),
          inspection('Surface by eye, all.'),
          packing(boxes),
        ],
      },
    ],
  },
] as const satisfies readonly {
  key: string
  name: string
  versions: readonly { state: 'draft' | 'approved' | 'deprecated'; steps: readonly SampleStep[] }[]
}[]
export type TemplateKey = (typeof libraryTemplates)[number]['key']
