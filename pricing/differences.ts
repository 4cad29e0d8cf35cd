/** One place where two records differ; `path` reads like code: `lines[0].material.variables.materialDensity`. */
export interface Difference {
  path: string
  before: unknown
  now: unknown
}

/** Every place where two JSON values differ. A field that is left out and one that is undefined are the same. */
export function differencesBetween(before: unknown, now: unknown, path = ''): Difference[] {
  if (Object.is(before, now) || (before === 0 && now === 0)) return []
  if (Array.isArray(before) && Array.isArray(now)) {
    const longest = Math.max(before.length, now.length)
    return Array.from({ length: longest }).flatMap((_, at) => differencesBetween(before[at], now[at], `${path}[${at}]`))
  }
  if (isRecord(before) && isRecord(now)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort()
    return keys.flatMap((key) => differencesBetween(before[key], now[key], path === '' ? key : `${path}.${key}`))
  }
  return [{ path, before, now }]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
