import type { UnitProposal } from './part-facts.ts'
import { type LengthUnit, millimetresPer } from './read/part-file.ts'

const CANDIDATES: readonly LengthUnit[] = ['MILLIMETERS', 'INCHES', 'METRES']
/** Parts are mostly about this long, and rarely a hundred times longer or shorter. */
const USUAL_LENGTH_MM = 80
const SIXTY_FOURTH_INCH = 1 / 64
const TWENTIETH_MILLIMETRE = 0.05

/**
 * Proposes units for a file that states none, the likeliest first: by how usual the size would be and by how many sides
 * would be round numbers in that unit. `sides` are in the unit of the file. A person chooses; nothing is converted here.
 */
export function proposeUnits(sides: readonly [number, number, number]): UnitProposal[] {
  return CANDIDATES.map((unit) => ({ unit, sizeMm: scaled(sides, millimetresPer[unit]), score: scoreOf(sides, unit) }))
    .sort((a, b) => b.score - a.score)
    .map(({ unit, sizeMm }) => ({ unit, sizeMm }))
}

const scaled = (sides: readonly [number, number, number], factor: number): [number, number, number] => [
  sides[0] * factor,
  sides[1] * factor,
  sides[2] * factor,
]

function scoreOf(sides: readonly [number, number, number], unit: LengthUnit): number {
  const factor = millimetresPer[unit]
  const decades = Math.abs(Math.log10((sides[0] * factor) / USUAL_LENGTH_MM))
  const usual = Math.max(-4, 1 - Math.max(0, decades - 0.3) * 1.5)
  // Whole millimetres are round whichever unit the file is in, so roundness counts against the file's own step.
  const step =
    unit === 'INCHES' ? SIXTY_FOURTH_INCH : unit === 'METRES' ? TWENTIETH_MILLIMETRE / 1000 : TWENTIETH_MILLIMETRE
  const round = sides.filter((side) => Math.abs(side / step - Math.round(side / step)) < 1e-3).length / 3
  return usual + round * 0.8
}
