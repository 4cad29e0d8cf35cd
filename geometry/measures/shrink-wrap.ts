import { axisBox, type Mesh } from '../mesh/mesh.ts'
import { DistanceField } from './wrap/distance-field.ts'
import { cellCount, type Grid, gridOver } from './wrap/grid.ts'
import { offerTriangles, windingOf } from './wrap/rasterise.ts'

/** Cells along the longest side, unless the ball asks for finer ones. */
const CELLS_ALONG = 80
const CELLS_PER_RADIUS = 3
/** The usual budget of cells, and the one for balls so small that the usual cells could not see them. */
const CELLS_MAX = 600_000
const SMALL_BALL_CELLS_MAX = 4_000_000
/** A ball of fewer cells than this would fall through walls: then nothing but hollow spaces is counted. */
const CELLS_PER_RADIUS_LEAST = 1.5
/** A ball this many times larger than the part's diagonal sees only its convex hull. */
const HULL_RADII = 2
/** A part that fills its hull but for this share is convex. */
const CONVEX = 1e-6

export type KnownVolumes = {
  /** Volume of the part with its closed spaces filled: a wrap is never less. */
  readonly filled: number
  /** Volume of the part itself. */
  readonly solid: number
  /** A wrap is never more. */
  readonly hull: number
}

/**
 * The volume of the tightest wrap: all places that a ball of `radius` rolling around the part from outside cannot reach.
 * With a huge ball that is the convex hull, with a tiny one the part with its hollow spaces filled. Lengths and volumes
 * are in the unit of the mesh. Exact to about a hundredth where the ball is a few cells of the grid.
 */
export function shrinkWrapVolume(mesh: Mesh, radius: number, known: KnownVolumes): number {
  // A convex part is its own wrap.
  if (known.filled >= known.hull * (1 - CONVEX)) return known.hull
  const box = axisBox(mesh)
  const sides = [0, 1, 2].map((axis) => box.max[axis as 0] - box.min[axis as 0])
  if (radius > HULL_RADII * Math.hypot(...sides)) return known.hull
  const grid = gridFor(box, Math.max(...sides), radius)
  if (!grid) return known.filled
  const surface = new DistanceField(grid, radius + 2 * grid.cell)
  offerTriangles(surface, mesh)
  surface.spread(null)
  const reached = cellsReached(grid, surface, radius)
  const ball = new DistanceField(grid, radius + grid.cell)
  offerBallCentres(ball, surface, reached, radius)
  ball.spread((cell) => reached[cell] === 0)
  const beyondPart = volumeBeyond(mesh, grid, surface, ball, reached, radius)
  return Math.min(known.hull, Math.max(known.filled, known.solid + beyondPart))
}

/** The coarsest cells that still see the ball, as far as the budgets go; null when the ball is too small for them. */
function gridFor(box: ReturnType<typeof axisBox>, longest: number, radius: number): Grid | null {
  const wanted = Math.min(longest / CELLS_ALONG, radius / CELLS_PER_RADIUS)
  const usual = gridWithin(box, wanted, radius, CELLS_MAX)
  if (radius >= usual.cell * 2) return usual
  const fine = gridWithin(box, wanted, radius, SMALL_BALL_CELLS_MAX)
  return radius >= fine.cell * CELLS_PER_RADIUS_LEAST ? fine : null
}

function gridWithin(box: ReturnType<typeof axisBox>, wanted: number, radius: number, cells: number): Grid {
  for (let cell = wanted; ; cell *= 1.05) {
    const grid = gridOver(box, cell, radius + 2.5 * cell)
    if (cellCount(grid) <= cells) return grid
  }
}

/** Where the middle of the ball can go: cells farther than its radius from the part, connected to the outside. */
function cellsReached(grid: Grid, surface: DistanceField, radius: number): Uint8Array {
  const { width, height, depth } = grid
  const reached = new Uint8Array(cellCount(grid))
  const waiting: number[] = [0]
  reached[0] = 1
  const enter = (cell: number): void => {
    if (reached[cell] !== 0 || (surface.distance[cell] as number) <= radius) return
    reached[cell] = 1
    waiting.push(cell)
  }
  for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
    const x = cell % width
    const y = Math.floor(cell / width) % height
    const z = Math.floor(cell / (width * height))
    if (x > 0) enter(cell - 1)
    if (x < width - 1) enter(cell + 1)
    if (y > 0) enter(cell - width)
    if (y < height - 1) enter(cell + width)
    if (z > 0) enter(cell - width * height)
    if (z < depth - 1) enter(cell + width * height)
  }
  return reached
}

/**
 * Offers the places where the middle of the ball touches its limit: from each reached cell along the limit straight back
 * to the surface, and towards each neighbour that was not reached, which finds the corners that lie between cells.
 */
function offerBallCentres(ball: DistanceField, surface: DistanceField, reached: Uint8Array, radius: number): void {
  const { width, height, depth, cell } = ball.grid
  for (let number = 0; number < reached.length; number++) {
    const distance = surface.distance[number] as number
    if (reached[number] === 0 || distance > radius + 2 * cell) continue
    const x = number % width
    const y = Math.floor(number / width) % height
    const z = Math.floor(number / (width * height))
    let limit = false
    for (let neighbour = 0; neighbour < 27; neighbour++) {
      const [dx, dy, dz] = [(neighbour % 3) - 1, (Math.floor(neighbour / 3) % 3) - 1, Math.floor(neighbour / 9) - 1]
      if (x + dx < 0 || y + dy < 0 || z + dz < 0 || x + dx >= width || y + dy >= height || z + dz >= depth) continue
      const other = number + (dz * height + dy) * width + dx
      const beyond = surface.distance[other] as number
      // Far cells that were not reached lie on the other side of a wall.
      if (reached[other] !== 0 || beyond > radius) continue
      limit = true
      const share = (distance - radius) / (distance - beyond)
      const length = cell * Math.sqrt(dx * dx + dy * dy + dz * dz)
      ball.offer(other, (1 - share) * length, (x + dx * share) * cell, (y + dy * share) * cell, (z + dz * share) * cell)
    }
    if (!limit) continue
    const nx = surface.nearest[number * 3] as number
    const ny = surface.nearest[number * 3 + 1] as number
    const nz = surface.nearest[number * 3 + 2] as number
    const back = radius / distance
    const [bx, by, bz] = [nx + (x * cell - nx) * back, ny + (y * cell - ny) * back, nz + (z * cell - nz) * back]
    ball.offer(number, Math.max(0, distance - radius), bx, by, bz)
  }
}

/**
 * What the wrap holds beyond the part. Both are measured in the same way, cell by cell with the share that lies inside,
 * so that on plain walls, where they are one, nothing is left over.
 */
function volumeBeyond(
  mesh: Mesh,
  grid: Grid,
  surface: DistanceField,
  ball: DistanceField,
  reached: Uint8Array,
  radius: number,
): number {
  const winding = windingOf(grid, mesh)
  let cells = 0
  for (let number = 0; number < reached.length; number++) {
    if (reached[number] !== 0) continue
    const inWrap = share(((ball.distance[number] as number) - radius) / grid.cell)
    const depth = (surface.distance[number] as number) / grid.cell
    const inPart = share((winding[number] as number) > 0 ? depth : -depth)
    cells += inWrap - inPart
  }
  return cells * grid.cell ** 3
}

const share = (depth: number): number => Math.min(1, Math.max(0, 0.5 + depth))
