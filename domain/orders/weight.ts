import type { QuoteLineState } from './quote-state.ts'

/** The material variable that tells its density, by the name that starters use; else the process's first in g/cm³ does. */
export const densityVariable = 'materialDensity'

/** A solid piece: `volume` in mm³, `density` in g/cm³. Null where either is not known. */
export function pieceKilograms(volume: number | null, density: number | null): number | null {
  if (volume === null || density === null || !(density > 0)) return null
  return (volume * density) / 1e6
}

type Weighed = Pick<QuoteLineState, 'kind' | 'quantity' | 'computed'>

/** All pieces of the lines together; null as long as one of them is not known, for half a weight would ship too cheaply. */
export function kilogramsOf(lines: readonly Weighed[]): number | null {
  const parts = lines.filter((line) => line.kind === 'part')
  if (parts.length === 0) return null
  return parts.reduce<number | null>((sum, { computed, quantity }) => {
    const piece = computed?.pieceKilograms ?? null
    return sum === null || piece === null ? null : sum + piece * quantity
  }, 0)
}
