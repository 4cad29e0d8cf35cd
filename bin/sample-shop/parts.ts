import type { LengthUnit } from '#domain/units/length.ts'
import type { ProcessKey } from './floor.ts'
import type { PartKey } from './runs.ts'
import type { TemplateKey } from './templates.ts'

export interface SamplePart {
  key: PartKey
  name: string
  /** In `models/`. */
  file: string
  /** What its numbers are; null where the file says so itself. */
  units: LengthUnit | null
  process: ProcessKey
  material: string
  color: string | null
  notes: string
  /** The library template that is its default; null: Automatic. */
  standard: TemplateKey | null
}

/** The parts of the sample shop, made from real files. */
export const parts: readonly SamplePart[] = [
  {
    key: 'gear-housing',
    name: 'Gear housing rev C',
    file: 'gear-housing.stl',
    units: 'INCHES',
    process: 'mjf',
    material: 'PA 12',
    color: 'black',
    notes: 'Bore must stay round: no clamps at Depowdering.',
    standard: 'dyed',
  },
  {
    key: 'encoder-ring',
    name: 'Encoder ring 120',
    file: 'encoder-ring.ply',
    units: 'MILLIMETERS',
    process: 'mjf',
    material: 'PA 12',
    color: 'grey',
    notes: '',
    standard: 'smoothed',
  },
  {
    key: 'angle-block-10',
    name: 'Angle block 10°',
    file: 'angle-block.stl',
    units: 'INCHES',
    process: 'mjf',
    material: 'PA 12 GB',
    color: 'grey',
    notes: '',
    standard: 'smoothed',
  },
  {
    key: 'angle-block-20',
    name: 'Angle block 20°',
    file: 'bearing-block.stl',
    units: 'MILLIMETERS',
    process: 'mjf',
    material: 'PA 12 GB',
    color: 'grey',
    notes: '',
    standard: 'smoothed',
  },
  {
    key: 'lattice-gusset',
    name: 'Lattice gusset',
    file: 'lattice-gusset.stl',
    units: 'METRES',
    process: 'mjf',
    material: 'PA 12',
    color: 'blue',
    notes: 'Count the ribs before dyeing.',
    standard: 'colour',
  },
  {
    key: 'flange-cover',
    name: 'Flange cover Ø305',
    file: 'flange-cover.3mf',
    units: null,
    process: 'mjf',
    material: 'PA 12',
    color: 'grey',
    notes: '',
    standard: 'smoothed',
  },
  {
    key: 'fixture-block',
    name: 'Fixture block rev B',
    file: 'fixture-block.stl',
    units: 'INCHES',
    process: 'mjf',
    material: 'PA 12 GB',
    color: 'grey',
    notes: '',
    standard: 'plain',
  },
  {
    key: 'enclosure',
    name: 'Enclosure half',
    file: 'enclosure.stl',
    units: 'INCHES',
    process: 'mjf',
    material: 'PA 12',
    color: 'black',
    notes: '',
    standard: 'dyed',
  },
  {
    key: 'motor-bracket',
    name: 'Motor bracket L',
    file: 'motor-bracket.stl',
    units: 'MILLIMETERS',
    process: 'mjf',
    material: 'PA 12',
    color: 'black',
    notes: '',
    standard: 'colour',
  },
  {
    key: 'spacer-sleeve',
    name: 'Spacer sleeve 30',
    file: 'spacer-sleeve.stl',
    units: 'MILLIMETERS',
    process: 'mjf',
    material: 'PA 12',
    color: 'grey',
    notes: '',
    standard: 'smoothed',
  },
  {
    key: 'tray-bottom',
    name: 'Tray bottom 355',
    file: 'tray-bottom.stl',
    units: 'MILLIMETERS',
    process: 'fdm',
    material: 'PETG',
    color: 'grey',
    notes: '',
    standard: 'plain',
  },
  {
    key: 'geared-heart',
    name: 'Geared heart, award',
    file: 'geared-heart.3mf',
    units: null,
    process: 'mjf',
    material: 'PA 12',
    color: 'red',
    notes: 'Assembles itself: print in place, no glue.',
    standard: null,
  },
]
