import { POLYGON_CORNERS_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { MeshBuilder } from '../mesh/mesh-builder.ts'
import { FileProblem } from './file-problem.ts'
import { addPolygon } from './polygon.ts'
import { TextScanner } from './text-scanner.ts'

const HEADER_BYTES_MAX = 100_000

const widths = {
  char: 1,
  int8: 1,
  uchar: 1,
  uint8: 1,
  short: 2,
  int16: 2,
  ushort: 2,
  uint16: 2,
  int: 4,
  int32: 4,
  uint: 4,
  uint32: 4,
  float: 4,
  float32: 4,
  double: 8,
  float64: 8,
} as const

type Scalar = keyof typeof widths
type Property = { name: string; type: Scalar; countType: Scalar | null }
type PlyElement = { name: string; count: number; properties: Property[] }
type Layout = 'ascii' | 'binary_little_endian' | 'binary_big_endian'
type Header = { layout: Layout; elements: PlyElement[]; bodyAt: number }
/** Takes the next value of the body. */
type Source = { next: (type: Scalar) => number; endLine: () => void }

/**
 * Reads the vertices and faces of a PLY, text or binary of either byte order; colours and normals are passed over.
 * Throws FileProblem when the file holds less than its header promises or a face names a vertex that is not there.
 */
export function readPly(bytes: Uint8Array): Mesh {
  const header = readHeader(bytes)
  const source = header.layout === 'ascii' ? textSource(bytes, header) : binarySource(bytes, header)
  const builder = new MeshBuilder()
  let faces = 0
  const verticesAt = header.elements.findIndex(({ name }) => name === 'vertex')
  for (const [at, element] of header.elements.entries()) {
    if (element.count > bytes.length) throw endsEarly()
    if (element.name === 'tristrips') throw new FileProblem('The PLY is made of triangle strips; export it as faces.')
    if (element.name === 'face' && at < verticesAt)
      throw new FileProblem('The PLY lists its faces before its vertices.')
    if (element.name === 'vertex') readVertices(element, source, builder)
    else faces += readOther(element, source, builder)
  }
  if (faces === 0) throw new FileProblem('The PLY holds points but no faces.')
  return builder.finish()
}

function readVertices(element: PlyElement, source: Source, builder: MeshBuilder): void {
  for (let row = 0; row < element.count; row++) {
    const place = { x: 0, y: 0, z: 0 }
    for (const { name, type, countType } of element.properties) {
      if (countType !== null) readList(source, countType, type)
      else {
        const value = source.next(type)
        if (name === 'x' || name === 'y' || name === 'z') place[name] = value
      }
    }
    source.endLine()
    builder.vertex(place.x, place.y, place.z)
  }
}

/** Reads the rows of any other element, adds the polygons where it is the faces, and gives their number. */
function readOther(element: PlyElement, source: Source, builder: MeshBuilder): number {
  const isFace = element.name === 'face'
  let faces = 0
  for (let row = 0; row < element.count && element.properties.length > 0; row++) {
    for (const { name, type, countType } of element.properties) {
      if (countType === null) {
        source.next(type)
        continue
      }
      const list = readList(source, countType, type)
      if (!isFace || (name !== 'vertex_indices' && name !== 'vertex_index')) continue
      faces++
      if (list.some((corner) => corner >= builder.vertexCount)) {
        throw new FileProblem(`Face ${row + 1} names a vertex beyond the ${builder.vertexCount} that the file has.`)
      }
      addPolygon(builder, list)
    }
    source.endLine()
  }
  return faces
}

function readList(source: Source, countType: Scalar, type: Scalar): number[] {
  const count = source.next(countType)
  if (!(count >= 0 && count <= POLYGON_CORNERS_MAX)) {
    throw new FileProblem(`The PLY has a face or list of more than ${POLYGON_CORNERS_MAX} entries.`)
  }
  const list: number[] = []
  for (let at = 0; at < count; at++) {
    const value = source.next(type)
    list.push(Number.isInteger(value) && value >= 0 ? value : Number.MAX_SAFE_INTEGER)
  }
  return list
}

function readHeader(bytes: Uint8Array): Header {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES_MAX))
  const end = /(?:^|[\r\n])end_header(\r\n|\n|\r)/.exec(text)
  if (!end) throw new FileProblem('The header of the PLY has no end.')
  let layout: Layout | null = null
  const elements: PlyElement[] = []
  for (const line of text.slice(0, end.index).split(/[\r\n]+/)) {
    const words = line.trim().split(/\s+/)
    if (words[0] === 'format') layout = layoutOf(words[1])
    else if (words[0] === 'element') elements.push({ name: words[1] ?? '', count: countOf(words[2]), properties: [] })
    else if (words[0] === 'property') elements.at(-1)?.properties.push(propertyOf(words))
  }
  if (!layout) throw new FileProblem('The header of the PLY does not say its format.')
  return { layout, elements, bodyAt: end.index + end[0].length }
}

