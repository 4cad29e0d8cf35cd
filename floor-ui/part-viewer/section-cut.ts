import type { PreviewModel, Vector } from './preview-model.ts'

export type Axis = 'x' | 'y' | 'z'
export const axes = ['x', 'y', 'z'] as const

/** A place on the cut: what runs to the right in the drawing, and what runs up. */
export type Flat = readonly [number, number]

export interface Cut {
  /** The outlines of the cut, each a closed run of places; holes among them. */
  outlines: Flat[][]
  /** The same lines in space, two ends each, one after the other. */
  segments: Float32Array
}

/** Which coordinates run right and up in the drawing of a cut across an axis. */
const drawn: Record<Axis, readonly [number, number]> = { x: [1, 2], y: [0, 2], z: [0, 1] }
export const axisIndex: Record<Axis, 0 | 1 | 2> = { x: 0, y: 1, z: 2 }

/** Cuts a model across an axis at a place (mm). Lines that do not close, as of an open mesh, are left open. */
export function cutAcross({ positions, triangles }: PreviewModel, axis: Axis, at: number): Cut {
  const along = axisIndex[axis]
  const ends: number[] = []
  for (let first = 0; first < triangles.length; first += 3) {
    const corners = [triangles[first] ?? 0, triangles[first + 1] ?? 0, triangles[first + 2] ?? 0]
    const crossed: Vector[] = []
    for (let side = 0; side < 3; side++) {
      const place = crossing(positions, corners[side] ?? 0, corners[(side + 1) % 3] ?? 0, along, at)
      if (place) crossed.push(place)
    }
    const [from, to] = crossed
    if (from && to) ends.push(...from, ...to)
  }
  return { outlines: joined(ends, drawn[axis]), segments: Float32Array.from(ends) }
}

/** Where the side between two vertices meets the plane; a vertex that lies on it counts as above. */
function crossing(p: Float32Array, a: number, b: number, along: number, at: number): Vector | null {
  const [low, high] = a < b ? [a, b] : [b, a]
  const from = (p[low * 3 + along] ?? 0) - at
  const to = (p[high * 3 + along] ?? 0) - at
  if (from < 0 === to < 0) return null
  const share = from / (from - to)
  const mix = (axis: number) => (p[low * 3 + axis] ?? 0) * (1 - share) + (p[high * 3 + axis] ?? 0) * share
  return [mix(0), mix(1), mix(2)]
}

/** Follows the lines from end to end. */
function joined(ends: readonly number[], [right, up]: readonly [number, number]): Flat[][] {
  const count = ends.length / 6
  const flat = (line: number, end: number): Flat => [
    ends[line * 6 + end * 3 + right] ?? 0,
    ends[line * 6 + end * 3 + up] ?? 0,
  ]
  const size = ends.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
  const key = ([x, y]: Flat) => `${Math.round((x / size) * 1e6)},${Math.round((y / size) * 1e6)}`
  const meeting = new Map<string, number[]>()
  for (let end = 0; end < count * 2; end++) {
    const name = key(flat(end >> 1, end & 1))
    const here = meeting.get(name)
    if (here) here.push(end)
    else meeting.set(name, [end])
  }
  const used = new Uint8Array(count)
  const outlines: Flat[][] = []
  for (let line = 0; line < count; line++) {
    if (used[line]) continue
    used[line] = 1
    const outline = [flat(line, 0), flat(line, 1)]
    for (;;) {
      const last = outline.at(-1)
      const next = last && meeting.get(key(last))?.find((end) => !used[end >> 1])
      if (next === undefined) break
      used[next >> 1] = 1
      outline.push(flat(next >> 1, 1 - (next & 1)))
    }
    outlines.push(outline)
  }
  return outlines
}

/** How far the cut reaches, right and up; null where nothing is cut. */
export function sizeOfCut({ outlines }: Cut): { min: Flat; max: Flat } | null {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const outline of outlines) {
    for (const [x, y] of outline) {
      left = Math.min(left, x)
      right = Math.max(right, x)
      bottom = Math.min(bottom, y)
      top = Math.max(top, y)
    }
  }
  return left < right ? { min: [left, bottom], max: [right, top] } : null
}
