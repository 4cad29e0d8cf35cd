import { COMPONENT_DEPTH_MAX } from '../limits.ts'
import { MeshBuilder } from '../mesh/mesh-builder.ts'
import type { Archive } from './archive.ts'
import { FileProblem, quoted } from './file-problem.ts'
import type { LengthUnit, PartFile, PartObject } from './part-file.ts'
import { assemble, type ObjectDefinition, type Placed, readTransform } from './placement.ts'
import { type XmlAttributes, XmlReader } from './xml-reader.ts'

const MODEL_RELATIONSHIP = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel'
const PRODUCTION = 'http://schemas.microsoft.com/3dmanufacturing/production/2015/06'
const NOT_READ = new Map([
  ['http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02', 'a beam lattice'],
  ['http://schemas.microsoft.com/3dmanufacturing/securecontent/2019/04', 'encrypted parts'],
  ['http://schemas.3mf.io/3dmanufacturing/volumetric/2022/01', 'a volumetric body'],
  ['http://schemas.microsoft.com/3dmanufacturing/volumetric/2018/11', 'a volumetric body'],
  ['http://schemas.3mf.io/3dmanufacturing/implicit/2023/12', 'an implicit body'],
])

const units = new Map<string, LengthUnit>([
  ['micron', 'MICRONS'],
  ['millimeter', 'MILLIMETERS'],
  ['centimeter', 'CENTIMETERS'],
  ['inch', 'INCHES'],
  ['foot', 'FEET'],
  ['meter', 'METRES'],
])

type Model = { unit: LengthUnit; build: Placed[]; otherModels: Set<string>; notRead: Set<string> }
type Objects = Map<string, ObjectDefinition>

/**
 * Reads a 3MF: the build of its main model, with components, copies, units and models in other parts of the archive.
 * Support structures are left out. Throws FileProblem.
 */
export function readThreeMf(archive: Archive): PartFile {
  const mainName = mainModelName(archive)
  const objects: Objects = new Map()
  const main = readModel(archive, mainName, objects)
  readOtherModels(archive, mainName, main, objects)
  const build = main.build.filter((item) => !objects.get(item.object)?.support)
  if (build.length === 0) throw new FileProblem('The 3MF has an empty build: nothing in it is to be made.')
  const mesh = assemble(objects, build)
  if (mesh.triangles.length === 0) {
    const [other] = main.notRead
    throw new FileProblem(
      other ? `The 3MF describes ${other}, which is not read; export it as triangles.` : 'The 3MF holds no triangles.',
    )
  }
  return { format: '3mf', unit: main.unit, mesh, objects: distinctObjects(objects, build) }
}

function readOtherModels(archive: Archive, mainName: string, main: Model, objects: Objects): void {
  const read = new Set([mainName])
  let waiting = [...main.otherModels]
  for (let depth = 0; waiting.length > 0; depth++) {
    if (depth > COMPONENT_DEPTH_MAX) throw new FileProblem('The models of the 3MF refer to each other without end.')
    const next: string[] = []
    for (const path of waiting) {
      const name = archive.find(path)
      if (name === null) throw new FileProblem('The 3MF refers to a model part that is not in the archive.')
      if (read.has(name)) continue
      read.add(name)
      next.push(...readModel(archive, name, objects).otherModels)
    }
    waiting = next
  }
}

function mainModelName(archive: Archive): string {
  const relationships = archive.find('_rels/.rels')
  let target: string | null = null
  if (relationships !== null) {
    const reader = new XmlReader({
      open: (name, attributes) => {
        if (name === 'Relationship' && attributes.get('Type') === MODEL_RELATIONSHIP) {
          target ??= attributes.get('Target') ?? null
        }
      },
      close: () => {},
    })
    archive.unpack(relationships, (piece) => reader.push(piece))
    reader.finish()
  }
  const found = archive.find(target ?? '3D/3dmodel.model') ?? archive.find('3D/3dmodel.model')
  if (found === null) throw new FileProblem('The archive holds no 3D model part, so it is not a 3MF.')
  return found
}

const keyOf = (model: string, id: string): string => `${model.replace(/^\//, '').toLowerCase()}#${id}`

function readModel(archive: Archive, modelName: string, objects: Objects): Model {
  const model: Model = { unit: 'MILLIMETERS', build: [], otherModels: new Set(), notRead: new Set() }
  const reading = new ModelReading(modelName, model, objects)
  const reader = new XmlReader({
    open: (name, attributes, prefix) => reading.open(name, attributes, prefix),
    close: (name) => reading.close(name),
  })
  archive.unpack(modelName, (piece) => reader.push(piece))
  reader.finish()
  return model
}

/** What is known while one model part streams by. */
class ModelReading {
  readonly #modelName: string
  readonly #model: Model
  readonly #objects: Objects
  #productionPrefix = 'p'
  #object: { id: string; name: string | null; support: boolean; components: Placed[] } | null = null
  #mesh: MeshBuilder | null = null

