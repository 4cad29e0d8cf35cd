import { cellCount, type Grid } from './grid.ts'

const BUCKETS_PER_CELL = 2

/**
 * For every cell within reach, the nearest of many real points: distances are exact to far less than a cell, because the
 * points themselves are carried from cell to cell, not counts of steps.
 */
export class DistanceField {
  readonly grid: Grid
  /** Distance from the middle of each cell; infinite beyond reach. */
  readonly distance: Float32Array
  /** The nearest point of each cell: x, y, z. */
  readonly nearest: Float32Array
  readonly #reach: number
  readonly #carried: Float32Array
  #buckets: number[][] = []
  #current = 0

  constructor(grid: Grid, reach: number) {
    this.grid = grid
    this.#reach = reach
    const count = cellCount(grid)
    this.distance = new Float32Array(count).fill(Infinity)
    this.nearest = new Float32Array(count * 3)
    this.#carried = new Float32Array(count).fill(Infinity)
  }

  /** Offers a point, relative to the first cell, to a cell that it lies near. */
  offer(cell: number, distance: number, x: number, y: number, z: number): void {
    if (distance >= (this.distance[cell] as number) || distance > this.#reach) return
    this.distance[cell] = distance
    this.nearest[cell * 3] = x
    this.nearest[cell * 3 + 1] = y
    this.nearest[cell * 3 + 2] = z
    // A point may lie nearer to the next cell than to the one it comes from; that cell is then walked at once.
    const bucket = Math.max(this.#current, Math.floor((distance / this.grid.cell) * BUCKETS_PER_CELL))
    let cells = this.#buckets[bucket]
    if (!cells) {
      cells = []
      this.#buckets[bucket] = cells
    }
    cells.push(cell)
  }

  /** Carries the points on to neighbouring cells, nearest first, as far as the reach. */
  spread(mayEnter: ((cell: number) => boolean) | null): void {
    const { width, height, depth } = this.grid
    for (let bucket = 0; bucket < this.#buckets.length; bucket++) {
      const cells = this.#buckets[bucket]
      if (!cells) continue
      this.#current = bucket
      // New entries may join this very bucket while it is walked.
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at] as number
        if (this.#carried[cell] === this.distance[cell]) continue
        this.#carried[cell] = this.distance[cell] as number
        const x = cell % width
        const y = Math.floor(cell / width) % height
        const z = Math.floor(cell / (width * height))
        if (x > 0) this.#carry(cell, cell - 1, x - 1, y, z, mayEnter)
        if (x < width - 1) this.#carry(cell, cell + 1, x + 1, y, z, mayEnter)
        if (y > 0) this.#carry(cell, cell - width, x, y - 1, z, mayEnter)
        if (y < height - 1) this.#carry(cell, cell + width, x, y + 1, z, mayEnter)
        if (z > 0) this.#carry(cell, cell - width * height, x, y, z - 1, mayEnter)
        if (z < depth - 1) this.#carry(cell, cell + width * height, x, y, z + 1, mayEnter)
      }
      this.#buckets[bucket] = []
    }
  }

  #carry(
    from: number,
    to: number,
    x: number,
    y: number,
    z: number,
    mayEnter: ((cell: number) => boolean) | null,
  ): void {
    if (mayEnter && !mayEnter(to)) return
    const { cell } = this.grid
    const px = this.nearest[from * 3] as number
    const py = this.nearest[from * 3 + 1] as number
    const pz = this.nearest[from * 3 + 2] as number
    const distance = Math.sqrt((x * cell - px) ** 2 + (y * cell - py) ** 2 + (z * cell - pz) ** 2)
    if (distance < (this.distance[to] as number) - cell * 1e-4) this.offer(to, distance, px, py, pz)
  }
}
