import type { MeasuredGeometry } from '#domain/parts/part-geometry.ts'
import type { ShapeNumbers } from '#domain/parts/shape-numbers.ts'
import { type LengthUnit, lengthUnits } from '#domain/units/length.ts'
import type { Fingerprint } from '#geometry/fingerprint/fingerprint.ts'
import { namedProposals } from '#geometry/part-reader.ts'
import type { MeasuredPart } from '#geometry/worker/messages.ts'

/** What is kept of a measuring beside its pictures. */
export function findingsOf(part: MeasuredPart) {
  return {
    engineVersion: part.engineVersion,
    format: part.format,
    fileUnits: part.fileUnit,
    unitsProposals: part.unitProposals && namedProposals(part.unitProposals),
    objects: part.objects.map((object) => ({ ...object })),
    measured: measurementsOf(part),
    shape: part.fingerprint && shapeOf(part.fingerprint),
  }
}

/** What was measured, by the names that prices and doors know. A file in microns is in millimetres from here on. */
function measurementsOf({ facts, unit, shrinkWrapByUnitMm3 }: MeasuredPart): MeasuredGeometry {
  const [width, height, length] = facts.box.axes
  return {
    units: namedUnits(unit),
    width: facts.widthMm,
    height: facts.heightMm,
    length: facts.lengthMm,
    volume: facts.volumeMm3,
    area: facts.areaMm2,
    convexHullVolume: facts.convexHullVolumeMm3,
    minBoundingBoxVolume: facts.minBoundingBoxVolumeMm3,
    shrinkWrapVolume: facts.shrinkWrapVolumeMm3,
    minWallThickness: facts.minWallThicknessMm,
    meanWallThickness: facts.meanWallThicknessMm,
    maxWallThickness: facts.maxWallThicknessMm,
    watertight: facts.watertight,
    repaired: facts.repaired,
    triangles: facts.triangles,
    shrinkWrapRadius: facts.shrinkWrapRadiusMm,
    thinnestAt: facts.thinnestAtMm && [...facts.thinnestAtMm],
    box: { axes: [[...width], [...height], [...length]], centre: [...facts.box.centreMm] },
    bodies: facts.bodies,
    overlapsUnited: facts.overlapsUnited,
    watertightAsUploaded: facts.watertightAsUploaded,
    crowdedEdges: facts.crowdedEdges,
    volumeAsUploaded: facts.volumeAsUploadedMm3,
    shrinkWrapVolumes: shrinkWrapByUnitMm3 && { ...shrinkWrapByUnitMm3 },
  }
}

const namedUnits = (unit: MeasuredPart['unit']): LengthUnit =>
  lengthUnits.find((each) => each === unit) ?? 'MILLIMETERS'

export function shapeOf({ lengths, handedness }: Fingerprint): ShapeNumbers {
  const [volumeMm, areaMm, spreadWideMm, spreadMiddleMm, spreadNarrowMm, skewWideMm, skewMiddleMm, skewNarrowMm] =
    lengths
  const [handednessA, handednessB] = handedness
  return {
    volumeMm,
    areaMm,
    spreadWideMm,
    spreadMiddleMm,
    spreadNarrowMm,
    skewWideMm,
    skewMiddleMm,
    skewNarrowMm,
    handednessA,
    handednessB,
  }
}
