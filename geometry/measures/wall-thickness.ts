import { type Box3, DoubleSide, Ray, Vector3 } from 'three'
import type { MeshBVH } from 'three-mesh-bvh'
import { type Mesh, triangleCount } from '../mesh/mesh.ts'
import { treeOf } from '../mesh/triangle-tree.ts'
import { type SurfaceSample, sampleSurface } from './sample-surface.ts'
import { nearestOnTriangle } from './wrap/nearest-on-triangle.ts'

/** Thickness of walls in the unit of the mesh, and a place on the surface where the wall is thinnest. */
export type WallThickness = {
  readonly min: number
  readonly mean: number
  readonly max: number
  readonly minAt: readonly [number, number, number]
}

/** A surface sample with the thickness of the wall behind it. */
export type MeasuredSample = SurfaceSample & { readonly thickness: number }

/** Faces oppose when their normals are more than 120 degrees apart. */
const OPPOSING_COSINE = -0.5
/** A face is looked at when it reaches into the ball by more than this share, squared, of its width: half, less 0.3 %. */
const NEARER = (0.5 * 0.997) ** 2
/**
 * Boxes of faces looked at for one sample, the nearest first. In a part as round as a ball every face nearly touches the
 * largest ball, and looking at all of them would take for ever and change nothing.
 */
const LOOKS_MAX = 3_000
/** A minimum must be seen by so many samples, and on so much of the area, to be a wall and not a single facet. */
const SUPPORTING_SAMPLES = 3
const SUPPORTING_AREA_SHARE = 0.001
/** The maximum is the value that this share of the area does not exceed. */
const MAX_AREA_SHARE = 0.995

/**
 * Measures how thick the wall is behind samples spread over the surface. The value at a place is the width of the largest
 * ball that touches it from inside and is held by a face opposing it: edges and neighbouring facets do not hold it, so
 * that sharp corners do not count as thin walls. Samples that nothing opposes are left out.
 */
export function measureWalls(mesh: Mesh): MeasuredSample[] {
  const balls = new BallFinder(mesh)
  const measured: MeasuredSample[] = []
  for (const sample of sampleSurface(mesh)) {
    const thickness = balls.widthBehind(sample)
    if (Number.isFinite(thickness)) measured.push({ ...sample, thickness })
  }
  return measured
}

/**
 * Sums samples up: the smallest supported value, the mean by area, and the largest but for a tiny share of the area. Null
 * without samples. `patchArea` is the least area that makes a wall, in the square of the unit of the mesh.
 */
export function summariseWalls(samples: readonly MeasuredSample[], patchArea: number): WallThickness | null {
  const sorted = [...samples].sort((a, b) => a.thickness - b.thickness)
  const [thinnest] = sorted
  if (!thinnest) return null
  const area = sorted.reduce((sum, sample) => sum + sample.area, 0)
  const patch = Math.min(patchArea, area * SUPPORTING_AREA_SHARE)
  let passed = 0
  let min: MeasuredSample | null = null
  let max = thinnest.thickness
  let weighted = 0
  for (const [index, sample] of sorted.entries()) {
    passed += sample.area
    weighted += sample.area * sample.thickness
    if (!min && index + 1 >= SUPPORTING_SAMPLES && passed >= patch) min = sample
    if (passed <= area * MAX_AREA_SHARE) max = sample.thickness
  }
  const least = min ?? thinnest
  const mean = weighted / area
  return {
    min: least.thickness,
    mean: Math.max(mean, least.thickness),
    max: Math.max(max, mean, least.thickness),
    minAt: least.at,
  }
}

/** Finds balls held between opposing faces, with a tree of boxes over the triangles. */
class BallFinder {
  readonly #positions: Float64Array
  readonly #index: Uint32Array
  readonly #normals: Float64Array
  readonly #tree: MeshBVH
  readonly #middle: readonly [number, number, number]
  readonly #size: number
  readonly #point = new Float64Array(3)
  readonly #ray = new Ray(new Vector3(), new Vector3())
  #x = 0
  #y = 0
  #z = 0
  #nx = 0
  #ny = 0
  #nz = 0
  #width = 0
  #centreX = 0
  #centreY = 0
  #centreZ = 0
  #held = false
  #looksLeft = 0
  readonly #search = {
    intersectsBounds: (box: Box3) => {
      if (--this.#looksLeft < 0) return false
      return this.#squaredDistanceTo(box) < this.#width * this.#width * NEARER
    },
    boundsTraverseOrder: (box: Box3) => this.#squaredDistanceTo(box),
    intersectsRange: (offset: number, count: number) => {
      for (let triangle = offset; triangle < offset + count; triangle++) this.#narrowBy(triangle)
      return false
    },
  }

  constructor(mesh: Mesh) {
    const { tree, positions, index, middle, size } = treeOf(mesh)
    this.#tree = tree
    this.#positions = positions
    this.#index = index
    this.#middle = middle
    this.#size = size
    this.#normals = new Float64Array(triangleCount(mesh) * 3).fill(UNKNOWN)
  }

