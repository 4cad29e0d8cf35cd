import type { PartGeometry } from './part-geometry.ts'

/** What a process and a material can do, as far as it is known; sides in mm. */
export interface Making {
  process: { name: string; boundingBox: { length: number; width: number; height: number } | null } | null
  material: { name: string; wallThicknessWarning: number | null; wallThicknessLimit: number | null } | null
}

export type WarningCode =
  | 'too_large'
  | 'wall_under_limit'
  | 'wall_under_warning'
  | 'open_mesh'
  | 'repaired'
  | 'units_unsaid'

export interface PartWarning {
  code: WarningCode
  /** `stop`: it cannot be made so; `warning`: somebody should look; `remark`: good to know. */
  severity: 'stop' | 'warning' | 'remark'
  sentence: string
  facts: Record<string, unknown>
}

type Judged = Pick<
  PartGeometry,
  'width' | 'height' | 'length' | 'minWallThickness' | 'watertight' | 'repaired' | 'overlapsUnited'
>

/** What speaks against making a part so, the gravest first. `unitsSaid`: the file, or somebody, says its units. */
export function partWarnings(geometry: Judged, making: Making, unitsSaid: boolean): PartWarning[] {
  return [
    ...tooLarge(geometry, making.process),
    ...thinWalls(geometry, making.material),
    ...meshWarnings(geometry),
    ...unsaidUnits(geometry, unitsSaid),
  ]
}

/** Both boxes with their longest sides first: a part may be laid as it fits. */
function tooLarge({ width, height, length }: Judged, process: Making['process']): PartWarning[] {
  if (!process?.boundingBox) return []
  const { boundingBox } = process
  const room = [boundingBox.length, boundingBox.width, boundingBox.height].sort((one, other) => other - one)
  const part = [width, height, length]
  if (part.every((side, at) => side <= (room[at] ?? 0))) return []
  return [
    {
      code: 'too_large',
      severity: 'stop',
      sentence: `The part is ${sides(part)} mm; ${process.name} takes ${sides(room)} mm. Split it, or choose another process.`,
      facts: { size: part, room, process: process.name },
    },
  ]
}

function thinWalls({ minWallThickness: wall }: Judged, material: Making['material']): PartWarning[] {
  if (!material) return []
  const { wallThicknessLimit: limit, wallThicknessWarning: warning } = material
  const facts = { wall, limit, warning, material: material.name }
  if (limit !== null && wall < limit) {
    const sentence = `The thinnest wall is ${millimetres(wall)} mm; ${material.name} needs ${millimetres(limit)} mm. Make it thicker there.`
    return [{ code: 'wall_under_limit', severity: 'stop', sentence, facts }]
  }
  if (warning === null || wall >= warning) return []
  const sentence = `The thinnest wall is ${millimetres(wall)} mm; under ${millimetres(warning)} mm ${material.name} may break or warp.`
  return [{ code: 'wall_under_warning', severity: 'warning', sentence, facts }]
}

function meshWarnings({ watertight, repaired, overlapsUnited }: Judged): PartWarning[] {
  if (!watertight) {
    const sentence =
      'The mesh is open, so its volume is a guess. Close it and upload it again, or have the price looked at.'
    return [{ code: 'open_mesh', severity: 'warning', sentence, facts: {} }]
  }
  if (!repaired) return []
  const sentence = overlapsUnited
    ? 'Bodies that overlapped were united. Look whether the part is what you mean.'
    : 'The mesh was mended. Look whether the part is what you mean.'
  return [{ code: 'repaired', severity: 'remark', sentence, facts: { overlapsUnited } }]
}

function unsaidUnits({ width, height, length }: Judged, unitsSaid: boolean): PartWarning[] {
  if (unitsSaid) return []
  const part = [width, height, length]
  const sentence = `The file says no units; it is taken for ${sides(part)} mm. Say what its numbers are.`
  return [{ code: 'units_unsaid', severity: 'warning', sentence, facts: { size: part } }]
}

const sides = (lengths: readonly number[]): string => lengths.map(millimetres).join(' × ')

/** One decimal, two below 1 mm, as people read lengths. */
function millimetres(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: value < 1 ? 2 : 1, useGrouping: false }).format(value)
}
