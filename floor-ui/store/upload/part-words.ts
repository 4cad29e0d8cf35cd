import { formatCubic, formatSides } from '../../part-viewer/lengths.ts'
import type { Part } from '../store-data.ts'

type Size = { width: number; height: number; length: number }

/** "228.6 × 164.7 × 15.9 mm", longest side first. */
export function sizeWords({ width, height, length }: Size, locale?: string): string {
  const sides = [width, height, length].sort((a, b) => b - a)
  return `${formatSides(sides, locale)} mm`
}

/** "gusset_v7.step, 228.6 × 164.7 × 15.9 mm, 250 cm³" as far as it is known. */
export function factsOf(part: Part, locale?: string): string {
  const { geometry, fileName, name } = part
  const file = fileName && fileName !== name ? fileName : null
  if (!geometry) return file ?? ''
  return [file, sizeWords(geometry, locale), `${formatCubic(geometry.volume, locale)} cm³`].filter(Boolean).join(', ')
}

/** A file without units, where nobody has said them: the price waits for the answer. */
export function asksForUnits(part: Part): boolean {
  return !part.unitsSaid && part.unitsProposals.length > 1
}

/** It can be configured and priced. */
export function isReady(part: Part): boolean {
  return part.analysis === 'ready' && !asksForUnits(part)
}
