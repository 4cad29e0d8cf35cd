import { uniteSolids } from '../manifold/unite-solids.ts'
import { volumeAndArea } from '../measures/volume.ts'
import { type Bodies, findBodies } from '../mesh/bodies.ts'
import type { Edges } from '../mesh/edges.ts'
import { type AxisBox, axisBox, type Mesh } from '../mesh/mesh.ts'
import { turnedRound } from './orient.ts'

/** A mesh whose bodies all face outward and do not overlap. */
export type Settled = {
  readonly mesh: Mesh
  /** Connected bodies as uploaded; hollow spaces count as bodies of their own. */
  readonly bodies: number
  /** The volume of closed spaces inside bodies. */
  readonly voidVolume: number
  readonly turned: boolean
  /** Whether bodies overlapped and were united. */
  readonly united: boolean
}

type Body = { readonly mesh: Mesh; readonly box: AxisBox; readonly volume: number }

/** Two unions agree when their volumes differ by less than this share: then nothing overlapped. */
const SAME_VOLUME = 1e-6
const UNITED_TRIANGLES_MAX = 1_000_000
const BODIES_SETTLED_MAX = 2_000

/**
 * Looks at the bodies of a sound mesh: turns those that face inward without being a hollow space of another, and unites
 * those that overlap, so that nothing is counted twice.
 */
export async function settleBodies(mesh: Mesh, edges: Edges): Promise<Settled> {
  const found = findBodies(mesh, edges)
  const asIs = { mesh, bodies: found.count, voidVolume: 0, turned: false, united: false }
  if (found.count === 1 || found.count > BODIES_SETTLED_MAX) {
    return volumeAndArea(mesh).volume < 0 ? { ...asIs, mesh: reversed(mesh), turned: true } : asIs
  }
  const whole = volumeAndArea(mesh).volume < 0
  const { bodies, turned } = facingOutward(split(whole ? reversed(mesh) : mesh, found))
  const voids = bodies.filter(({ volume }) => volume < 0)
  const voidVolume = voids.reduce((sum, { volume }) => sum - volume, 0)
  const anyTurned = whole || turned
  const settled = { ...asIs, voidVolume, turned: anyTurned, mesh: anyTurned ? joined(bodies) : mesh }
  const united = await unite(bodies)
  return united ? { ...settled, mesh: united, united: true } : settled
}

const reversed = (mesh: Mesh): Mesh => ({ ...mesh, triangles: turnedRound(mesh.triangles, () => true) })

function split(mesh: Mesh, { count, bodyOf }: Bodies): Body[] {
  const corners = Array.from({ length: count }, (): number[] => [])
  for (let triangle = 0; triangle < bodyOf.length; triangle++) {
    const own = corners[bodyOf[triangle] as number] as number[]
    for (let corner = 0; corner < 3; corner++) own.push(mesh.triangles[triangle * 3 + corner] as number)
  }
  return corners.map((own) => bodyFrom(mesh.positions, own))
}

function bodyFrom(all: Float64Array, corners: readonly number[]): Body {
  const numberOf = new Map<number, number>()
  const triangles = Uint32Array.from(corners, (vertex) => {
    const known = numberOf.get(vertex)
    if (known !== undefined) return known
    numberOf.set(vertex, numberOf.size)
    return numberOf.size - 1
  })
  const positions = new Float64Array(numberOf.size * 3)
  for (const [vertex, number] of numberOf) positions.set(all.subarray(vertex * 3, vertex * 3 + 3), number * 3)
  const mesh = { positions, triangles }
  return { mesh, box: axisBox(mesh), volume: volumeAndArea(mesh).volume }
}

