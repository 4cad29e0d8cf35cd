import { analysePart } from '../analyse-part.ts'
import { ANALYSIS_STEPS, type AnalysisStep } from '../analysis-steps.ts'
import { compareShapes, type ShapeComparison } from '../fingerprint/same-shape.ts'
import { type Mesh, triangleCount } from '../mesh/mesh.ts'
import { ENGINE_VERSION } from '../part-facts.ts'
import { previewOf } from '../preview/preview.ts'
import { readCad } from '../read/cad.ts'
import { FileProblem } from '../read/file-problem.ts'
import { type LengthUnit, millimetresPer, type PartFile } from '../read/part-file.ts'
import { readPartFile } from '../read/read-part-file.ts'
import { sniff } from '../read/sniff.ts'
import { repair } from '../repair/repair.ts'
import { settleBodies } from '../repair/settle-bodies.ts'
import { renderThumbnail } from '../thumbnail/render-thumbnail.ts'
import { inspect, unpackParts } from './first-look.ts'
import type { MeasuredPart, MeasureOptions, Task, TaskAnswers } from './messages.ts'

const SHRINK_WRAP_RADIUS_MM = 5
const THUMBNAIL_PX = 480

/** Does one task. Throws FileProblem for what the sender of the file can mend. */
export function runTask(task: Task, onStep: (step: AnalysisStep) => void): Promise<TaskAnswers[keyof TaskAnswers]> {
  if (task.kind === 'measure') return measure(task.bytes, task.options, onStep)
  if (task.kind === 'compare') return compare(task)
  if (task.kind === 'inspect') return inspect(task.bytes, task.options, readAny)
  if (task.kind === 'unpack') return Promise.resolve().then(() => unpackParts(task.bytes))
  return draw(task.bytes, task.options)
}

async function measure(
  bytes: Uint8Array,
  options: MeasureOptions,
  onStep: (step: AnalysisStep) => void,
): Promise<MeasuredPart> {
  onStep(ANALYSIS_STEPS.reading)
  const file = await readAny(bytes)
  const analysis = await analysePart(file, chosenMesh(file, options.object), {
    unit: options.unit ?? null,
    shrinkWrapRadiusMm: options.shrinkWrapRadiusMm ?? SHRINK_WRAP_RADIUS_MM,
    onStep,
  })
  onStep(ANALYSIS_STEPS.drawing)
  const { facts, unitProposals, shrinkWrapByUnitMm3, fingerprint, mesh, walls } = analysis
  return {
    engineVersion: ENGINE_VERSION,
    format: file.format,
    fileUnit: file.unit,
    unit: file.unit ?? options.unit ?? 'MILLIMETERS',
    unitProposals,
    shrinkWrapByUnitMm3,
    objects: file.objects.map((object) => ({
      name: object.name,
      copies: object.copies,
      triangles: triangleCount(object.mesh()),
    })),
    facts,
    fingerprint,
    thumbnailPng: renderThumbnail(mesh, picture(options.thumbnailPx ?? THUMBNAIL_PX, options.color)),
    previewGlb: await previewOf(mesh, walls),
  }
}

const picture = (sizePx: number, color: string | undefined): { sizePx: number; color?: string } =>
  color === undefined ? { sizePx } : { sizePx, color }

async function draw(
  bytes: Uint8Array,
  options: { sizePx: number; color?: string; object?: number },
): Promise<Uint8Array> {
  const file = await readAny(bytes)
  return renderThumbnail(chosenMesh(file, options.object), picture(options.sizePx, options.color))
}

async function compare(task: Extract<Task, { kind: 'compare' }>): Promise<ShapeComparison> {
  const [own, other] = [
    await soundMesh(task.bytes, task.options.unit, task.options.object),
    await soundMesh(task.other, task.options.otherUnit, task.options.otherObject),
  ]
  return compareShapes(own, other)
}

/** The mesh of a file as it is measured, in millimetres. */
async function soundMesh(bytes: Uint8Array, unit?: LengthUnit, object?: number): Promise<Mesh> {
  const file = await readAny(bytes)
  const mended = repair(chosenMesh(file, object))
  const { mesh } = await settleBodies(mended.mesh, mended.edges)
  const factor = millimetresPer[file.unit ?? unit ?? 'MILLIMETERS']
  return { positions: mesh.positions.map((value) => value * factor), triangles: mesh.triangles }
}

async function readAny(bytes: Uint8Array): Promise<PartFile> {
  const { kind } = sniff(bytes)
  if (kind === 'step' || kind === 'iges') return readCad(bytes, kind)
  const reading = readPartFile(bytes)
  if (!reading.ok) throw new FileProblem(reading.problem)
  return reading.file
}

function chosenMesh(file: PartFile, object: number | undefined): Mesh {
  if (object === undefined) return file.mesh
  const chosen = file.objects[object]
  if (!chosen)
    throw new FileProblem(`The file has ${file.objects.length} objects, so there is no number ${object + 1}.`)
  return chosen.mesh()
}
