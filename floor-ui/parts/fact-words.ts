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

const perUnit = (name: string) => (name.endsWith('olume') ? 1000 : name === 'area' ? 100 : 1)

/** A fact in the unit of its name, so exactly that a small difference shows. */
export function writtenFact(name: string, value: number | null, locale?: string): string {
  if (value === null) return ''
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 5 }).format(value / perUnit(name))
}
