import { POLYGON_CORNERS_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { MeshBuilder } from '../mesh/mesh-builder.ts'
import { FileProblem } from './file-problem.ts'
import { addPolygon } from './polygon.ts'
import { asUtf8, TextScanner } from './text-scanner.ts'

type Face = { readonly corners: readonly number[]; readonly line: number }

/**
 * Reads the vertices and faces of a Wavefront OBJ; colours, textures, lines and free-form surfaces are passed over.
 * Throws FileProblem with the line for a face that names a vertex that is not there or has fewer than three corners.
 */
export function readObj(bytes: Uint8Array): Mesh {
  const scan = new TextScanner(asUtf8(bytes))
  const builder = new MeshBuilder()
  const early: Face[] = []
  let faces = 0
  let surfaces = false
  do {
    if (!scan.nextWordInLine()) continue
    if (scan.is('v')) builder.vertex(scan.number('a vertex'), scan.number('a vertex'), scan.number('a vertex'))
    else if (scan.is('f')) {
      faces++
      const face = readFace(scan, builder.vertexCount)
      // A face may stand before its vertices; such ones wait until the end.
      if (face.corners.some((corner) => corner >= builder.vertexCount)) early.push(face)
      else addPolygon(builder, face.corners)
    } else if (scan.is('surf') || scan.is('curv')) surfaces = true
  } while (scan.nextLine())
  for (const face of early) {
    const missing = face.corners.find((corner) => corner >= builder.vertexCount)
    if (missing !== undefined) {
      throw new FileProblem(
        `Line ${face.line}: a face names vertex ${missing + 1}, but the file has only ${builder.vertexCount}.`,
      )
    }
    addPolygon(builder, face.corners)
  }
  if (faces === 0 && surfaces) throw new FileProblem('The file holds only free-form curves and surfaces, no faces.')
  if (faces === 0) throw new FileProblem('The file holds points but no faces.')
  return builder.finish()
}

function readFace(scan: TextScanner, vertices: number): Face {
  const corners: number[] = []
  const { line } = scan
  while (scan.nextWordInLine()) {
    if (scan.bytes[scan.start] === 35) break
    const index = leadingIndex(scan)
    if (index === 0) throw new FileProblem(`Line ${line}: a face names vertex 0, but an OBJ counts from 1.`)
    const corner = index > 0 ? index - 1 : vertices + index
    if (corner < 0) throw new FileProblem(`Line ${line}: a face reaches back before the first vertex.`)
    if (corners.push(corner) > POLYGON_CORNERS_MAX) {
      throw new FileProblem(`Line ${line}: a face has more than ${POLYGON_CORNERS_MAX} corners.`)
    }
  }
  if (corners.length < 3) throw new FileProblem(`Line ${line}: a face has only ${corners.length} corners.`)
  return { corners, line }
}

/** The vertex number before the first slash of the current word. */
function leadingIndex(scan: TextScanner): number {
  const { bytes } = scan
  let at = scan.start
  const sign = bytes[at] === 45 ? -1 : 1
  if (bytes[at] === 45 || bytes[at] === 43) at++
  const from = at
  let value = 0
  for (; at < scan.end && bytes[at] !== 47; at++) {
    const digit = (bytes[at] as number) - 48
    if (digit < 0 || digit > 9) throw new FileProblem(`Line ${scan.line}: a face has a word where a number should be.`)
    value = value * 10 + digit
  }
  if (at === from || value > 0xffffffff) throw new FileProblem(`Line ${scan.line}: a face names no possible vertex.`)
  return sign * value
}
