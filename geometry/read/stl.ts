import { TRIANGLES_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { MeshBuilder, tooManyTriangles } from '../mesh/mesh-builder.ts'
import { weldLoose } from '../mesh/weld.ts'
import { checkCoordinates } from './coordinates.ts'
import { FileProblem } from './file-problem.ts'
import { asUtf8, TextScanner } from './text-scanner.ts'

const HEADER_BYTES = 84
const RECORD_BYTES = 50

/** Whether bytes are a binary STL by their own arithmetic: the count in the header matches the length of the file. */
export function isBinaryStl(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_BYTES && bytes.length === HEADER_BYTES + RECORD_BYTES * declaredTriangles(bytes)
}

const declaredTriangles = (bytes: Uint8Array): number => viewOf(bytes).getUint32(80, true)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/**
 * Reads a binary STL and welds it: its triangles each have three corners of their own. Bytes after the last triangle are
 * ignored. Throws FileProblem when the header promises more than the file holds, or holds nothing.
 */
export function readBinaryStl(bytes: Uint8Array): Mesh {
  if (bytes.length < HEADER_BYTES) throw new FileProblem('The file ends inside the header of an STL.')
  const declared = declaredTriangles(bytes)
  const held = Math.floor((bytes.length - HEADER_BYTES) / RECORD_BYTES)
  if (declared === 0 && held > 0) {
    throw new FileProblem(`The header says 0 triangles, but data for ${held} follow; export the file again.`)
  }
  if (declared > held) {
    throw new FileProblem(
      `The header says ${declared} triangles, but the file ends after ${held}: it was cut off, or its count is wrong.`,
    )
  }
  if (declared > TRIANGLES_MAX) throw tooManyTriangles()
  const view = viewOf(bytes)
  const corners = new Float32Array(declared * 9)
  for (let triangle = 0; triangle < declared; triangle++) {
    const from = HEADER_BYTES + triangle * RECORD_BYTES + 12
    const to = triangle * 9
    for (let value = 0; value < 9; value++) corners[to + value] = view.getFloat32(from + value * 4, true)
  }
  checkCoordinates(corners)
  return weldLoose(corners)
}

/**
 * Reads a text STL: any number of solids in any case, any line ends, with or without a closing line. Throws FileProblem
 * with the line when a facet is cut off, has not three corners, or a coordinate is no number.
 */
export function readTextStl(bytes: Uint8Array): Mesh {
  const scan = new TextScanner(asUtf8(bytes))
  const builder = new MeshBuilder()
  let inFacet = false
  let corners = 0
  while (scan.nextWord()) {
    if (scan.is('vertex')) {
      if (!inFacet) throw new FileProblem(`Line ${scan.line}: a vertex stands outside a facet.`)
      if (++corners > 3) throw new FileProblem(`Line ${scan.line}: a facet has more than three corners.`)
      builder.vertex(coordinate(scan), coordinate(scan), coordinate(scan))
      if (corners === 3) {
        const last = builder.vertexCount - 1
        builder.triangle(last - 2, last - 1, last)
      }
    } else if (scan.is('facet')) {
      if (inFacet) throw new FileProblem(`Line ${scan.line}: a facet begins before the last one ended.`)
      inFacet = true
      corners = 0
      scan.nextLine()
    } else if (scan.is('endfacet')) {
      if (corners !== 3) throw new FileProblem(`Line ${scan.line}: a facet has ${corners} corners instead of three.`)
      inFacet = false
    } else if (scan.is('solid') || scan.is('endsolid')) scan.nextLine()
    else if (!scan.is('outer') && !scan.is('loop') && !scan.is('endloop')) {
      const { line } = scan
      if (!scan.nextWord()) {
        inFacet = true
        break
      }
      throw new FileProblem(`Line ${line}: this word does not belong in an STL.`)
    }
  }
  if (inFacet) throw new FileProblem(`The text ends inside facet ${builder.triangleCount + 1}: the file was cut off.`)
  return builder.finish()
}

function coordinate(scan: TextScanner): number {
  // Some exporters break a vertex over lines, so the number may stand on the next one.
  if (!scan.nextWord())
    throw new FileProblem(`The text ends inside a vertex in line ${scan.line}: the file was cut off.`)
  return scan.currentNumber('a vertex')
}