function layoutOf(word: string | undefined): Layout {
  if (word === 'ascii' || word === 'binary_little_endian' || word === 'binary_big_endian') return word
  throw new FileProblem('The header of the PLY names a format that does not exist.')
}

function countOf(word: string | undefined): number {
  const count = Number(word)
  if (!Number.isInteger(count) || count < 0)
    throw new FileProblem('The header of the PLY has a count that is no number.')
  return count
}

function propertyOf(words: readonly string[]): Property {
  const list = words[1] === 'list'
  const type = words[list ? 3 : 1] ?? ''
  const countType = list ? (words[2] ?? '') : null
  if (!isScalar(type) || (countType !== null && !isScalar(countType))) {
    throw new FileProblem('The header of the PLY has a property of an unknown type.')
  }
  return { name: words[list ? 4 : 2] ?? '', type, countType }
}

const isScalar = (word: string): word is Scalar => Object.hasOwn(widths, word)

const endsEarly = (): FileProblem =>
  new FileProblem('The PLY ends before everything that its header promises: it was cut off, or its counts are wrong.')

function textSource(bytes: Uint8Array, header: Header): Source {
  const scan = new TextScanner(bytes, header.bodyAt)
  return {
    next: () => {
      if (!scan.nextWord()) throw endsEarly()
      return scan.currentNumber('a value of the PLY')
    },
    // Words beyond the properties of a row belong to nobody.
    endLine: () => scan.nextLine(),
  }
}

function binarySource(bytes: Uint8Array, header: Header): Source {
  // A row takes at least the bytes of its fixed properties, so a lying count is seen before anything is read.
  let atLeast = 0
  for (const { count, properties } of header.elements) {
    atLeast += count * properties.reduce((sum, { type, countType }) => sum + widths[countType ?? type], 0)
  }
  if (header.bodyAt + atLeast > bytes.length) throw endsEarly()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = header.layout === 'binary_little_endian'
  let at = header.bodyAt
  const next = (type: Scalar): number => {
    const from = at
    at += widths[type]
    if (at > bytes.length) throw endsEarly()
    return valueAt(view, from, type, little)
  }
  return { next, endLine: () => {} }
}

function valueAt(view: DataView, at: number, type: Scalar, little: boolean): number {
  switch (type) {
    case 'char':
    case 'int8':
      return view.getInt8(at)
    case 'uchar':
    case 'uint8':
      return view.getUint8(at)
    case 'short':
    case 'int16':
      return view.getInt16(at, little)
    case 'ushort':
    case 'uint16':
      return view.getUint16(at, little)
    case 'int':
    case 'int32':
      return view.getInt32(at, little)
    case 'uint':
    case 'uint32':
      return view.getUint32(at, little)
    case 'float':
    case 'float32':
      return view.getFloat32(at, little)
    case 'double':
    case 'float64':
      return view.getFloat64(at, little)
  }
}
