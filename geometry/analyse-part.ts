import { ANALYSIS_STEPS, type AnalysisStep } from './analysis-steps.ts'
import { type Fingerprint, fingerprintOf } from './fingerprint/fingerprint.ts'
import { convexHull } from './measures/convex-hull.ts'
import { type OrientedBox, orientedBox } from './measures/oriented-box.ts'
import { shrinkWrapVolume } from './measures/shrink-wrap.ts'
import { volumeAndArea } from './measures/volume.ts'
import { type MeasuredSample, measureWalls, summariseWalls, type WallThickness } from './measures/wall-thickness.ts'
import { findBodies } from './mesh/bodies.ts'
import type { Edges } from './mesh/edges.ts'
import { type Mesh, triangleCount } from './mesh/mesh.ts'
import type { PartFacts, UnitProposal } from './part-facts.ts'
import { proposeUnits } from './propose-units.ts'
import { FileProblem } from './read/file-problem.ts'
import { type LengthUnit, millimetresPer, type PartFile } from './read/part-file.ts'
import { turnedRound } from './repair/orient.ts'
import { isSound, repair } from './repair/repair.ts'
import { type Settled, settleBodies } from './repair/settle-bodies.ts'

export type AnalysisOptions = {
  /** The unit of a file that states none; millimetres where nobody said. */
  readonly unit: LengthUnit | null
  readonly shrinkWrapRadiusMm: number
  readonly onStep: (step: AnalysisStep) => void
}

/** Everything measured of a part, and what pictures and comparisons are made from. */
export type Analysis = {
  readonly facts: PartFacts
  /** For a file that states no unit. */
  readonly unitProposals: readonly UnitProposal[] | null
  /** The wrap in other units, where the file states none: in each, the same ball is another share of the part. */
  readonly shrinkWrapByUnitMm3: Partial<Record<LengthUnit, number>> | null
  readonly fingerprint: Fingerprint | null
  /** The mesh as measured, in millimetres, and the walls measured on it. */
  readonly mesh: Mesh
  readonly box: OrientedBox
  readonly walls: readonly MeasuredSample[]
}

const ASKED_UNITS: readonly LengthUnit[] = ['MILLIMETERS', 'CENTIMETERS', 'INCHES', 'FEET', 'METRES']
/** The smallest patch of wall that counts as one. */
const WALL_PATCH_MM2 = 1
const OPEN_SHARE_MAX = 0.25

/** Measures a part that was read. Throws FileProblem when it has no volume. */
export async function analysePart(file: PartFile, mesh: Mesh, options: AnalysisOptions): Promise<Analysis> {
  const unit = file.unit ?? options.unit ?? 'MILLIMETERS'
  options.onStep(ANALYSIS_STEPS.mending)
  const mended = repair(mesh)
  const settled = await settle(mended.mesh, mended.edges)
  const drawn = scaledMesh(settled.mesh, millimetresPer[unit])
  const sound = isSound(mended.edges)
  options.onStep(ANALYSIS_STEPS.measuring)
  const { volume, area } = volumeAndArea(drawn)
  const hull = convexHull(drawn)
  if (!hull || !(volume > 0) || isSheet(mended.edges)) throw noVolume()
  const box = orientedBox(drawn, hull)
  const hullVolume = Math.max(volume, volumeAndArea({ positions: drawn.positions, triangles: hull.triangles }).volume)
  options.onStep(ANALYSIS_STEPS.wrapping)
  const known = {
    solid: volume,
    filled: Math.min(hullVolume, volume + settled.voidVolume * millimetresPer[unit] ** 3),
    hull: hullVolume,
  }
  const wrap = (radiusMm: number): number => shrinkWrapVolume(drawn, radiusMm, known)
  const shrinkWrap = wrap(options.shrinkWrapRadiusMm)
  options.onStep(ANALYSIS_STEPS.walls)
  const walls = measureWalls(drawn)
  const asUploaded = volumeAndArea(mesh).volume * millimetresPer[unit] ** 3
  const facts: PartFacts = {
    ...sizes(box, hullVolume),
    box: { axes: box.axes, centreMm: box.centre },
    volumeMm3: volume,
    areaMm2: area,
    convexHullVolumeMm3: hullVolume,
    shrinkWrapVolumeMm3: shrinkWrap,
    shrinkWrapRadiusMm: options.shrinkWrapRadiusMm,
    ...wallFacts(summariseWalls(walls, WALL_PATCH_MM2), box),
    watertight: sound,
    watertightAsUploaded: isSound(mended.edgesBefore),
    repaired: mended.repaired || settled.turned || settled.united,
    overlapsUnited: settled.united,
    crowdedEdges: mended.edges.crowded,
    volumeAsUploadedMm3: asUploaded,
    bodies: settled.bodies,
    triangles: triangleCount(mesh),
  }
  return {
    facts,
    unitProposals: file.unit === null ? proposeUnits(inFileUnit(box, unit)) : null,
    shrinkWrapByUnitMm3: file.unit === null ? wrapsByUnit(unit, options.shrinkWrapRadiusMm, shrinkWrap, wrap) : null,
    fingerprint: sound ? fingerprintOf(drawn) : null,
    mesh: drawn,
    box,
    walls,
  }
}

