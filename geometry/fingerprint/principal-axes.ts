import { cross, type Vector } from '../mesh/vector.ts'

/**
 * The directions in which a symmetric matrix (xx, yy, zz, xy, yz, zx) only stretches, and by how much, largest first. The
 * directions form a right-handed frame.
 */
export function principalAxes(matrix: readonly number[]): {
  axes: [Vector, Vector, Vector]
  values: [number, number, number]
} {
  const [xx, yy, zz, xy, yz, zx] = matrix as [number, number, number, number, number, number]
  const a = [
    [xx, xy, zx],
    [xy, yy, yz],
    [zx, yz, zz],
  ]
  const v = [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]
  for (let sweep = 0; sweep < 60; sweep++) {
    if (Math.abs(get(a, 0, 1)) + Math.abs(get(a, 1, 2)) + Math.abs(get(a, 0, 2)) === 0) break
    rotate(a, v, 0, 1)
    rotate(a, v, 0, 2)
    rotate(a, v, 1, 2)
  }
  const order = [0, 1, 2].sort((i, j) => get(a, j, j) - get(a, i, i))
  const axis = (column: number): Vector => [get(v, 0, column), get(v, 1, column), get(v, 2, column)]
  const [first, second] = [axis(order[0] as number), axis(order[1] as number)]
  return {
    axes: [first, second, cross(first, second)],
    values: order.map((column) => get(a, column, column)) as [number, number, number],
  }
}

const get = (matrix: number[][], row: number, column: number): number => (matrix[row] as number[])[column] as number

/** One turn in the plane of two axes that makes their mixed entry zero. */
function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const mixed = get(a, p, q)
  if (mixed === 0) return
  const theta = (get(a, q, q) - get(a, p, p)) / (2 * mixed)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const c = 1 / Math.sqrt(t * t + 1)
  const s = t * c
  for (let k = 0; k < 3; k++) {
    const row = a[k] as number[]
    const [kp, kq] = [row[p] as number, row[q] as number]
    row[p] = c * kp - s * kq
    row[q] = s * kp + c * kq
  }
  const [rowP, rowQ] = [a[p] as number[], a[q] as number[]]
  for (let k = 0; k < 3; k++) {
    const [pk, qk] = [rowP[k] as number, rowQ[k] as number]
    rowP[k] = c * pk - s * qk
    rowQ[k] = s * pk + c * qk
  }
  for (const row of v) {
    const [kp, kq] = [row[p] as number, row[q] as number]
    row[p] = c * kp - s * kq
    row[q] = s * kp + c * kq
  }
  rowP[q] = 0
  rowQ[p] = 0
}
