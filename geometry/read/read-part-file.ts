import { FILE_BYTES_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { weld } from '../mesh/weld.ts'
import { readAmf } from './amf.ts'
import { Archive } from './archive.ts'
import { checkCoordinates } from './coordinates.ts'
import { FileProblem } from './file-problem.ts'
import { readObj } from './obj.ts'
import { readOff } from './off.ts'
import type { PartFile, PartFormat } from './part-file.ts'
import { readPly } from './ply.ts'
import { sniff } from './sniff.ts'
import { readBinaryStl, readTextStl } from './stl.ts'
import { readThreeMf } from './three-mf.ts'

/** A part file read, or one clear sentence for the person who sent it. */
export type PartReading =
  | { readonly ok: true; readonly file: PartFile }
  | { readonly ok: false; readonly problem: string }

/**
 * Reads a part file of any known format, told by its content. Answers with the welded triangles in the file's own unit, or
 * with the problem; it never throws for a bad file.
 */
export function readPartFile(bytes: Uint8Array): PartReading {
  try {
    return { ok: true, file: readKnown(bytes) }
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.message }
    throw error
  }
}

function readKnown(bytes: Uint8Array): PartFile {
  if (bytes.length > FILE_BYTES_MAX) {
    throw new FileProblem(`The file is larger than ${FILE_BYTES_MAX / 1e6} MB.`)
  }
  const sniffed = sniff(bytes)
  switch (sniffed.kind) {
    case null:
      throw new FileProblem(sniffed.problem)
    case 'binary-stl':
      return single('stl', readBinaryStl(bytes))
    case 'text-stl':
      return single('stl', cleaned(readTextStl(bytes)))
    case 'obj':
      return single('obj', cleaned(readObj(bytes)))
    case 'ply':
      return single('ply', cleaned(readPly(bytes)))
    case 'off':
      return single('off', cleaned(readOff(bytes)))
    case 'archive':
      return cleanedFile(readArchive(new Archive(bytes)))
    case 'xml':
      return cleanedFile(readAmf((take) => take(bytes)))
    default:
      throw new FileProblem(`Files of the kind ${sniffed.kind.toUpperCase()} are not read yet.`)
  }
}

/** An archive is a 3MF, or an AMF packed as one. */
function readArchive(archive: Archive): PartFile {
  const packed = archive.names.filter((name) => /\.amf$/i.test(name))
  const [amf] = packed
  if (amf !== undefined && packed.length === 1) return readAmf((take) => archive.unpack(amf, take))
  return readThreeMf(archive)
}

function cleaned(mesh: Mesh): Mesh {
  checkCoordinates(mesh.positions)
  return weld(mesh)
}

const cleanedFile = (file: PartFile): PartFile => ({
  ...file,
  mesh: cleaned(file.mesh),
  objects: file.objects.map((object) => ({ ...object, mesh: () => cleaned(object.mesh()) })),
})

function single(format: PartFormat, mesh: Mesh): PartFile {
  if (mesh.triangles.length === 0) throw new FileProblem('The file holds no triangles.')
  return { format, unit: null, mesh, objects: [{ name: null, copies: 1, mesh: () => mesh }] }
}
