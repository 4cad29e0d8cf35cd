import { TRIANGLES_MAX } from '../limits.ts'
import { FileProblem } from '../read/file-problem.ts'
import type { Mesh } from './mesh.ts'

/** Collects vertices and triangles whose number is not known beforehand, in arrays that grow. */
export class MeshBuilder {
  #positions: Float64Array<ArrayBuffer> = new Float64Array(3 * 256)
  #triangles: Uint32Array<ArrayBuffer> = new Uint32Array(3 * 256)
  #coordinates = 0
  #corners = 0

  /** Begins with what a mesh has. */
  static from(mesh: Mesh): MeshBuilder {
    const builder = new MeshBuilder()
    builder.#positions = Float64Array.from(mesh.positions)
    builder.#triangles = Uint32Array.from(mesh.triangles)
    builder.#coordinates = mesh.positions.length
    builder.#corners = mesh.triangles.length
    return builder
  }

  get vertexCount(): number {
    return this.#coordinates / 3
  }

  get triangleCount(): number {
    return this.#corners / 3
  }

  /** Adds a vertex and gives its number. */
  vertex(x: number, y: number, z: number): number {
    const at = this.#coordinates
    if (at + 3 > this.#positions.length) this.#positions = grown(this.#positions)
    this.#positions[at] = x
    this.#positions[at + 1] = y
    this.#positions[at + 2] = z
    this.#coordinates = at + 3
    return at / 3
  }

  /** Adds a triangle; throws FileProblem beyond TRIANGLES_MAX. */
  triangle(a: number, b: number, c: number): void {
    const at = this.#corners
    if (at >= TRIANGLES_MAX * 3) throw tooManyTriangles()
    if (at + 3 > this.#triangles.length) {
      const wider = new Uint32Array(this.#triangles.length * 2)
      wider.set(this.#triangles)
      this.#triangles = wider
    }
    this.#triangles[at] = a
    this.#triangles[at + 1] = b
    this.#triangles[at + 2] = c
    this.#corners = at + 3
  }

  /** The position of a vertex added before. */
  positionOf(vertex: number): [number, number, number] {
    const at = vertex * 3
    return [this.#positions[at] as number, this.#positions[at + 1] as number, this.#positions[at + 2] as number]
  }

  finish(): Mesh {
    return {
      positions: this.#positions.slice(0, this.#coordinates),
      triangles: this.#triangles.slice(0, this.#corners),
    }
  }
}

/** The sentence for a part with more triangles than are measured. */
export const tooManyTriangles = (): FileProblem =>
  new FileProblem(
    `The part has more than ${TRIANGLES_MAX.toLocaleString('en')} triangles; export it with a coarser tolerance.`,
  )

function grown(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(values.length * 2)
  wider.set(values)
  return wider
}