  constructor(modelName: string, model: Model, objects: Objects) {
    this.#modelName = modelName
    this.#model = model
    this.#objects = objects
  }

  open(name: string, attributes: XmlAttributes, prefix: string): void {
    if (name === 'vertex') this.#vertex(attributes)
    else if (name === 'triangle') this.#triangle(attributes)
    else if (name === 'model' && this.#object === null) this.#root(attributes)
    else if (name === 'object') this.#begin(attributes)
    else if (name === 'mesh' && this.#object) this.#mesh = new MeshBuilder()
    else if (name === 'component') this.#object?.components.push(this.#placed(attributes))
    else if (name === 'item') this.#model.build.push(this.#placed(attributes))
    else if (name === 'beamlattice' && prefix !== '') this.#model.notRead.add('a beam lattice')
  }

  close(name: string): void {
    if (name !== 'object' || !this.#object) return
    const { id, name: title, support, components } = this.#object
    const key = keyOf(this.#modelName, id)
    if (this.#objects.has(key)) throw new FileProblem(`The 3MF defines object ${quoted(id)} twice.`)
    this.#objects.set(key, { name: title, mesh: this.#finishedMesh(id), components, support })
    this.#object = null
    this.#mesh = null
  }

  #root(attributes: XmlAttributes): void {
    const unit = attributes.get('unit') ?? 'millimeter'
    const known = units.get(unit)
    if (!known) throw new FileProblem(`The 3MF is drawn in ${quoted(unit)}, which is no unit of length that 3MF knows.`)
    this.#model.unit = known
    const required = (attributes.get('requiredextensions') ?? '').split(/\s+/).filter(Boolean)
    for (const [name, value] of attributes) {
      if (!name.startsWith('xmlns:')) continue
      if (value === PRODUCTION) this.#productionPrefix = name.slice(6)
      const other = NOT_READ.get(value)
      if (other && required.includes(name.slice(6))) this.#model.notRead.add(other)
    }
  }

  #begin(attributes: XmlAttributes): void {
    const id = attributes.get('id')
    if (id === undefined) throw new FileProblem('The 3MF has an object without an id.')
    const type = attributes.get('type') ?? 'model'
    const support = type === 'support' || type === 'solidsupport' || type === 'other'
    this.#object = { id, name: attributes.get('name') ?? null, support, components: [] }
  }

  #placed(attributes: XmlAttributes): Placed {
    const id = attributes.get('objectid')
    if (id === undefined) throw new FileProblem('The 3MF places something without saying which object.')
    const path = attributes.get(`${this.#productionPrefix}:path`)
    if (path !== undefined) this.#model.otherModels.add(path)
    return { object: keyOf(path ?? this.#modelName, id), transform: readTransform(attributes.get('transform')) }
  }

  #vertex(attributes: XmlAttributes): void {
    if (!this.#mesh) return
    const x = coordinate(attributes.get('x'))
    const y = coordinate(attributes.get('y'))
    const z = coordinate(attributes.get('z'))
    if (Number.isNaN(x + y + z)) {
      const number = this.#mesh.vertexCount
      throw new FileProblem(`Vertex ${number} of object ${quoted(this.#object?.id ?? '')} has no proper coordinates.`)
    }
    this.#mesh.vertex(x, y, z)
  }

  #triangle(attributes: XmlAttributes): void {
    this.#mesh?.triangle(
      vertexNumber(attributes.get('v1')),
      vertexNumber(attributes.get('v2')),
      vertexNumber(attributes.get('v3')),
    )
  }

  #finishedMesh(id: string): ObjectDefinition['mesh'] {
    if (!this.#mesh) return null
    const count = this.#mesh.vertexCount
    const mesh = this.#mesh.finish()
    const bad = mesh.triangles.findIndex((vertex) => vertex >= count)
    if (bad >= 0) {
      throw new FileProblem(
        `Triangle ${Math.floor(bad / 3)} of object ${quoted(id)} names a vertex beyond the ${count} that it has.`,
      )
    }
    return mesh
  }
}

const coordinate = (text: string | undefined): number =>
  text === undefined || text.trim() === '' ? Number.NaN : Number(text)

/** A vertex number, or one beyond every list where the text is none. */
function vertexNumber(text: string | undefined): number {
  const number = text === undefined || text === '' ? -1 : Number(text)
  return Number.isInteger(number) && number >= 0 && number < 0xffffffff ? number : 0xffffffff
}

function distinctObjects(objects: Objects, build: readonly Placed[]): PartObject[] {
  const copies = new Map<string, number>()
  for (const { object } of build) copies.set(object, (copies.get(object) ?? 0) + 1)
  return [...copies].map(([object, count]) => ({
    name: objects.get(object)?.name ?? null,
    copies: count,
    mesh: () => assemble(objects, [{ object, transform: null }]),
  }))
}
