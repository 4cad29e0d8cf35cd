/** A place or a direction, in the coordinates of the part's file. */
export type Vector = readonly [number, number, number]

/** What the viewer draws: triangles over vertices with normals and wall thickness, lengths in millimetres. */
export interface PreviewModel {
  /** x, y, z of each vertex. */
  positions: Float32Array
  normals: Float32Array
  /** Thickness of the wall at each vertex; 0 where none was measured. */
  thickness: Float32Array
  /** Three vertices to a triangle. */
  triangles: Uint32Array
  min: Vector
  max: Vector
}

const MAGIC = 0x46546c67
const JSON_CHUNK = 0x4e4f534a
const BINARY_CHUNK = 0x004e4942

interface Accessor {
  bufferView: number
  count: number
}

interface GltfDocument {
  meshes: { primitives: { attributes: Record<string, number>; indices: number }[] }[]
  bufferViews: { byteOffset: number; byteLength: number }[]
  accessors: Accessor[]
}

/**
 * Reads the shop's own preview, a binary glTF with one mesh, and makes it millimetres. Throws where the bytes are
 * something else.
 */
export function readPreview(bytes: ArrayBuffer, millimetresPerUnit = 1): PreviewModel {
  const { document, binary } = chunksOf(bytes)
  const primitive = document.meshes[0]?.primitives[0]
  if (!primitive) throw new Error('The preview has no mesh.')
  const values = (name: number | undefined, width: number, what: string): ArrayBuffer => {
    const accessor = name === undefined ? undefined : document.accessors[name]
    const view = accessor && document.bufferViews[accessor.bufferView]
    const end = accessor && view ? view.byteOffset + accessor.count * width * 4 : Number.POSITIVE_INFINITY
    if (!view || end > binary.byteLength) throw new Error(`The preview has no ${what}.`)
    return binary.slice(view.byteOffset, end)
  }
  const { POSITION, NORMAL, _THICKNESS } = primitive.attributes
  const positions = new Float32Array(values(POSITION, 3, 'vertices'))
  const thickness =
    _THICKNESS === undefined
      ? new Float32Array(positions.length / 3)
      : new Float32Array(values(_THICKNESS, 1, 'thickness'))
  for (const lengths of millimetresPerUnit === 1 ? [] : [positions, thickness]) {
    for (let at = 0; at < lengths.length; at++) lengths[at] = (lengths[at] ?? 0) * millimetresPerUnit
  }
  return {
    positions,
    normals: new Float32Array(values(NORMAL, 3, 'normals')),
    thickness,
    triangles: new Uint32Array(values(primitive.indices, 1, 'triangles')),
    ...limitsOf(positions),
  }
}

function chunksOf(bytes: ArrayBuffer): { document: GltfDocument; binary: ArrayBuffer } {
  const view = new DataView(bytes)
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== MAGIC) throw new Error('The preview is no binary glTF.')
  let document: GltfDocument | null = null
  let binary: ArrayBuffer | null = null
  for (let at = 12; at + 8 <= bytes.byteLength; ) {
    const length = view.getUint32(at, true)
    const chunk = bytes.slice(at + 8, at + 8 + length)
    const kind = view.getUint32(at + 4, true)
    if (kind === JSON_CHUNK) document = JSON.parse(new TextDecoder().decode(chunk)) as GltfDocument
    if (kind === BINARY_CHUNK) binary = chunk
    at += 8 + length
  }
  if (document === null || binary === null) throw new Error('The preview is cut off.')
  return { document, binary }
}

function limitsOf(positions: Float32Array): { min: Vector; max: Vector } {
  const min: [number, number, number] = [Infinity, Infinity, Infinity]
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at++) {
    const axis = (at % 3) as 0 | 1 | 2
    const value = positions[at] ?? 0
    if (value < min[axis]) min[axis] = value
    if (value > max[axis]) max[axis] = value
  }
  return { min, max }
}

/** The middle of the box around the model, and the length from corner to corner. */
export function extentOf({ min, max }: Pick<PreviewModel, 'min' | 'max'>): { centre: Vector; diagonal: number } {
  const centre: Vector = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2]
  return { centre, diagonal: Math.hypot(max[0] - min[0], max[1] - min[1], max[2] - min[2]) }
}
