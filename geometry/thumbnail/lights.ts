import type { Mesh } from '../mesh/mesh.ts'
import { cross, unit, type Vector } from '../mesh/vector.ts'
import { sphereAround } from './camera.ts'
import { drawTriangles, emptyRaster } from './raster.ts'

/** Towards the main light: upper left, a little in front. */
export const KEY_LIGHT: Vector = unit([-0.4, -0.5, 0.77])
const KEY_SPREAD = 0.16
const KEY_RAYS = 10
const SKY_RAYS = 44
const MAP_SAMPLES = 224
/** How far, in map samples, a place is lifted off its surface before it asks what stands in the light's way. */
const LIFT_SAMPLES = 1.6

/** How much of the main light and of the sky reaches a place: 0 none, 1 all. */
export type Light = { key: number; sky: number }

type ShadowMap = { towards: Vector; right: Vector; up: Vector; nearness: Float32Array; weight: number }

/** Answers how lit a place with a normal is; `lift` is the world length of one shadow sample. */
export type Lighting = (place: Vector, normal: Vector, into: Light) => void

/**
 * Looks at the part from the main light (a few times, spread, so that shadows are soft) and from all over the sky, and
 * keeps what is nearest in each direction: a place is lit from where it is the nearest.
 */
export function lightPart(mesh: Mesh): Lighting {
  const { centre, radius } = sphereAround(mesh)
  const perUnit = MAP_SAMPLES / (2.02 * radius)
  const key = keyDirections().map((towards) => shadowMap(mesh, towards, 1, centre, perUnit))
  const sky = skyDirections().map((towards) => shadowMap(mesh, towards, towards[2] + 0.25, centre, perUnit))
  const lift = LIFT_SAMPLES / perUnit
  return (place, normal, into) => {
    const at: Vector = [
      place[0] - centre[0] + normal[0] * lift,
      place[1] - centre[1] + normal[1] * lift,
      place[2] - centre[2] + normal[2] * lift,
    ]
    into.key = reaching(key, at, normal, perUnit, false)
    into.sky = reaching(sky, at, normal, perUnit, true)
  }
}

function reaching(maps: readonly ShadowMap[], at: Vector, normal: Vector, perUnit: number, facing: boolean): number {
  let reached = 0
  let whole = 0
  for (const map of maps) {
    const { towards } = map
    const slope = normal[0] * towards[0] + normal[1] * towards[1] + normal[2] * towards[2]
    if (facing && slope <= 0.02) continue
    const weight = facing ? map.weight * slope : map.weight
    whole += weight
    reached += weight * unshadowed(map, at, perUnit)
  }
  return whole === 0 ? 1 : reached / whole
}

/** The share of the four map samples around a place that see it, weighted by how near they are. */
function unshadowed(map: ShadowMap, at: Vector, perUnit: number): number {
  const { right, up, towards, nearness } = map
  const x = (at[0] * right[0] + at[1] * right[1] + at[2] * right[2]) * perUnit + MAP_SAMPLES / 2 - 0.5
  const y = (at[0] * up[0] + at[1] * up[1] + at[2] * up[2]) * perUnit + MAP_SAMPLES / 2 - 0.5
  const near = (at[0] * towards[0] + at[1] * towards[1] + at[2] * towards[2]) * perUnit + 0.75
  const column = Math.floor(x)
  const row = Math.floor(y)
  if (column < 0 || row < 0 || column >= MAP_SAMPLES - 1 || row >= MAP_SAMPLES - 1) return 1
  const first = row * MAP_SAMPLES + column
  const fx = x - column
  const fy = y - row
  const upper = mix((nearness[first] as number) <= near, (nearness[first + 1] as number) <= near, fx)
  const next = first + MAP_SAMPLES
  const lower = mix((nearness[next] as number) <= near, (nearness[next + 1] as number) <= near, fx)
  return upper * (1 - fy) + lower * fy
}

const mix = (left: boolean, right: boolean, share: number): number => (left ? 1 - share : 0) + (right ? share : 0)

function shadowMap(mesh: Mesh, towards: Vector, weight: number, centre: Vector, perUnit: number): ShadowMap {
  const right = unit(cross(Math.abs(towards[2]) > 0.9 ? [0, 1, 0] : [0, 0, 1], towards))
  const up = cross(towards, right)
  const count = mesh.positions.length / 3
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  const nearness = new Float64Array(count)
  for (let vertex = 0; vertex < count; vertex++) {
    const dx = ((mesh.positions[vertex * 3] as number) - centre[0]) * perUnit
    const dy = ((mesh.positions[vertex * 3 + 1] as number) - centre[1]) * perUnit
    const dz = ((mesh.positions[vertex * 3 + 2] as number) - centre[2]) * perUnit
    x[vertex] = dx * right[0] + dy * right[1] + dz * right[2] + MAP_SAMPLES / 2
    y[vertex] = dx * up[0] + dy * up[1] + dz * up[2] + MAP_SAMPLES / 2
    nearness[vertex] = dx * towards[0] + dy * towards[1] + dz * towards[2]
  }
  const raster = emptyRaster(MAP_SAMPLES, MAP_SAMPLES)
  drawTriangles(raster, mesh.triangles, { x, y, nearness })
  return { towards, right, up, nearness: raster.nearness, weight }
}

const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5))

function keyDirections(): Vector[] {
  const right = unit(cross(KEY_LIGHT, [0, 0, 1]))
  const up = cross(right, KEY_LIGHT)
  return Array.from({ length: KEY_RAYS }, (_, index) => {
    const out = KEY_SPREAD * Math.sqrt((index + 0.5) / KEY_RAYS)
    const [u, v] = [out * Math.cos(index * GOLDEN_TURN), out * Math.sin(index * GOLDEN_TURN)]
    return unit([
      KEY_LIGHT[0] + right[0] * u + up[0] * v,
      KEY_LIGHT[1] + right[1] * u + up[1] * v,
      KEY_LIGHT[2] + right[2] * u + up[2] * v,
    ])
  })
}

function skyDirections(): Vector[] {
  return Array.from({ length: SKY_RAYS }, (_, index) => {
    const z = 1 - (index + 0.5) * (1.05 / SKY_RAYS)
    const out = Math.sqrt(1 - z * z)
    return [out * Math.cos(index * GOLDEN_TURN), out * Math.sin(index * GOLDEN_TURN), z]
  })
}