const noVolume = (): FileProblem => new FileProblem('The part has no volume: its surfaces do not enclose anything.')

/** Bodies can only be told apart in a closed mesh; an open one is at least turned the right way round. */
async function settle(mesh: Mesh, edges: Edges): Promise<Settled> {
  if (isSound(edges)) return settleBodies(mesh, edges)
  const turned = volumeAndArea(mesh).volume < 0
  const triangles = turned ? turnedRound(mesh.triangles, () => true) : mesh.triangles
  const bodies = findBodies(mesh, edges).count
  return { mesh: { positions: mesh.positions, triangles }, bodies, voidVolume: 0, turned, united: false }
}

/** A mesh of which so many edges are open is a sheet or loose triangles, not a solid with a flaw. */
function isSheet(edges: Edges): boolean {
  const paired = edges.partner.reduce((sum, partner) => sum + (partner >= 0 ? 0.5 : 0), 0)
  return edges.open > (edges.open + edges.crowded + paired) * OPEN_SHARE_MAX
}

const scaledMesh = (mesh: Mesh, factor: number): Mesh =>
  factor === 1 ? mesh : { positions: mesh.positions.map((value) => value * factor), triangles: mesh.triangles }

type Sizes = Pick<PartFacts, 'widthMm' | 'heightMm' | 'lengthMm' | 'minBoundingBoxVolumeMm3'>

/** Sides are kept to a millionth of a millimetre; the box never becomes less than what it holds. */
function sizes({ lengths: [width, height, length] }: OrientedBox, hullVolume: number): Sizes {
  const [widthMm, heightMm, lengthMm] = [width, height, length].map(roundedUp) as [number, number, number]
  return { widthMm, heightMm, lengthMm, minBoundingBoxVolumeMm3: Math.max(hullVolume, widthMm * heightMm * lengthMm) }
}

function roundedUp(value: number): number {
  const rounded = Math.round(value * 1e6) / 1e6
  return rounded > 0 ? rounded : value
}

type Walls = Pick<PartFacts, 'minWallThicknessMm' | 'meanWallThicknessMm' | 'maxWallThicknessMm' | 'thinnestAtMm'>

/** A part in which nothing faces anything has no walls; its least side is as thick as it gets. */
function wallFacts(walls: WallThickness | null, box: OrientedBox): Walls {
  const [, , least] = box.lengths
  return {
    minWallThicknessMm: walls?.min ?? least,
    meanWallThicknessMm: walls?.mean ?? least,
    maxWallThicknessMm: walls?.max ?? least,
    thinnestAtMm: walls?.minAt ?? null,
  }
}

const inFileUnit = ({ lengths }: OrientedBox, unit: LengthUnit): [number, number, number] =>
  lengths.map((length) => length / millimetresPer[unit]) as [number, number, number]

/** The same ball around the part as if it were drawn in each unit: the part stays, the ball shrinks or grows. */
function wrapsByUnit(
  drawnIn: LengthUnit,
  radiusMm: number,
  own: number,
  wrap: (radiusMm: number) => number,
): Partial<Record<LengthUnit, number>> {
  const byUnit: Partial<Record<LengthUnit, number>> = {}
  for (const unit of ASKED_UNITS) {
    const factor = millimetresPer[unit] / millimetresPer[drawnIn]
    byUnit[unit] = unit === drawnIn ? own : wrap(radiusMm / factor) * factor ** 3
  }
  return byUnit
}