function joined(bodies: readonly Body[]): Mesh {
  const vertices = bodies.reduce((sum, { mesh }) => sum + mesh.positions.length, 0)
  const corners = bodies.reduce((sum, { mesh }) => sum + mesh.triangles.length, 0)
  const positions = new Float64Array(vertices)
  const triangles = new Uint32Array(corners)
  let vertexAt = 0
  let cornerAt = 0
  for (const { mesh } of bodies) {
    positions.set(mesh.positions, vertexAt)
    for (let at = 0; at < mesh.triangles.length; at++) {
      triangles[cornerAt + at] = (mesh.triangles[at] as number) + vertexAt / 3
    }
    vertexAt += mesh.positions.length
    cornerAt += mesh.triangles.length
  }
  return { positions, triangles }
}

/** Turns bodies that face inward, unless they lie inside one that faces outward and so are its hollow space. */
function facingOutward(bodies: readonly Body[]): { bodies: Body[]; turned: boolean } {
  let turned = false
  const outward = bodies.map((body) => {
    if (body.volume >= 0 || bodies.some((other) => other.volume > 0 && contains(other, body))) return body
    turned = true
    return { ...body, mesh: reversed(body.mesh), volume: -body.volume }
  })
  return { bodies: outward, turned }
}

function contains(outer: Body, inner: Body): boolean {
  for (const axis of [0, 1, 2] as const) {
    if (inner.box.min[axis] < outer.box.min[axis] || inner.box.max[axis] > outer.box.max[axis]) return false
  }
  return turnsAround(outer.mesh, inner.mesh.positions) > 0.5
}

/** How often a mesh goes around the first of the places: 1 inside, 0 outside. Sums the angles its triangles are seen at. */
function turnsAround({ positions, triangles }: Mesh, place: Float64Array): number {
  const [px, py, pz] = [place[0] as number, place[1] as number, place[2] as number]
  let angle = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => {
      const from = (triangles[at + corner] as number) * 3
      return [
        (positions[from] as number) - px,
        (positions[from + 1] as number) - py,
        (positions[from + 2] as number) - pz,
      ] as const
    }) as [Seen, Seen, Seen]
    const [la, lb, lc] = [Math.hypot(...a), Math.hypot(...b), Math.hypot(...c)]
    const volume =
      a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0])
    angle += Math.atan2(volume, la * lb * lc + scalar(a, b) * lc + scalar(b, c) * la + scalar(c, a) * lb)
  }
  return angle / (2 * Math.PI)
}

type Seen = readonly [number, number, number]
const scalar = (a: Seen, b: Seen): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** Unites the bodies whose boxes touch; null when nothing overlapped or they cannot be united. */
async function unite(bodies: readonly Body[]): Promise<Mesh | null> {
  const solids = bodies.filter(({ volume }) => volume > 0)
  const near = solids.filter((body) => solids.some((other) => other !== body && boxesMeet(body.box, other.box)))
  if (near.length === 0) return null
  const triangles = near.reduce((sum, { mesh }) => sum + mesh.triangles.length / 3, 0)
  if (triangles > UNITED_TRIANGLES_MAX) return null
  const voids = bodies.filter(({ volume }) => volume < 0)
  const parents = voids.map((hollow) => parentOf(hollow, solids))
  const groups = near.map((body) => [body, ...voids.filter((_, index) => parents[index] === body)])
  const before = groups.flat().reduce((sum, { volume }) => sum + volume, 0)
  const united = await uniteSolids(groups.map((group) => joined(group)))
  if (!united || Math.abs(united.volume - before) <= SAME_VOLUME * before) return null
  const apart = bodies.filter((body) => !groups.some((group) => group.includes(body)))
  return joined([...apart, bodyFrom(united.mesh.positions, [...united.mesh.triangles])])
}

/** The smallest body that holds a hollow space. */
function parentOf(hollow: Body, solids: readonly Body[]): Body | undefined {
  return solids
    .filter((body) => contains(body, hollow))
    .reduce<Body | undefined>((least, body) => (least && least.volume <= body.volume ? least : body), undefined)
}

const boxesMeet = (a: AxisBox, b: AxisBox): boolean =>
  ([0, 1, 2] as const).every((axis) => a.min[axis] <= b.max[axis] && b.min[axis] <= a.max[axis])
