import { COMPONENT_DEPTH_MAX, PLACED_OBJECTS_MAX, TRIANGLES_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { tooManyTriangles } from '../mesh/mesh-builder.ts'
import { FileProblem, quoted } from './file-problem.ts'

/** A 3 × 4 placement as 3MF writes it: three rows that turn and scale, one that moves. */
export type Transform = readonly number[]

/** Another object put into this one or into the build. */
export type Placed = { readonly object: string; readonly transform: Transform | null }

/** An object of a file with several: its own triangles and the objects it is put together from. */
export type ObjectDefinition = {
  readonly name: string | null
  readonly mesh: Mesh | null
  readonly components: readonly Placed[]
  /** Support structures and the like stand in a file but are not made. */
  readonly support: boolean
}

type Definitions = ReadonlyMap<string, ObjectDefinition>
type Totals = { triangles: number; vertices: number; placed: number }

/** Reads a placement of twelve numbers; throws FileProblem when they are not twelve or flatten the object. */
export function readTransform(text: string | undefined): Transform | null {
  if (text === undefined) return null
  const numbers = text.trim().split(/\s+/).map(Number)
  if (numbers.length !== 12 || !numbers.every(Number.isFinite)) {
    throw new FileProblem('The placement of an object is not twelve numbers.')
  }
  const determinant = determinantOf(numbers)
  if (determinant === 0 || !Number.isFinite(determinant)) {
    throw new FileProblem('The placement of an object presses it flat, so it has no volume.')
  }
  return numbers
}

/** A placement by three turns in degrees, about x, then y, then z, and a move. */
export function turnedAndMoved(degrees: readonly [number, number, number], move: readonly number[]): Transform {
  const [x, y, z] = degrees.map((angle) => (angle * Math.PI) / 180) as [number, number, number]
  const [sinX, cosX, sinY, cosY] = [Math.sin(x), Math.cos(x), Math.sin(y), Math.cos(y)]
  const [sinZ, cosZ] = [Math.sin(z), Math.cos(z)]
  return [
    cosY * cosZ,
    cosY * sinZ,
    -sinY,
    sinX * sinY * cosZ - cosX * sinZ,
    sinX * sinY * sinZ + cosX * cosZ,
    sinX * cosY,
    cosX * sinY * cosZ + sinX * sinZ,
    cosX * sinY * sinZ - sinX * cosZ,
    cosX * cosY,
    ...move,
  ]
}

function determinantOf(transform: Transform): number {
  const [a, b, c, d, e, f, g, h, i] = transform as readonly [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
}

/**
 * Puts objects, their components and all copies together into one mesh. Counts first, so that a file that multiplies
 * itself is refused before anything is built; throws FileProblem for a missing object, a ring, or too much.
 */
export function assemble(definitions: Definitions, placed: readonly Placed[]): Mesh {
  const known = new Map<string, Totals>()
  const total: Totals = { triangles: 0, vertices: 0, placed: 0 }
  for (const one of placed) addTotals(total, totalsOf(definitions, one.object, known, 0))
  checkTotals(total)
  const positions = new Float64Array(total.vertices * 3)
  const triangles = new Uint32Array(total.triangles * 3)
  let vertexAt = 0
  let cornerAt = 0
  const put = (object: string, chain: readonly Transform[]): void => {
    const definition = definitions.get(object) as ObjectDefinition
    if (definition.mesh) {
      const mirrored = chain.filter((transform) => determinantOf(transform) < 0).length % 2 === 1
      copyTriangles(definition.mesh.triangles, triangles, cornerAt, vertexAt, mirrored)
      copyPositions(definition.mesh.positions, positions, vertexAt * 3, chain)
      vertexAt += definition.mesh.positions.length / 3
      cornerAt += definition.mesh.triangles.length
    }
    for (const component of definition.components) put(component.object, chained(component, chain))
  }
  for (const one of placed) put(one.object, chained(one, []))
  return { positions, triangles }
}

const chained = (placed: Placed, chain: readonly Transform[]): readonly Transform[] =>
  placed.transform ? [placed.transform, ...chain] : chain

function totalsOf(definitions: Definitions, object: string, known: Map<string, Totals>, depth: number): Totals {
  const before = known.get(object)
  if (before) return before
  if (depth > COMPONENT_DEPTH_MAX) {
    throw new FileProblem('Objects hold each other in a ring, or nest too deep, so the part has no end.')
  }
  const definition = definitions.get(object)
  if (!definition)
    throw new FileProblem(
      `The file builds object ${quoted(object.slice(object.indexOf('#') + 1))}, which is not in it.`,
    )
  const total: Totals = { triangles: 0, vertices: 0, placed: 1 }
  if (definition.mesh) {
    total.triangles = definition.mesh.triangles.length / 3
    total.vertices = definition.mesh.positions.length / 3
  }
  for (const component of definition.components) {
    addTotals(total, totalsOf(definitions, component.object, known, depth + 1))
  }
  known.set(object, total)
  return total
}

function addTotals(total: Totals, more: Totals): void {
  total.triangles += more.triangles
  total.vertices += more.vertices
  total.placed += more.placed
}

function checkTotals(total: Totals): void {
  if (total.placed > PLACED_OBJECTS_MAX) {
    throw new FileProblem(
      `The file places ${total.placed.toLocaleString('en')} objects, more than the ${PLACED_OBJECTS_MAX.toLocaleString('en')} that are read.`,
    )
  }
  if (total.triangles > TRIANGLES_MAX) throw tooManyTriangles()
}

function copyTriangles(from: Uint32Array, to: Uint32Array, at: number, firstVertex: number, mirrored: boolean): void {
  for (let corner = 0; corner < from.length; corner += 3) {
    const a = from[corner] as number
    const b = from[corner + 1] as number
    const c = from[corner + 2] as number
    to[at + corner] = firstVertex + a
    to[at + corner + 1] = firstVertex + (mirrored ? c : b)
    to[at + corner + 2] = firstVertex + (mirrored ? b : c)
  }
}

function copyPositions(from: Float64Array, to: Float64Array, at: number, chain: readonly Transform[]): void {
  to.set(from, at)
  for (const transform of chain) {
    const [a, b, c, d, e, f, g, h, i, moveX, moveY, moveZ] = transform as readonly [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    for (let index = at; index < at + from.length; index += 3) {
      const x = to[index] as number
      const y = to[index + 1] as number
      const z = to[index + 2] as number
      to[index] = x * a + y * d + z * g + moveX
      to[index + 1] = x * b + y * e + z * h + moveY
      to[index + 2] = x * c + y * f + z * i + moveZ
    }
  }
}