  /** The width of the largest ball behind a sample; infinite when nothing opposes it. */
  widthBehind({ at, normal }: SurfaceSample): number {
    this.#x = at[0] - this.#middle[0]
    this.#y = at[1] - this.#middle[1]
    this.#z = at[2] - this.#middle[2]
    this.#nx = normal[0]
    this.#ny = normal[1]
    this.#nz = normal[2]
    this.#held = false
    this.#setWidth(this.#straightThrough())
    this.#looksLeft = LOOKS_MAX
    this.#tree.shapecast(this.#search)
    return this.#held ? this.#width : Infinity
  }

  /** How far it is straight through to the other side: no ball is wider, if that side opposes. */
  #straightThrough(): number {
    const lift = this.#size * 1e-6
    this.#ray.origin.set(this.#x - this.#nx * lift, this.#y - this.#ny * lift, this.#z - this.#nz * lift)
    this.#ray.direction.set(-this.#nx, -this.#ny, -this.#nz)
    const hit = this.#tree.raycastFirst(this.#ray, DoubleSide)
    // Without an opposing side ahead the search begins with a ball as wide as the part, a little more than any can be.
    if (!hit?.face) return this.#size
    const { normal } = hit.face
    const along = normal.x * this.#nx + normal.y * this.#ny + normal.z * this.#nz
    if (along >= OPPOSING_COSINE) return this.#size
    this.#held = true
    return hit.distance + lift
  }

  #setWidth(width: number): void {
    this.#width = width
    this.#centreX = this.#x - (this.#nx * width) / 2
    this.#centreY = this.#y - (this.#ny * width) / 2
    this.#centreZ = this.#z - (this.#nz * width) / 2
  }

  /** Where a box is from the middle of the ball, squared. */
  #squaredDistanceTo({ min, max }: Box3): number {
    const dx = Math.max(min.x - this.#centreX, 0, this.#centreX - max.x)
    const dy = Math.max(min.y - this.#centreY, 0, this.#centreY - max.y)
    const dz = Math.max(min.z - this.#centreZ, 0, this.#centreZ - max.z)
    return dx * dx + dy * dy + dz * dz
  }

  /** Narrows the ball until a triangle no longer reaches into it, if the triangle opposes the sample. */
  #narrowBy(triangle: number): void {
    if (this.#normals[triangle * 3 + 2] === UNKNOWN) this.#findNormal(triangle)
    const along =
      this.#nx * (this.#normals[triangle * 3] as number) +
      this.#ny * (this.#normals[triangle * 3 + 1] as number) +
      this.#nz * (this.#normals[triangle * 3 + 2] as number)
    if (!(along < OPPOSING_COSINE)) return
    const a = (this.#index[triangle * 3] as number) * 3
    const b = (this.#index[triangle * 3 + 1] as number) * 3
    const c = (this.#index[triangle * 3 + 2] as number) * 3
    // The point that holds the ball moves as the ball shrinks; a few steps settle it.
    for (let step = 0; step < 12; step++) {
      const squared = nearestOnTriangle(
        this.#positions,
        a,
        b,
        c,
        this.#centreX,
        this.#centreY,
        this.#centreZ,
        this.#point,
      )
      if (squared >= this.#width * this.#width * NEARER) return
      const dx = this.#x - (this.#point[0] as number)
      const dy = this.#y - (this.#point[1] as number)
      const dz = this.#z - (this.#point[2] as number)
      const depth = dx * this.#nx + dy * this.#ny + dz * this.#nz
      if (depth <= 0) return
      const narrower = (dx * dx + dy * dy + dz * dz) / depth
      this.#held = true
      if (narrower >= this.#width * (1 - 1e-7)) return
      this.#setWidth(narrower)
    }
  }

  #findNormal(triangle: number): void {
    const p = this.#positions
    const a = (this.#index[triangle * 3] as number) * 3
    const b = (this.#index[triangle * 3 + 1] as number) * 3
    const c = (this.#index[triangle * 3 + 2] as number) * 3
    const ux = (p[b] as number) - (p[a] as number)
    const uy = (p[b + 1] as number) - (p[a + 1] as number)
    const uz = (p[b + 2] as number) - (p[a + 2] as number)
    const vx = (p[c] as number) - (p[a] as number)
    const vy = (p[c + 1] as number) - (p[a + 1] as number)
    const vz = (p[c + 2] as number) - (p[a + 2] as number)
    const x = uy * vz - uz * vy
    const y = uz * vx - ux * vz
    const z = ux * vy - uy * vx
    const length = Math.sqrt(x * x + y * y + z * z) || 1
    this.#normals[triangle * 3] = x / length
    this.#normals[triangle * 3 + 1] = y / length
    this.#normals[triangle * 3 + 2] = z / length
  }
}

/** Stands for a normal not worked out yet. */
const UNKNOWN = 2
