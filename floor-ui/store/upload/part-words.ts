import { formatCubic, formatSides } from '../../part-viewer/lengths.ts'
import { formatNumber } from '../../words/numbers.ts'
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

/** "4.2 MB", "84 kB" */
export function fileSizeWords(bytes: number, locale?: string): string {
  if (bytes < 1_000_000) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)), 0, locale)} kB`
  return `${formatNumber(bytes / 1_000_000, 1, locale)} MB`
}

/** Time left of an upload from what went through so far; null while nothing can be said. */
export function secondsLeft(share: number, elapsedMs: number): number | null {
  if (share <= 0.02 || elapsedMs < 800) return null
  return Math.max(1, Math.round(((elapsedMs / share) * (1 - share)) / 1000))
}

const unitNames: Record<string, string> = {
  MILLIMETERS: 'Millimetres',
  CENTIMETERS: 'Centimetres',
  INCHES: 'Inches',
  FEET: 'Feet',
  METRES: 'Metres',
}

export const unitName = (units: string) => unitNames[units] ?? units

/** A file without units, where nobody has said them: the price waits for the answer. */
export function asksForUnits(part: Part): boolean {
  return part.units === null && part.unitsProposals.length > 0
}

/** It can be configured and priced. */
export function isReady(part: Part): boolean {
  return part.analysis === 'ready' && !asksForUnits(part)
}
