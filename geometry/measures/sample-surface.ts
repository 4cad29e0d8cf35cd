import type { Mesh } from '../mesh/mesh.ts'

/** A place on the surface, the direction outward there, and the area that it stands for. */
export type SurfaceSample = {
  readonly at: readonly [number, number, number]
  readonly normal: readonly [number, number, number]
  readonly area: number
}

/** Samples on a part of few, large triangles; parts of more triangles get at least one on each, up to the most. */
const SAMPLES = 2_500
const SAMPLES_MAX = 8_000

/** Spreads samples evenly over the area of a mesh; the same triangles always give the same places on them. */
export function sampleSurface(mesh: Mesh): SurfaceSample[] {
  const { positions, triangles } = mesh
  const count = triangles.length / 3
  const areas = new Float64Array(count)
  const normals = new Float64Array(count * 3)
  let whole = 0
  for (let triangle = 0; triangle < count; triangle++) {
    const [a, b, c] = [0, 1, 2].map((corner) => (triangles[triangle * 3 + corner] as number) * 3) as [
      number,
      number,
      number,
    ]
    const ux = (positions[b] as number) - (positions[a] as number)
    const uy = (positions[b + 1] as number) - (positions[a + 1] as number)
    const uz = (positions[b + 2] as number) - (positions[a + 2] as number)
    const vx = (positions[c] as number) - (positions[a] as number)
    const vy = (positions[c + 1] as number) - (positions[a + 1] as number)
    const vz = (positions[c + 2] as number) - (positions[a + 2] as number)
    const x = uy * vz - uz * vy
    const y = uz * vx - ux * vz
    const z = ux * vy - uy * vx
    const length = Math.sqrt(x * x + y * y + z * z)
    areas[triangle] = length / 2
    whole += length / 2
    if (length > 0) normals.set([x / length, y / length, z / length], triangle * 3)
  }
  const wanted = Math.min(SAMPLES_MAX, Math.max(SAMPLES, count))
  const perTriangle = count <= SAMPLES_MAX
  const samples: SurfaceSample[] = []
  let passed = 0
  for (let triangle = 0; triangle < count; triangle++) {
    const area = areas[triangle] as number
    if (area <= 0) continue
    // Evenly along the running area, so that many small triangles together get their share.
    const before = Math.floor((passed / whole) * wanted + 0.5)
    passed += area
    const due = Math.floor((passed / whole) * wanted + 0.5) - before
    const here = perTriangle ? Math.max(1, due) : due
    for (let sample = 0; sample < here; sample++) {
      samples.push({
        at: placeOn(mesh, triangle, sample),
        normal: [
          normals[triangle * 3] as number,
          normals[triangle * 3 + 1] as number,
          normals[triangle * 3 + 2] as number,
        ],
        area: perTriangle ? area / here : whole / wanted,
      })
    }
  }
  return samples
}

/** The n-th place on a triangle: the middle first, then a sequence that fills it evenly. */
function placeOn({ positions, triangles }: Mesh, triangle: number, sample: number): [number, number, number] {
  let s = 1 / 3
  let t = 1 / 3
  if (sample > 0) {
    s = (sample * 0.7548776662466927) % 1
    t = (sample * 0.5698402909980532) % 1
    if (s + t > 1) [s, t] = [1 - s, 1 - t]
  }
  const [a, b, c] = [0, 1, 2].map((corner) => (triangles[triangle * 3 + corner] as number) * 3) as [
    number,
    number,
    number,
  ]
  return [0, 1, 2].map(
    (axis) =>
      (positions[a + axis] as number) * (1 - s - t) +
      (positions[b + axis] as number) * s +
      (positions[c + axis] as number) * t,
  ) as [number, number, number]
}
