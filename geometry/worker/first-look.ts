import { FILE_BYTES_MAX, INSPECT_TRIANGLES_MAX, ZIP_BYTES_MAX, ZIP_PARTS_MAX } from '../limits.ts'
import { convexHull } from '../measures/convex-hull.ts'
import { orientedBox } from '../measures/oriented-box.ts'
import { axisBox, type Mesh, triangleCount } from '../mesh/mesh.ts'
import { proposeUnits } from '../propose-units.ts'
import { Archive } from '../read/archive.ts'
import { FileProblem } from '../read/file-problem.ts'
import type { PartFile } from '../read/part-file.ts'
import { sniff } from '../read/sniff.ts'
import type { Inspection, InspectOptions, Unpacked } from './messages.ts'

/** Looks into a file before it is measured; reads no more of it than was asked for. Throws FileProblem. */
export async function inspect(
  bytes: Uint8Array,
  asked: InspectOptions,
  read: (bytes: Uint8Array) => Promise<PartFile>,
): Promise<Inspection> {
  const { kind } = sniff(bytes)
  if (kind === 'archive' && isZipOfParts(new Archive(bytes).names)) {
    return { kind: 'zip', unitProposals: null, objects: null }
  }
  const statesUnits = kind === 'step' || kind === 'iges' || kind === 'archive'
  const wanted = { size: asked.size && !statesUnits, objects: asked.objects }
  if (!(wanted.size || wanted.objects)) return { kind: 'part', unitProposals: null, objects: null }
  const file = await read(bytes)
  return {
    kind: 'part',
    unitProposals: wanted.size && file.unit === null ? proposeUnits(sidesOf(file.mesh)) : null,
    objects: wanted.objects ? file.objects.map(({ name, copies }) => ({ name, copies })) : null,
  }
}

/** Takes the part files out of a ZIP, told by their content. Throws FileProblem. */
export function unpackParts(bytes: Uint8Array): Unpacked {
  const archive = new Archive(bytes)
  const files: { name: string; bytes: Uint8Array }[] = []
  const skipped: string[] = []
  let total = 0
  for (const name of archive.names.filter(isShown)) {
    const pieces: Uint8Array[] = []
    archive.unpack(name, (piece) => {
      total += piece.length
      if (total > ZIP_BYTES_MAX) {
        throw new FileProblem(`The files in the ZIP come to more than ${ZIP_BYTES_MAX / 1e6} MB; send them in several.`)
      }
      pieces.push(piece.slice())
    })
    const content = Buffer.concat(pieces)
    if (content.length > FILE_BYTES_MAX || sniff(content).kind === null) skipped.push(lastWord(name))
    else files.push({ name: lastWord(name), bytes: content })
    if (files.length > ZIP_PARTS_MAX) {
      throw new FileProblem(`The ZIP holds more than ${ZIP_PARTS_MAX} part files; send them in several.`)
    }
  }
  if (files.length === 0) {
    throw new FileProblem('The ZIP holds no part file: none of STL, 3MF, OBJ, PLY, OFF, AMF, STEP or IGES.')
  }
  return { files, skipped }
}

/** A 3MF names its content types or holds a model; a packed AMF is alone in its archive. */
function isZipOfParts(names: readonly string[]): boolean {
  if (names.some((name) => /(^|\/)\[Content_Types\]\.xml$|\.model$/i.test(name))) return false
  const shown = names.filter(isShown)
  return shown.length > 0 && !(shown.length === 1 && /\.amf$/i.test(shown[0] ?? ''))
}

/** Folders, and what systems put into archives unseen, are no files of the sender. */
const isShown = (name: string): boolean =>
  !(name.endsWith('/') || name.endsWith('\\') || /(^|[/\\])(__MACOSX[/\\]|\.|Thumbs\.db$|desktop\.ini$)/i.test(name))

const lastWord = (name: string): string => name.split(/[/\\]/).at(-1) ?? name

/** The sides of the smallest box, or of the upright one where the part has very many triangles; longest first. */
function sidesOf(mesh: Mesh): [number, number, number] {
  const hull = triangleCount(mesh) <= INSPECT_TRIANGLES_MAX ? convexHull(mesh) : null
  if (hull) return [...orientedBox(mesh, hull).lengths]
  const { min, max } = axisBox(mesh)
  return [0, 1, 2].map((axis) => (max[axis] as number) - (min[axis] as number)).sort((a, b) => b - a) as [
    number,
    number,
    number,
  ]
}
