import { formatCubic, formatLength, formatSquare } from '../part-viewer/lengths.ts'

/** What the facts are called, in the order of a comparison. */
export const factWords: Record<string, string> = {
  width: 'Longest side, mm',
  height: 'Middle side, mm',
  length: 'Shortest side, mm',
  volume: 'Volume, cm³',
  area: 'Area, cm²',
  minBoundingBoxVolume: 'Box volume, cm³',
  convexHullVolume: 'Convex hull, cm³',
  shrinkWrapVolume: 'Shrink wrap, cm³',
  minWallThickness: 'Thinnest wall, mm',
  meanWallThickness: 'Mean wall, mm',
  maxWallThickness: 'Thickest wall, mm',
  bodies: 'Bodies',
  triangles: 'Triangles',
}

/** A fact in the unit of its name. */
export function writtenFact(name: string, value: number | null, locale?: string): string {
  if (value === null) return ''
  if (name.endsWith('olume')) return formatCubic(value, locale)
  if (name === 'area') return formatSquare(value, locale)
  if (name === 'bodies' || name === 'triangles') return new Intl.NumberFormat(locale).format(value)
  return formatLength(value, locale)
}
