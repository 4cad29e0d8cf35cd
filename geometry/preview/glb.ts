const MAGIC = 0x46546c67
const JSON_CHUNK = 0x4e4f534a
const BINARY_CHUNK = 0x004e4942
const FLOAT = 5126
const UNSIGNED_INT = 5125

/** What the viewer gets: vertices with normals and wall thickness, and triangles between them. */
export type PreviewBuffers = {
  readonly positions: Float32Array
  readonly normals: Float32Array
  /** Thickness of the wall at each vertex in millimetres, in the attribute `_THICKNESS`; 0 where none was measured. */
  readonly thickness: Float32Array
  readonly triangles: Uint32Array
}

/** Packs buffers as a binary glTF with one mesh, in millimetres. */
export function packGlb({ positions, normals, thickness, triangles }: PreviewBuffers): Buffer {
  const parts = [positions, normals, thickness, triangles].map((values) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  )
  let offset = 0
  const bufferViews = parts.map((part) => {
    const view = { buffer: 0, byteOffset: offset, byteLength: part.length }
    offset += part.length
    return view
  })
  const vertices = positions.length / 3
  const document = {
    asset: { version: '2.0', generator: 'Routecard' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0 }],
    meshes: [{ primitives: [{ attributes: { POSITION: 0, NORMAL: 1, _THICKNESS: 2 }, indices: 3 }] }],
    buffers: [{ byteLength: offset }],
    bufferViews,
    accessors: [
      { bufferView: 0, componentType: FLOAT, count: vertices, type: 'VEC3', ...limitsOf(positions) },
      { bufferView: 1, componentType: FLOAT, count: vertices, type: 'VEC3' },
      { bufferView: 2, componentType: FLOAT, count: vertices, type: 'SCALAR' },
      { bufferView: 3, componentType: UNSIGNED_INT, count: triangles.length, type: 'SCALAR' },
    ],
  }
  const json = padded(Buffer.from(JSON.stringify(document)), 32)
  const binary = padded(Buffer.concat(parts), 0)
  const header = Buffer.alloc(12)
  header.writeUInt32LE(MAGIC, 0)
  header.writeUInt32LE(2, 4)
  header.writeUInt32LE(12 + 8 + json.length + 8 + binary.length, 8)
  return Buffer.concat([header, chunkHead(json, JSON_CHUNK), json, chunkHead(binary, BINARY_CHUNK), binary])
}

function limitsOf(positions: Float32Array): { min: number[]; max: number[] } {
  const min = [Infinity, Infinity, Infinity]
  const max = [-Infinity, -Infinity, -Infinity]
  for (let at = 0; at < positions.length; at++) {
    const value = positions[at] as number
    min[at % 3] = Math.min(min[at % 3] as number, value)
    max[at % 3] = Math.max(max[at % 3] as number, value)
  }
  return { min, max }
}

function chunkHead(chunk: Buffer, kind: number): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(chunk.length, 0)
  head.writeUInt32LE(kind, 4)
  return head
}

const padded = (bytes: Buffer, fill: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, fill)])
