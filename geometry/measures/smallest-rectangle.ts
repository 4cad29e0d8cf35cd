/** The smallest rectangle around points of a plane: its area and the direction of one of its sides. */
export type Rectangle = { readonly area: number; readonly side: readonly [number, number] }

/**
 * Finds the smallest rectangle around points (x, y of each in turn). One of its sides lies on an edge of their convex
 * outline, so each edge is tried, while the outermost points along and across it move on around the outline.
 */
export function smallestRectangle(points: Float64Array): Rectangle {
  const outline = convexOutline(points)
  const count = outline.length / 2
  let best: Rectangle = { area: Infinity, side: [1, 0] }
  let [right, top, left] = [1, 1, 1]
  for (let edge = 0; edge < count; edge++) {
    const [x, y] = edgeOf(outline, edge)
    const length = Math.sqrt(x * x + y * y)
    if (length === 0) continue
    const [ux, uy] = [x / length, y / length]
    const along = (point: number): number => at(outline, point) * ux + at(outline, point, 1) * uy
    const across = (point: number): number => at(outline, point, 1) * ux - at(outline, point) * uy
    while (right < edge + count && along(right + 1) > along(right)) right++
    if (top < right) top = right
    while (top < edge + 2 * count && across(top + 1) > across(top)) top++
    if (left < top) left = top
    while (left < edge + 2 * count && along(left + 1) < along(left)) left++
    const area = (along(right) - along(left)) * (across(top) - across(edge))
    if (area < best.area) best = { area, side: [ux, uy] }
  }
  if (best.area === Infinity) return { area: 0, side: [1, 0] }
  return best
}

const at = (outline: Float64Array, point: number, part = 0): number =>
  outline[(point % (outline.length / 2)) * 2 + part] as number

const edgeOf = (outline: Float64Array, edge: number): [number, number] => [
  at(outline, edge + 1) - at(outline, edge),
  at(outline, edge + 1, 1) - at(outline, edge, 1),
]

/**
 * The corners of the convex outline, counter-clockwise, found by going over the points from left to right and back.
 * Corners that bend less than rounding could are left out, so that the directions of the edges turn steadily.
 */
function convexOutline(points: Float64Array): Float64Array {
  const order = outsideOctagon(points)
  order.sort((a, b) => {
    const dx = (points[a * 2] as number) - (points[b * 2] as number)
    return dx !== 0 ? dx : (points[a * 2 + 1] as number) - (points[b * 2 + 1] as number)
  })
  const [first, last] = [order[0] as number, order[order.length - 1] as number]
  const width = (points[last * 2] as number) - (points[first * 2] as number)
  const straight = 1e-14 * width
  const outline = new Float64Array(order.length * 4 + 4)
  let used = 0
  const add = (point: number, floor: number): void => {
    const x = points[point * 2] as number
    const y = points[point * 2 + 1] as number
    while (used - floor >= 2) {
      const ux = (outline[(used - 1) * 2] as number) - (outline[(used - 2) * 2] as number)
      const uy = (outline[(used - 1) * 2 + 1] as number) - (outline[(used - 2) * 2 + 1] as number)
      const vx = x - (outline[(used - 2) * 2] as number)
      const vy = y - (outline[(used - 2) * 2 + 1] as number)
      if (ux * vy - uy * vx > straight * (Math.abs(vx) + Math.abs(vy))) break
      used--
    }
    outline[used * 2] = x
    outline[used * 2 + 1] = y
    used++
  }
  for (let index = 0; index < order.length; index++) add(order[index] as number, 0)
  const floor = used - 1
  for (let index = order.length - 2; index >= 0; index--) add(order[index] as number, floor)
  // The last point is the first again.
  return outline.slice(0, Math.max(1, used - 1) * 2)
}

/** The numbers of the points that are not well inside the eight outermost ones: only they can be on the outline. */
function outsideOctagon(points: Float64Array): Float64Array {
  const count = points.length / 2
  const numbers = new Float64Array(count)
  if (count <= 24) {
    for (let point = 0; point < count; point++) numbers[point] = point
    return numbers
  }
  const edges = octagonEdges(points)
  let kept = 0
  for (let point = 0; point < count; point++) {
    const x = points[point * 2] as number
    const y = points[point * 2 + 1] as number
    for (let edge = 0; edge < 32; edge += 4) {
      const across = (edges[edge] as number) * (y - (edges[edge + 3] as number))
      if (across - (edges[edge + 1] as number) * (x - (edges[edge + 2] as number)) > 0) continue
      numbers[kept++] = point
      break
    }
  }
  return numbers.slice(0, kept)
}

/** The sides of the polygon of the outermost points towards eight directions: dx, dy, and the x and y they start at. */
function octagonEdges(points: Float64Array): Float64Array {
  const corners = extremes(points)
  const edges = new Float64Array(32)
  let used = 0
  for (let index = 0; index < 8; index++) {
    const from = (corners[index] as number) * 2
    const to = (corners[(index + 1) % 8] as number) * 2
    const [x, y] = [points[from] as number, points[from + 1] as number]
    const [dx, dy] = [(points[to] as number) - x, (points[to + 1] as number) - y]
    if (dx === 0 && dy === 0) continue
    edges.set([dx, dy, x, y], used)
    used += 4
  }
  // Directions that share their outermost point make no side; one of the others stands in for each.
  for (; used > 0 && used < 32; used += 4) edges.copyWithin(used, 0, 4)
  return edges
}

/** The outermost points towards eight directions, counter-clockwise. */
function extremes(points: Float64Array): number[] {
  const best = new Float64Array(8).fill(-Infinity)
  const corners = [0, 0, 0, 0, 0, 0, 0, 0]
  const look = (direction: number, value: number, point: number): void => {
    if (value <= (best[direction] as number)) return
    best[direction] = value
    corners[direction] = point
  }
  for (let point = 0; point < points.length / 2; point++) {
    const x = points[point * 2] as number
    const y = points[point * 2 + 1] as number
    look(0, x, point)
    look(1, x + y, point)
    look(2, y, point)
    look(3, y - x, point)
    look(4, -x, point)
    look(5, -x - y, point)
    look(6, -y, point)
    look(7, x - y, point)
  }
  return corners
}
