import { axisBox, type Mesh, triangleCount } from './mesh.ts'

const CELLS_AT_FIRST = 128
const CELLS_LEAST = 8

/**
 * Makes a coarser mesh of at most `trianglesMax` triangles by joining vertices on ever coarser grids. Good enough for
 * shadows and pictures; not watertight. A mesh that is coarse enough stays as it is.
 */
export function reduceTo(mesh: Mesh, trianglesMax: number): Mesh {
  let coarse = mesh
  let cells = CELLS_AT_FIRST
  while (triangleCount(coarse) > trianglesMax && cells >= CELLS_LEAST) {
    coarse = joinOnGrid(mesh, cells)
    // On a surface the triangles go with the square of the cells.
    cells = Math.floor(cells * Math.min(0.9, Math.sqrt(trianglesMax / Math.max(1, triangleCount(coarse)))))
  }
  return coarse
}

/**
 * Joins all vertices in the same cell of a grid with `cells` cells along the longest side. Each cell is represented by the
 * mean of its vertices; triangles that fall together are dropped.
 */
function joinOnGrid(mesh: Mesh, cells: number): Mesh {
  const { min, max } = axisBox(mesh)
  const size = Math.max(max[0] - min[0], max[1] - min[1], max[2] - min[2])
  if (!(size > 0)) return mesh
  const perUnit = (cells - 1e-9) / size
  const { positions } = mesh
  const cellNumber = new Map<number, number>()
  const numberOf = new Uint32Array(positions.length / 3)
  const sums: number[] = []
  for (let vertex = 0; vertex < numberOf.length; vertex++) {
    const x = positions[vertex * 3] as number
    const y = positions[vertex * 3 + 1] as number
    const z = positions[vertex * 3 + 2] as number
    const column = Math.floor((x - min[0]) * perUnit)
    const row = Math.floor((y - min[1]) * perUnit)
    const key = (Math.floor((z - min[2]) * perUnit) * cells + row) * cells + column
    let number = cellNumber.get(key)
    if (number === undefined) {
      number = cellNumber.size
      cellNumber.set(key, number)
      sums.push(0, 0, 0, 0)
    }
    const at = number * 4
    sums[at] = (sums[at] as number) + x
    sums[at + 1] = (sums[at + 1] as number) + y
    sums[at + 2] = (sums[at + 2] as number) + z
    sums[at + 3] = (sums[at + 3] as number) + 1
    numberOf[vertex] = number
  }
  return { positions: means(sums), triangles: renumbered(mesh.triangles, numberOf) }
}

function means(sums: readonly number[]): Float64Array {
  const positions = new Float64Array((sums.length / 4) * 3)
  for (let number = 0; number < sums.length / 4; number++) {
    const count = sums[number * 4 + 3] as number
    for (let axis = 0; axis < 3; axis++) positions[number * 3 + axis] = (sums[number * 4 + axis] as number) / count
  }
  return positions
}

function renumbered(triangles: Uint32Array, numberOf: Uint32Array): Uint32Array {
  const kept = new Uint32Array(triangles.length)
  let corners = 0
  for (let at = 0; at < triangles.length; at += 3) {
    const a = numberOf[triangles[at] as number] as number
    const b = numberOf[triangles[at + 1] as number] as number
    const c = numberOf[triangles[at + 2] as number] as number
    if (a === b || b === c || c === a) continue
    kept[corners++] = a
    kept[corners++] = b
    kept[corners++] = c
  }
  return kept.slice(0, corners)
}
