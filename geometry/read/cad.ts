import start, { type CadAnswer, type CadKernel, type CadMesh, type FinenessOfFaces } from 'occt-import-js'
import { TRIANGLES_MAX } from '../limits.ts'
import type { Mesh } from '../mesh/mesh.ts'
import { tooManyTriangles } from '../mesh/mesh-builder.ts'
import { weld } from '../mesh/weld.ts'
import { checkCoordinates } from './coordinates.ts'
import { FileProblem } from './file-problem.ts'
import type { PartFile } from './part-file.ts'

export type CadFormat = 'step' | 'iges'

/**
 * How finely curved faces are cut into triangles: the largest gap as a share of the size, and the largest turn between
 * neighbours in radians. Chosen so that volumes come within a thousandth of the exact solid, at the price of more triangles.
 */
const FINENESS: FinenessOfFaces = {
  linearUnit: 'millimeter',
  linearDeflectionType: 'bounding_box_ratio',
  linearDeflection: 2e-4,
  angularDeflection: 0.1,
}

let loading: Promise<CadKernel> | null = null

/** Loads the CAD kernel; the first time takes seconds, so workers do it before a file comes. */
export function loadCadKernel(): Promise<CadKernel> {
  // What the kernel would print speaks of the file; people get a sentence instead.
  loading ??= start({ print: () => {}, printErr: () => {} })
  return loading
}

/** Reads a STEP or IGES file as triangles in millimetres. Throws FileProblem. */
export async function readCad(bytes: Uint8Array, format: CadFormat): Promise<PartFile> {
  const name = format.toUpperCase()
  if (format === 'step') checkStep(bytes)
  const kernel = await loadCadKernel()
  const answer = readWith(kernel, bytes, format)
  if (!answer.success)
    throw new FileProblem(`The ${name} file is damaged or too complex: its shapes cannot be made from it.`)
  const meshes = (answer.meshes ?? []).filter(({ index }) => index.array.length > 0)
  if (meshes.length === 0) throw new FileProblem(`The ${name} file holds no solids or surfaces.`)
  const objects = meshes.map((mesh) => ({ name: mesh.name || null, copies: 1, mesh: () => weld(joined([mesh])) }))
  return { format, unit: 'MILLIMETERS', mesh: weld(joined(meshes)), objects }
}

/** The CAD kernel broke down inside on a damaged file; the process that ran it must not be used again. */
export class CadKernelBroke extends FileProblem {}

function readWith(kernel: CadKernel, bytes: Uint8Array, format: CadFormat): CadAnswer {
  try {
    return format === 'step' ? kernel.ReadStepFile(bytes, FINENESS) : kernel.ReadIgesFile(bytes, FINENESS)
  } catch {
    throw new CadKernelBroke(
      `The ${format.toUpperCase()} file is damaged or too complex: its shapes cannot be made from it.`,
    )
  }
}

/** A complete STEP file says its end, and holds at least one numbered entity. */
function checkStep(bytes: Uint8Array): void {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 2_000))).toString('latin1')
  if (!/END-ISO-10303-21\s*;/i.test(tail))
    throw new FileProblem('The STEP file ends early: its closing line is missing.')
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('#')) {
    throw new FileProblem('The STEP file holds no shapes, only a header.')
  }
}

function joined(meshes: readonly CadMesh[]): Mesh {
  const corners = meshes.reduce((sum, { index }) => sum + index.array.length, 0)
  if (corners > TRIANGLES_MAX * 3) throw tooManyTriangles()
  const positions = new Float64Array(meshes.reduce((sum, { attributes }) => sum + attributes.position.array.length, 0))
  const triangles = new Uint32Array(corners)
  let positionAt = 0
  let cornerAt = 0
  for (const { attributes, index } of meshes) {
    positions.set(attributes.position.array, positionAt)
    for (let at = 0; at < index.array.length; at++) {
      triangles[cornerAt + at] = (index.array[at] as number) + positionAt / 3
    }
    positionAt += attributes.position.array.length
    cornerAt += index.array.length
  }
  checkCoordinates(positions)
  return { positions, triangles }
}
