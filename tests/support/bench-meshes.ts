import type { Mesh } from '#geometry/mesh/mesh.ts'
import { MeshBuilder } from '#geometry/mesh/mesh-builder.ts'
import { weld } from '#geometry/mesh/weld.ts'

type Place = readonly [number, number, number]

/** A ball with gentle bumps, 8 × `cuts`² triangles: about half of its faces are faces of its hull. */
export function bumpyBall(cuts: number): Mesh {
  const builder = new MeshBuilder()
  for (const [x, y, z] of [1, -1].flatMap((x) => [1, -1].flatMap((y) => [1, -1].map((z) => [x, y, z] as const)))) {
    const corner = (row: number, column: number): number => {
      const flat: Place = [x * (cuts - row - column), y * row, z * column]
      const length = Math.hypot(...flat)
      const [u, v, w] = flat.map((value) => value / length) as [number, number, number]
      const radius = 50 * (1 + 0.00001 * Math.sin(60 * u) * Math.sin(60 * v) * Math.sin(60 * w))
      return builder.vertex(Math.fround(u * radius), Math.fround(v * radius), Math.fround(w * radius))
    }
    const outward = x * y * z > 0
    const triangle = (a: number, b: number, c: number): void => builder.triangle(a, outward ? b : c, outward ? c : b)
    for (let row = 0; row < cuts; row++) {
      for (let column = 0; column < cuts - row; column++) {
        triangle(corner(row, column), corner(row + 1, column), corner(row, column + 1))
        if (row + column < cuts - 1)
          triangle(corner(row + 1, column), corner(row + 1, column + 1), corner(row, column + 1))
      }
    }
  }
  return weld(builder.finish())
}

/** A gyroid lattice in a cube, cut into tetrahedra `cells` along each side: walls everywhere, a simple hull. */
export function gyroid(cells: number): Mesh {
  const size = 60
  const turns = (5 * 2 * Math.PI) / size
  const solidity = (x: number, y: number, z: number): number => {
    const [a, b, c] = [x * turns, y * turns, z * turns]
    const wall = 0.6 - Math.abs(Math.sin(a) * Math.cos(b) + Math.sin(b) * Math.cos(c) + Math.sin(c) * Math.cos(a))
    const inside = size / 2 - Math.max(Math.abs(x - size / 2), Math.abs(y - size / 2), Math.abs(z - size / 2)) - 0.3001
    return Math.min(wall, inside)
  }
  const step = size / cells
  const builder = new MeshBuilder()
  const corners = Array.from({ length: 8 }, (): [Place, number] => [[0, 0, 0], 0])
  for (let k = 0; k < cells; k++) {
    for (let j = 0; j < cells; j++) {
      for (let i = 0; i < cells; i++) {
        for (let corner = 0; corner < 8; corner++) {
          const at: Place = [(i + (corner & 1)) * step, (j + ((corner >> 1) & 1)) * step, (k + (corner >> 2)) * step]
          corners[corner] = [at, solidity(...at)]
        }
        for (const four of TETRAHEDRA)
          cutTetrahedron(
            builder,
            four.map((corner) => corners[corner] as [Place, number]),
          )
      }
    }
  }
  return weld(builder.finish())
}

/** A cube as six tetrahedra around its diagonal. */
const TETRAHEDRA = [
  [0, 1, 3, 7],
  [0, 3, 2, 7],
  [0, 2, 6, 7],
  [0, 6, 4, 7],
  [0, 4, 5, 7],
  [0, 5, 1, 7],
]

function cutTetrahedron(builder: MeshBuilder, corners: readonly [Place, number][]): void {
  const inside = corners.filter(([, value]) => value > 0)
  const outside = corners.filter(([, value]) => value <= 0)
  if (inside.length === 0 || outside.length === 0) return
  const between = ([p, v]: [Place, number], [q, w]: [Place, number]): Place => {
    // From the lesser corner, so that neighbours find the same place to the last bit.
    const first = p[0] !== q[0] ? p[0] < q[0] : p[1] !== q[1] ? p[1] < q[1] : p[2] < q[2]
    const [a, b, va, vb] = first ? [p, q, v, w] : [q, p, w, v]
    const share = va / (va - vb)
    return [0, 1, 2].map((axis) =>
      Math.fround((a[axis] as number) + share * ((b[axis] as number) - (a[axis] as number))),
    ) as unknown as Place
  }
  const crossings = inside.flatMap((own) => outside.map((other) => between(own, other)))
  const ring = crossings.length === 4 ? [crossings[0], crossings[1], crossings[3], crossings[2]] : crossings
  for (let at = 2; at < ring.length; at++)
    addFacing(builder, [ring[0], ring[at - 1], ring[at]] as [Place, Place, Place], inside)
}

/** Adds a triangle so that it looks away from what is inside. */
function addFacing(builder: MeshBuilder, [a, b, c]: [Place, Place, Place], inside: readonly [Place, number][]): void {
  const [u, v] = [minus(b, a), minus(c, a)]
  const normal: Place = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
  const [own] = inside[0] as [Place, number]
  const towards = minus(own, a)
  const away = normal[0] * towards[0] + normal[1] * towards[1] + normal[2] * towards[2] < 0
  const [first, second, third] = [a, away ? b : c, away ? c : b].map((at) => builder.vertex(...at)) as [
    number,
    number,
    number,
  ]
  builder.triangle(first, second, third)
}

const minus = (a: Place, b: Place): Place => [a[0] - b[0], a[1] - b[1], a[2] - b[2]]

/** The same triangles in the order of nothing, always the same one. */
export function scattered({ positions, triangles }: Mesh): Mesh {
  const order = Uint32Array.from({ length: triangles.length / 3 }, (_, index) => index)
  let state = 12_345
  for (let last = order.length - 1; last > 0; last--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = state % (last + 1)
    const kept = order[last] as number
    order[last] = order[other] as number
    order[other] = kept
  }
  const shuffled = new Uint32Array(triangles.length)
  for (const [at, from] of order.entries()) shuffled.set(triangles.subarray(from * 3, from * 3 + 3), at * 3)
  return { positions, triangles: shuffled }
}

/** The bytes of a binary STL with the triangles of a mesh. */
export function asBinaryStl({ positions, triangles }: Mesh): Buffer {
  const count = triangles.length / 3
  const bytes = Buffer.alloc(84 + count * 50)
  bytes.writeUInt32LE(count, 80)
  for (let corner = 0; corner < triangles.length; corner++) {
    const from = (triangles[corner] as number) * 3
    const to = 84 + Math.floor(corner / 3) * 50 + 12 + (corner % 3) * 12
    for (let axis = 0; axis < 3; axis++) bytes.writeFloatLE(positions[from + axis] as number, to + axis * 4)
  }
  return bytes
}
