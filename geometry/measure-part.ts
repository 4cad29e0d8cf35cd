import type { AnalysisStep } from './analysis-steps.ts'
import type { ShapeComparison } from './fingerprint/same-shape.ts'
import { CAD_WALL_MS_MAX, FILE_BYTES_MAX, INSPECT_WALL_MS_MAX, MESH_WALL_MS_MAX } from './limits.ts'
import { sniff } from './read/sniff.ts'
import type { Outcome } from './worker/measuring-worker.ts'
import type {
  CompareOptions,
  Failure,
  Inspection,
  InspectOptions,
  MeasuredPart,
  MeasureOptions,
  Unpacked,
} from './worker/messages.ts'
import { endWorkers, runInWorker, warmWorker } from './worker/pool.ts'

/** A measured part, or one clear sentence why there is none. */
export type PartMeasurement = ({ readonly ok: true } & MeasuredPart) | Failure

export type MeasureCall = MeasureOptions & {
  /** Told what is being done while it runs. */
  readonly onStep?: (step: AnalysisStep) => void
}

/**
 * Measures a part file of any known format, in a process that is killed when it takes too long or too much memory; the
 * program itself never reads the file. Facts are in millimetres, always finite and never negative. A file that cannot be
 * measured is answered by a sentence; this never rejects for a bad file.
 */
export async function measurePart(
  bytes: Uint8Array,
  { onStep, ...options }: MeasureCall = {},
): Promise<PartMeasurement> {
  const refused = refusedBeforehand(bytes)
  if (refused) return refused
  const outcome = await runInWorker({ kind: 'measure', bytes, options }, wallMsFor(bytes), onStep ?? (() => {}))
  return outcome.ok ? { ok: true, ...outcome.answer } : outcome
}

/** Draws a part file as a PNG on a transparent ground, in the same kind of process. */
export async function drawPart(
  bytes: Uint8Array,
  options: { readonly sizePx: number; readonly color?: string; readonly object?: number },
): Promise<Outcome<Uint8Array>> {
  return refusedBeforehand(bytes) ?? runInWorker({ kind: 'draw', bytes, options }, wallMsFor(bytes), () => {})
}

/** Compares the shapes of two part files, however they are turned, in the same kind of process. */
export async function compareParts(
  bytes: Uint8Array,
  other: Uint8Array,
  options: CompareOptions = {},
): Promise<Outcome<ShapeComparison>> {
  const wallMs = wallMsFor(bytes) + wallMsFor(other)
  return runInWorker({ kind: 'compare', bytes, other, options }, wallMs, () => {})
}

/**
 * Looks into a part file before it is measured, past those that wait: whether it is a ZIP of several, its size in each unit
 * where it states none, its objects. What takes longer than a person would wait is given up.
 */
export async function inspectPart(bytes: Uint8Array, options: InspectOptions): Promise<Outcome<Inspection>> {
  return (
    refusedBeforehand(bytes) ?? runInWorker({ kind: 'inspect', bytes, options }, INSPECT_WALL_MS_MAX, () => {}, 'now')
  )
}

/** Takes the part files out of a ZIP. */
export async function unpackParts(bytes: Uint8Array): Promise<Outcome<Unpacked>> {
  return refusedBeforehand(bytes) ?? runInWorker({ kind: 'unpack', bytes }, MESH_WALL_MS_MAX, () => {}, 'now')
}

/** Starts a measuring process before the first file comes, so that nobody waits for the CAD kernel to load. */
export const warmUpMeasuring = (): void => warmWorker()

/** Ends the measuring processes that are idle, for a program that stops. */
export const endMeasuring = (): void => endWorkers()

/** What can be said without opening the file costs no process. */
function refusedBeforehand(bytes: Uint8Array): Failure | null {
  if (bytes.length > FILE_BYTES_MAX) {
    return { ok: false, problem: `The file is larger than ${FILE_BYTES_MAX / 1e6} MB.`, cause: 'file' }
  }
  const sniffed = sniff(bytes)
  return sniffed.kind === null ? { ok: false, problem: sniffed.problem, cause: 'file' } : null
}

function wallMsFor(bytes: Uint8Array): number {
  const { kind } = sniff(bytes)
  return kind === 'step' || kind === 'iges' ? CAD_WALL_MS_MAX : MESH_WALL_MS_MAX
}
