import type { PartFacts } from '#db/reads/part-facts.ts'
import type { BasketLine } from '#pricing/basket.ts'
import { noShape, type PartGeometry } from '#pricing/part-geometry.ts'

const drawnSolid = /\.(step|stp|iges|igs)$/i

/** What the price of a stored part follows from: its shape, or the sentence why nothing is known of it. */
export function shapeOf(part: PartFacts): Pick<BasketLine, 'geometry' | 'part' | 'unmeasured'> {
  const { partRevisionId: revisionId, fileHash, geometryEngineVersion, geometry } = part
  const { name } = part
  const measured = { revisionId, fileHash, geometryEngineVersion }
  if (part.analysis !== 'ready' || geometry === null) {
    return { geometry: { ...noShape, name }, part: measured, unmeasured: whyUnmeasured(part) }
  }
  const { units, width, height, length, volume, area, convexHullVolume, minBoundingBoxVolume } = geometry
  const { shrinkWrapVolume, minWallThickness, meanWallThickness, maxWallThickness, watertight, repaired } = geometry
  const facts: PartGeometry = {
    units,
    width,
    height,
    length,
    volume,
    area,
    convexHullVolume,
    minBoundingBoxVolume,
    shrinkWrapVolume,
    minWallThickness,
    meanWallThickness,
    maxWallThickness,
    watertight,
    repaired,
    name,
    accessoryFiles: [
      'THUMBNAIL',
      'WALL_THICKNESS_ANALYSIS',
      'CORE_GEOMETRY',
      ...(drawnSolid.test(part.fileName ?? '') ? (['ORIGINAL_CAD_FILE'] as const) : []),
    ],
  }
  return { geometry: facts, part: measured }
}

function whyUnmeasured({ analysis, problem, name }: PartFacts): string {
  if (analysis === 'pending') return `${name} is still being measured. Price it again when it is.`
  if (analysis === 'failed') return `${name} could not be measured: ${problem ?? 'nobody knows why.'}`
  return `${name} has no file that could be measured, so a person has to set the price.`
}
