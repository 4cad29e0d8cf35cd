import type { AxisBox } from '../../mesh/mesh.ts'

/** Cubic cells over a box: cell (x, y, z) has the number (z × height + y) × width + x. */
export type Grid = {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly cell: number
  /** Where the middle of the first cell is. */
  readonly origin: readonly [number, number, number]
}

/** Lays cells of a size over a box and `margin` around it. */
export function gridOver({ min, max }: AxisBox, cell: number, margin: number): Grid {
  const [width, height, depth] = ([0, 1, 2] as const).map(
    (axis) => Math.ceil((max[axis] - min[axis] + 2 * margin) / cell) + 1,
  ) as [number, number, number]
  const origin = ([0, 1, 2] as const).map((axis) => min[axis] - margin) as [number, number, number]
  return { width, height, depth, cell, origin }
}

/** How many cells such a grid has. */
export const cellCount = ({ width, height, depth }: Grid): number => width * height * depth
