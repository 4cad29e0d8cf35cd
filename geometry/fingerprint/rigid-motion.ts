import { cross, dot, type Vector } from '../mesh/vector.ts'

/** A turn, as the three rows of its matrix, and a shift. */
export type Motion = { readonly rows: readonly [Vector, Vector, Vector]; readonly shift: Vector }

export const NO_MOTION: Motion = {
  rows: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  shift: [0, 0, 0],
}

/** Where a place comes to be. */
export const moved = ({ rows, shift }: Motion, at: Vector): Vector => [
  dot(rows[0], at) + shift[0],
  dot(rows[1], at) + shift[1],
  dot(rows[2], at) + shift[2],
]

type Pair = { readonly from: Vector; readonly to: Vector }

/**
 * Adds the small turn and shift that bring places nearest to the planes they are due on. Each pair says where a place is
 * and the nearest point of the surface; the direction between them is the surface's normal there.
 */
export function stepTowards(motion: Motion, pairs: readonly Pair[]): Motion {
  const matrix = Array.from({ length: 6 }, () => new Float64Array(7))
  const centre = meanOf(pairs.map(({ from }) => from))
  const size = Math.sqrt(pairs.reduce((sum, { from }) => sum + squared(between(centre, from)), 0) / pairs.length) || 1
  for (const { from, to } of pairs) {
    const gap = between(from, to)
    const distance = Math.sqrt(squared(gap))
    if (distance === 0) continue
    const normal: Vector = [gap[0] / distance, gap[1] / distance, gap[2] / distance]
    const lever = cross(scaled(between(centre, from), 1 / size), normal)
    addRow(matrix, [...lever, ...normal], distance)
  }
  // A part that can slide along itself, such as a ball, leaves directions open; a trifle of stiffness closes them.
  const stiffness = 1e-9 * pairs.length
  for (let index = 0; index < 6; index++) {
    const row = matrix[index] as Float64Array
    row[index] = (row[index] as number) + stiffness
  }
  const [a, b, c, x, y, z] = solve(matrix) as [number, number, number, number, number, number]
  return followedBy(motion, turnAbout([a / size, b / size, c / size]), centre, [x, y, z])
}

const between = (a: Vector, b: Vector): Vector => [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
const squared = (a: Vector): number => dot(a, a)

function meanOf(places: readonly Vector[]): Vector {
  const sums = [0, 0, 0] as [number, number, number]
  for (const at of places) for (let axis = 0; axis < 3; axis++) sums[axis as 0] += at[axis as 0]
  return scaled(sums, 1 / Math.max(1, places.length))
}

function addRow(matrix: readonly Float64Array[], row: readonly number[], value: number): void {
  for (let i = 0; i < 6; i++) {
    const target = matrix[i] as Float64Array
    for (let j = 0; j < 6; j++) target[j] = (target[j] as number) + (row[i] as number) * (row[j] as number)
    target[6] = (target[6] as number) + (row[i] as number) * value
  }
}

/** Gauss with the largest pivot; the matrix is six rows of seven numbers. */
function solve(matrix: Float64Array[]): number[] {
  for (let column = 0; column < 6; column++) {
    let pivot = column
    for (let row = column + 1; row < 6; row++) {
      if (Math.abs(matrix[row]?.[column] ?? 0) > Math.abs(matrix[pivot]?.[column] ?? 0)) pivot = row
    }
    const [top, chosen] = [matrix[column] as Float64Array, matrix[pivot] as Float64Array]
    matrix[column] = chosen
    matrix[pivot] = top
    const lead = chosen[column] as number
    if (lead === 0) return [0, 0, 0, 0, 0, 0]
    for (let row = 0; row < 6; row++) {
      if (row === column) continue
      const other = matrix[row] as Float64Array
      const factor = (other[column] as number) / lead
      for (let index = column; index < 7; index++)
        other[index] = (other[index] as number) - factor * (chosen[index] as number)
    }
  }
  return matrix.map((row, index) => (row[6] as number) / (row[index] as number))
}

/** The rows of the turn about a direction by its length in radians. */
function turnAbout(turn: Vector): readonly [Vector, Vector, Vector] {
  const angle = Math.sqrt(squared(turn))
  if (angle === 0) return NO_MOTION.rows
  const [x, y, z] = scaled(turn, 1 / angle)
  const [s, c] = [Math.sin(angle), Math.cos(angle)]
  const k = 1 - c
  return [
    [c + x * x * k, x * y * k - z * s, x * z * k + y * s],
    [y * x * k + z * s, c + y * y * k, y * z * k - x * s],
    [z * x * k - y * s, z * y * k + x * s, c + z * z * k],
  ]
}

/** The motion, then a turn about a centre and a shift. */
function followedBy(
  { rows, shift }: Motion,
  turn: readonly [Vector, Vector, Vector],
  centre: Vector,
  further: Vector,
): Motion {
  const column = (axis: 0 | 1 | 2): Vector => [rows[0][axis], rows[1][axis], rows[2][axis]]
  const turnedRows = turn.map((row) => [dot(row, column(0)), dot(row, column(1)), dot(row, column(2))] as const)
  const arm = between(centre, shift)
  const moved: Vector = [
    dot(turn[0], arm) + centre[0] + further[0],
    dot(turn[1], arm) + centre[1] + further[1],
    dot(turn[2], arm) + centre[2] + further[2],
  ]
  return { rows: turnedRows as unknown as Motion['rows'], shift: moved }
}
