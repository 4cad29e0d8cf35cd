import { POLYGON_CORNERS_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { MeshBuilder } from '../mesh/mesh-builder.ts'
import { FileProblem } from './file-problem.ts'
import { addPolygon } from './polygon.ts'
import { asUtf8, TextScanner } from './text-scanner.ts'

/**
 * Reads a text OFF, also with colours, normals or texture places, which are passed over. Throws FileProblem with the
 * line when the file holds less than it promises or a face names a vertex that is not there.
 */
export function readOff(bytes: Uint8Array): Mesh {
  const scan = new TextScanner(asUtf8(bytes))
  nextWord(scan)
  const kind = scan.word()
  if (kind.includes('4') || kind.includes('n')) throw new FileProblem('The OFF is not three-dimensional.')
  nextWord(scan)
  if (scan.is('binary')) throw new FileProblem('The OFF is binary; export it as text, or as STL.')
  const vertices = scan.currentNumber('the number of vertices')
  const faces = nextNumber(scan, 'the number of faces')
  nextNumber(scan, 'the number of edges')
  // Each vertex takes at least six characters of text, each face eight.
  if (!(vertices >= 0 && faces >= 0 && vertices * 6 + faces * 8 <= bytes.length + 16)) {
    throw new FileProblem(
      `The OFF promises ${vertices} vertices and ${faces} faces, more than a file of this size can hold.`,
    )
  }
  const builder = new MeshBuilder()
  for (let vertex = 0; vertex < vertices; vertex++) {
    endLine(scan)
    builder.vertex(nextNumber(scan, 'a vertex'), nextNumber(scan, 'a vertex'), nextNumber(scan, 'a vertex'))
  }
  for (let face = 0; face < faces; face++) {
    endLine(scan)
    addPolygon(builder, readFace(scan, vertices))
  }
  return builder.finish()
}

function readFace(scan: TextScanner, vertices: number): number[] {
  const count = nextNumber(scan, 'a face')
  if (!(Number.isInteger(count) && count >= 0 && count <= POLYGON_CORNERS_MAX)) {
    throw new FileProblem(`Line ${scan.line}: a face cannot have that many corners.`)
  }
  const corners: number[] = []
  for (let corner = 0; corner < count; corner++) {
    const vertex = nextNumber(scan, 'a face')
    if (!(Number.isInteger(vertex) && vertex >= 0 && vertex < vertices)) {
      throw new FileProblem(`Line ${scan.line}: a face names a vertex beyond the ${vertices} that the file has.`)
    }
    corners.push(vertex)
  }
  return corners
}

/** What stands behind the numbers of a row is colour; rows begin on lines of their own. */
function endLine(scan: TextScanner): void {
  scan.nextLine()
}

function nextWord(scan: TextScanner): void {
  for (;;) {
    if (!scan.nextWord()) throw new FileProblem('The OFF ends before everything that it promises: it was cut off.')
    if (scan.bytes[scan.start] !== 35) return
    scan.nextLine()
  }
}

function nextNumber(scan: TextScanner, what: string): number {
  nextWord(scan)
  return scan.currentNumber(what)
}
