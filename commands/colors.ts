import { reject } from '#domain/decision.ts'

/** Colours as they are stored; refuses (`malformed`) one that is named twice, whatever its case. */
export function colorsOf(colors: readonly { name: string; hex?: string | null }[]) {
  const twice = colors.find((each, place) => colors.findIndex((first) => nameOf(first) === nameOf(each)) < place)
  if (twice) reject('malformed', { field: 'colors', problem: `names ${twice.name.trim()} twice` })
  return colors.map(({ name, hex }) => ({ name: name.trim(), hex: hex?.toLowerCase() ?? null }))
}

const nameOf = (color: { name: string }) => color.name.trim().toLowerCase()
