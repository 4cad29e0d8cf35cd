import { readFileSync } from 'node:fs'
import type { MaterialVariableName } from './contract.ts'
import type { EquationLevel } from './inputs.ts'

export interface StarterVariable extends MaterialVariableName {
  /** A value to begin with. */
  example: number
}

/** An equation to begin with: right as it stands, and short enough to make one's own. */
export interface StarterEquation {
  id: string
  level: EquationLevel
  name: string
  /** One sentence for choosing it. */
  description: string
  /** Technologies it is meant for; empty at levels 2 and 3. */
  technologies: readonly string[]
  /** What the materials must have for it. */
  materialVariables: readonly StarterVariable[]
  source: string
}

type Entry = Omit<StarterEquation, 'source'>

const density: StarterVariable = { name: 'materialDensity', unit: 'g/cm³', example: 1.24 }
const perKilogram: StarterVariable = { name: 'materialCostPerKg', description: 'price of the material', example: 25 }
const resin: StarterVariable = { name: 'resinCostPerLiter', description: 'price of the resin', example: 120 }

const processes: Entry[] = [
  {
    id: 'fdm',
    level: 'process',
    name: 'FDM',
    description: 'Shell, infill and support by weight, and the hours of the printer.',
    technologies: ['FDM'],
    materialVariables: [density, perKilogram, { name: 'speedMmPerSecond', unit: 'mm/s', example: 200 }],
  },
  {
    id: 'sla-dlp',
    level: 'process',
    name: 'SLA and DLP',
    description: 'Resin of part and supports, and the hours of the layers on a shared platform.',
    technologies: ['SLA', 'DLP'],
    materialVariables: [resin],
  },
  {
    id: 'powder-bed',
    level: 'process',
    name: 'Powder bed (MJF, SLS)',
    description: 'Room taken in the powder, a shared set-up, and a discount by quantity.',
    technologies: ['MJF', 'SLS'],
    materialVariables: [{ name: 'costPerCm3', description: 'of the room a part takes in the powder', example: 0.18 }],
  },
  {
    id: 'cnc-milling',
    level: 'process',
    name: 'CNC milling',
    description: 'The smallest block of stock, and coarse, medium and fine cuts.',
    technologies: ['CNC milling', 'CNC'],
    materialVariables: [
      { ...density, example: 2.7 },
      { ...perKilogram, example: 8 },
      { name: 'coarseMm3PerMinute', unit: 'mm³/min', example: 60_000 },
    ],
  },
  {
    id: 'cnc-turning',
    level: 'process',
    name: 'CNC turning',
    description: 'Round parts from bar, by what is turned away.',
    technologies: ['CNC turning', 'CNC'],
    materialVariables: [
      { ...density, example: 7.85 },
      { ...perKilogram, example: 4 },
      { name: 'turningMm3PerMinute', unit: 'mm³/min', example: 20_000 },
    ],
  },
  {
    id: 'vacuum-casting',
    level: 'process',
    name: 'Vacuum casting',
    description: 'Master and silicone moulds shared by the pieces, resin and work for each.',
    technologies: ['Vacuum casting'],
    materialVariables: [resin],
  },
]

const bare = { technologies: [], materialVariables: [] }

const postProcesses: Entry[] = [
  { id: 'flat-fee', level: 'post-process', name: 'Flat fee', description: 'A fixed amount per piece.', ...bare },
  { id: 'percentage', level: 'post-process', name: 'Percentage', description: 'A share of the part price.', ...bare },
  { id: 'by-area', level: 'post-process', name: 'By area', description: 'By surface, with a minimum.', ...bare },
  {
    id: 'vapor-smoothing',
    level: 'post-process',
    name: 'Vapor smoothing',
    description: 'By the outermost millimetre of the surface.',
    ...bare,
  },
  { id: 'dyeing', level: 'post-process', name: 'Dyeing', description: 'By surface and colour.', ...bare },
  {
    id: 'support-removal',
    level: 'post-process',
    name: 'Support removal',
    description: 'By the support volume that the process equation exposes.',
    ...bare,
  },
]

const orders: Entry[] = [
  {
    id: 'minimum-order',
    level: 'order',
    name: 'Minimum order value',
    description: 'Tops small orders up.',
    ...bare,
  },
  {
    id: 'minimum-per-material',
    level: 'order',
    name: 'Minimum per material',
    description: 'Tops up each material that is ordered for too little.',
    ...bare,
  },
  {
    id: 'volume-discount',
    level: 'order',
    name: 'Volume discount',
    description: 'Takes a share off each material by the volume ordered.',
    ...bare,
  },
  {
    id: 'shipping-by-boxes',
    level: 'order',
    name: 'Shipping by boxes',
    description: 'Packs the pieces into boxes and adds their postage.',
    ...bare,
  },
]

/** Every starter, with its text. */
export function starterEquations(): StarterEquation[] {
  return [...processes, ...postProcesses, ...orders].map((entry) => ({
    ...entry,
    source: readFileSync(new URL(`./starters/${entry.id}.ts`, import.meta.url), 'utf8'),
  }))
}
