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
  const order = onTheOutside(points)
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

/** The numbers of the points that are not well inside the outermost ones: only they can be on the outline. */
function onTheOutside(points: Float64Array): Float64Array {
  const count = points.length / 2
  const numbers = new Float64Array(count)
  if (count <= 24) {
    for (let point = 0; point < count; point++) numbers[point] = point
    return numbers
  }
  const edges = outerEdges(points, count < MANY_POINTS ? 8 : 32)
  let kept = 0
  for (let point = 0; point < count; point++) {
    const x = points[point * 2] as number
    const y = points[point * 2 + 1] as number
    for (let edge = 0; edge < edges.length; edge += 4) {
      const across = (edges[edge] as number) * (y - (edges[edge + 3] as number))
      if (across - (edges[edge + 1] as number) * (x - (edges[edge + 2] as number)) > 0) continue
      numbers[kept++] = point
      break
    }
  }
  return numbers.slice(0, kept)
}

const MANY_POINTS = 2_000

/** The sides of the polygon of the outermost points: dx, dy, and the x and y they start at. */
function outerEdges(points: Float64Array, directions: number): Float64Array {
  const corners = extremes(points, directions)
  const edges: number[] = []
  for (let index = 0; index < directions; index++) {
    const from = (corners[index] as number) * 2
    const to = (corners[(index + 1) % directions] as number) * 2
    const [x, y] = [points[from] as number, points[from + 1] as number]
    const [dx, dy] = [(points[to] as number) - x, (points[to + 1] as number) - y]
    // Directions that share their outermost point make no side.
    if (dx !== 0 || dy !== 0) edges.push(dx, dy, x, y)
  }
  return Float64Array.from(edges)
}

/** The outermost points towards directions all around, counter-clockwise. */
function extremes(points: Float64Array, directions: number): Uint32Array {
  const best = new Float64Array(directions).fill(-Infinity)
  const corners = new Uint32Array(directions)
  const cosines = Float64Array.from({ length: directions }, (_, index) => Math.cos((index * 2 * Math.PI) / directions))
  const sines = Float64Array.from({ length: directions }, (_, index) => Math.sin((index * 2 * Math.PI) / directions))
  for (let point = 0; point < points.length / 2; point++) {
    const x = points[point * 2] as number
    const y = points[point * 2 + 1] as number
    for (let direction = 0; direction < directions; direction++) {
      const out = x * (cosines[direction] as number) + y * (sines[direction] as number)
      if (out <= (best[direction] as number)) continue
      best[direction] = out
      corners[direction] = point
    }
  }
  return corners
}
