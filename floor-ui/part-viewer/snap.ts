import { extentOf, type PreviewModel, type Vector } from './preview-model.ts'

/** The edges and corners of a part that a measurement catches: where faces meet at an angle, not where triangles do. */
export interface Features {
  corners: readonly Vector[]
  /** Two ends each. */
  edges: readonly (readonly [Vector, Vector])[]
}

/** Faces that meet flatter than this, as on a faceted curve, make no edge. */
const CREASE_COSINE = Math.cos((28 * Math.PI) / 180)

/** Finds where faces meet at an angle, and where at least three such edges end, or two that turn. */
export function featuresOf(model: PreviewModel): Features {
  const places = placeNumbers(model)
  const sides = new Map<number, { a: number; b: number; normal: Vector }>()
  const edges: [Vector, Vector][] = []
  const leaving = new Map<number, { at: Vector; directions: Vector[] }>()
  const note = (place: number, at: Vector, towards: Vector) => {
    const here = leaving.get(place) ?? { at, directions: [] }
    here.directions.push(unit(minus(towards, at)))
    leaving.set(place, here)
  }
  const { triangles } = model
  const count = places.length
  for (let first = 0; first < triangles.length; first += 3) {
    const [a = 0, b = 0, c = 0] = [triangles[first], triangles[first + 1], triangles[first + 2]]
    const normal = faceNormal(model, a, b, c)
    if (!normal) continue
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ] as const) {
      const [p, q] = [places[from] ?? 0, places[to] ?? 0]
      const key = Math.min(p, q) * count + Math.max(p, q)
      const other = sides.get(key)
      if (!other) {
        sides.set(key, { a: from, b: to, normal })
        continue
      }
      if (dot(other.normal, normal) >= CREASE_COSINE) continue
      const ends = [vertex(model, from), vertex(model, to)] as const
      edges.push([ends[0], ends[1]])
      note(p, ends[0], ends[1])
      note(q, ends[1], ends[0])
    }
  }
  return { edges, corners: [...leaving.values()].filter(turns).map(({ at }) => at) }
}

/** A straight run of an edge has two directions that oppose each other; anything else is a corner. */
function turns({ directions }: { directions: readonly Vector[] }): boolean {
  const [first, second] = directions
  if (directions.length !== 2 || !first || !second) return true
  return dot(first, second) > -CREASE_COSINE
}

/** The nearest corner within reach of a place, else the nearest point of an edge, else the place itself. */
export function snapTo({ corners, edges }: Features, place: Vector, reachMm: number): Vector {
  let best: Vector | null = null
  let nearest = reachMm
  for (const corner of corners) {
    const distance = between(corner, place)
    if (distance >= nearest) continue
    best = corner
    nearest = distance
  }
  if (best) return best
  nearest = reachMm * 0.7
  for (const [from, to] of edges) {
    const foot = footOn(from, to, place)
    const distance = between(foot, place)
    if (distance >= nearest) continue
    best = foot
    nearest = distance
  }
  return best ?? place
}

/** The distance between two places. */
export function between(a: Vector, b: Vector): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

function footOn(from: Vector, to: Vector, place: Vector): Vector {
  const along = minus(to, from)
  const length = dot(along, along)
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, dot(minus(place, from), along) / length))
  return [from[0] + along[0] * share, from[1] + along[1] * share, from[2] + along[2] * share]
}

/** Vertices at the same place get the same number: the preview doubles them where normals differ. */
function placeNumbers(model: PreviewModel): Uint32Array {
  const step = extentOf(model).diagonal * 1e-6 || 1
  const known = new Map<string, number>()
  const numbers = new Uint32Array(model.positions.length / 3)
  for (let index = 0; index < numbers.length; index++) {
    const key = vertex(model, index)
      .map((value) => Math.round(value / step))
      .join()
    const number = known.get(key) ?? known.size
    known.set(key, number)
    numbers[index] = number
  }
  return numbers
}

function vertex({ positions }: PreviewModel, index: number): Vector {
  return [positions[index * 3] ?? 0, positions[index * 3 + 1] ?? 0, positions[index * 3 + 2] ?? 0]
}

function faceNormal(model: PreviewModel, a: number, b: number, c: number): Vector | null {
  const from = vertex(model, a)
  const u = minus(vertex(model, b), from)
  const v = minus(vertex(model, c), from)
  const normal: Vector = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
  return Math.hypot(...normal) > 0 ? unit(normal) : null
}

const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

function unit(v: Vector): Vector {
  const length = Math.hypot(...v) || 1
  return [v[0] / length, v[1] / length, v[2] / length]
}
