import type { PartNoteKind } from '#domain/parts/part-notes.ts'
import type { CustomerName, OperationKey } from './floor.ts'
import type { PartKey } from './runs.ts'

export interface SamplePartMemory {
  /** The name of the design; its specifications have theirs. */
  design: string
  customer: CustomerName | null
  /** What the customer calls it, and what was agreed. */
  reference?: { number: string; priceTiers: { quantity: number; unitPrice: string }[] }
  /** Files in `models/` that came before the one that is made today. */
  earlier?: { file: string; note: string }[]
  /** What is new in the one that is made today. */
  note?: string
  stays?: { kind: PartNoteKind; at: OperationKey | null; text: string }[]
  /** Pinned where the wall is thinnest. */
  comment?: string
}

/** What the sample shop knows of its parts beside how they are made. */
export const partMemory: Record<PartKey, SamplePartMemory> = {
  'gear-housing': {
    design: 'Gear housing',
    customer: 'Halvorsen Robotics',
    reference: {
      number: 'HR-2207-C',
      priceTiers: [
        { quantity: 100, unitPrice: '17.90' },
        { quantity: 250, unitPrice: '16.40' },
      ],
    },
    earlier: [
      { file: 'gear-housing-a.stl', note: 'First file.' },
      { file: 'gear-housing-b.stl', note: 'Flange 2 mm wider.' },
    ],
    note: 'Foot 1 mm wider.',
    stays: [
      { kind: 'production', at: 'smoothing', text: 'Hang by the small bore.' },
      { kind: 'quality', at: 'inspection', text: 'Bore Ø44.5 ±0.1, 5 of 40.' },
      { kind: 'remark', at: null, text: 'Halvorsen asks for the same batch of powder within an order.' },
    ],
    comment: 'This wall holds the bearing: keep it above 3 mm in the next revision.',
  },
  'encoder-ring': {
    design: 'Encoder ring 120',
    customer: 'Halvorsen Robotics',
    reference: { number: 'HR-1180-A', priceTiers: [{ quantity: 50, unitPrice: '9.80' }] },
  },
  'angle-block-10': { design: 'Angle block 10°', customer: 'Northgate Tooling Ltd' },
  'angle-block-20': { design: 'Angle block 20°', customer: 'Northgate Tooling Ltd' },
  'lattice-gusset': {
    design: 'Lattice gusset',
    customer: 'Aerolane Systems Inc.',
    stays: [{ kind: 'production', at: 'dyeing', text: 'Count the ribs before and after.' }],
  },
  'flange-cover': {
    design: 'Flange cover Ø305',
    customer: 'Tidewater Marine Supply',
    reference: { number: 'TMS 305-04', priceTiers: [] },
    stays: [{ kind: 'quality', at: 'inspection', text: 'Flatness 0.4 over the whole face.' }],
  },
  'fixture-block': { design: 'Fixture block', customer: 'Delgado Motorsport' },
  enclosure: { design: 'Enclosure half', customer: 'Bright Prairie Instruments' },
  'motor-bracket': { design: 'Motor bracket L', customer: 'Kessler Fördertechnik' },
  'spacer-sleeve': { design: 'Spacer sleeve 30', customer: 'Stolz Orthopädie' },
  'tray-bottom': { design: 'Tray bottom 355', customer: 'Kessler Fördertechnik' },
  'geared-heart': { design: 'Geared heart, award', customer: 'Kulturhaus Bremen' },
}

/** All model files of a part, oldest first. */
export const filesOf = ({ key, file }: { key: PartKey; file: string }): string[] => [
  ...(partMemory[key].earlier ?? []).map((each) => each.file),
  file,
]
