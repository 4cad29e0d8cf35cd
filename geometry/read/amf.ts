import { MeshBuilder } from '../mesh/mesh-builder.ts'
import { FileProblem, quoted } from './file-problem.ts'
import type { LengthUnit, PartFile } from './part-file.ts'
import { assemble, type ObjectDefinition, type Placed, turnedAndMoved } from './placement.ts'
import { XmlReader } from './xml-reader.ts'

const units = new Map<string, LengthUnit>([
  ['micron', 'MICRONS'],
  ['millimeter', 'MILLIMETERS'],
  ['inch', 'INCHES'],
  ['foot', 'FEET'],
  ['feet', 'FEET'],
  ['meter', 'METRES'],
])

const numbersRead = new Set(['x', 'y', 'z', 'v1', 'v2', 'v3', 'deltax', 'deltay', 'deltaz', 'rx', 'ry', 'rz'])

/** Hands over the bytes of the XML, in one piece or several. */
export type XmlSource = (take: (piece: Uint8Array) => void) => void

/**
 * Reads an AMF: objects, and constellations that place them; flat triangles only, colours passed over. Throws
 * FileProblem.
 */
export function readAmf(source: XmlSource): PartFile {
  const reading = new AmfReading()
  const reader = new XmlReader({
    open: (name, attributes) => reading.open(name, attributes.get('id'), attributes),
    close: (name) => reading.close(name),
    text: (text) => reading.text(text),
  })
  source((piece) => reader.push(piece))
  reader.finish()
  return reading.finish()
}

class AmfReading {
  readonly #objects = new Map<string, ObjectDefinition>()
  readonly #meshes: string[] = []
  readonly #placedInside = new Set<string>()
  #unit: LengthUnit | null = null
  #id = ''
  #builder: MeshBuilder | null = null
  /** What the object is called; metadata of a volume inside its mesh is another thing's name. */
  #name: string | null = null
  #inMesh = false
  #components: Placed[] | null = null
  #instanceOf = ''
  #values = new Map<string, number>()
  #text: string | null = null

  open(name: string, id: string | undefined, attributes: ReadonlyMap<string, string>): void {
    if (name === 'amf') this.#unit = unitOf(attributes.get('unit'))
    else if (name === 'object') {
      this.#id = this.#freshId(id)
      this.#builder = new MeshBuilder()
      this.#name = null
    } else if (name === 'mesh') {
      this.#inMesh = true
    } else if (name === 'constellation') {
      this.#id = this.#freshId(id)
      this.#components = []
    } else if (name === 'instance') {
      this.#instanceOf = attributes.get('objectid') ?? ''
      this.#values.clear()
    } else if (name === 'coordinates' || name === 'triangle') this.#values.clear()
    const isName = name === 'metadata' && this.#namesObject(attributes)
    this.#text = isName || numbersRead.has(name) ? '' : null
  }

  text(text: string): void {
    if (this.#text !== null && this.#text.length < 200) this.#text += text
  }

  close(name: string): void {
    if (this.#text !== null && numbersRead.has(name)) {
      const value = this.#text.trim() === '' ? Number.NaN : Number(this.#text)
      if (Number.isNaN(value)) throw new FileProblem(`A number in object ${quoted(this.#id)} of the AMF is missing.`)
      this.#values.set(name, value)
      this.#text = null
    } else if (name === 'metadata' && this.#text !== null) {
      this.#name = this.#text.trim() || null
      this.#text = null
    } else if (name === 'mesh') this.#inMesh = false
    else if (name === 'coordinates') this.#builder?.vertex(this.#value('x'), this.#value('y'), this.#value('z'))
    else if (name === 'triangle') this.#triangle()
    else if (name === 'instance') this.#instance()
    else if (name === 'object' && this.#builder) {
      this.#keep({ name: this.#name, mesh: this.#builder.finish(), components: [], support: false })
      this.#meshes.push(this.#id)
      this.#builder = null
    } else if (name === 'constellation' && this.#components) {
      this.#keep({ name: null, mesh: null, components: this.#components, support: false })
      this.#components = null
    }
  }

  /** What no constellation places stands where it was drawn. */
  finish(): PartFile {
    const outermost = [...this.#objects.keys()].filter((id) => !this.#placedInside.has(id))
    if (this.#objects.size === 0) throw new FileProblem('The AMF holds no objects.')
    const mesh = assemble(
      this.#objects,
      outermost.map((object) => ({ object, transform: null })),
    )
    if (mesh.triangles.length === 0) throw new FileProblem('The AMF holds no triangles.')
    const objects = this.#meshes.map((object) => ({
      name: this.#objects.get(object)?.name ?? null,
      copies: 1,
      mesh: () => assemble(this.#objects, [{ object, transform: null }]),
    }))
    return { format: 'amf', unit: this.#unit, mesh, objects }
  }

  #namesObject(attributes: ReadonlyMap<string, string>): boolean {
    return this.#builder !== null && !this.#inMesh && attributes.get('type')?.toLowerCase() === 'name'
  }

  #freshId(id: string | undefined): string {
    const known = id ?? `#${this.#objects.size}`
    if (this.#objects.has(known)) throw new FileProblem(`The AMF defines object ${quoted(known)} twice.`)
    return known
  }

  #keep(definition: ObjectDefinition): void {
    this.#objects.set(this.#id, definition)
  }

  #value(name: string): number {
    const value = this.#values.get(name)
    if (value === undefined) throw new FileProblem(`Object ${quoted(this.#id)} of the AMF lacks a coordinate.`)
    return value
  }

  #triangle(): void {
    if (!this.#builder) return
    const [a, b, c] = ['v1', 'v2', 'v3'].map((name) => this.#value(name)) as [number, number, number]
    const count = this.#builder.vertexCount
    for (const vertex of [a, b, c]) {
      if (!(Number.isInteger(vertex) && vertex >= 0 && vertex < count)) {
        throw new FileProblem(
          `A triangle of object ${quoted(this.#id)} names a vertex beyond the ${count} that it has.`,
        )
      }
    }
    this.#builder.triangle(a, b, c)
  }

  #instance(): void {
    const number = (name: string): number => this.#values.get(name) ?? 0
    const transform = turnedAndMoved(
      [number('rx'), number('ry'), number('rz')],
      [number('deltax'), number('deltay'), number('deltaz')],
    )
    this.#components?.push({ object: this.#instanceOf, transform })
    this.#placedInside.add(this.#instanceOf)
  }
}

function unitOf(text: string | undefined): LengthUnit | null {
  if (text === undefined) return null
  const unit = units.get(text.toLowerCase())
  if (!unit) throw new FileProblem(`The AMF is drawn in ${quoted(text)}, which is no unit of length that AMF knows.`)
  return unit
}
