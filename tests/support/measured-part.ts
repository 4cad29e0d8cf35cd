import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { CommandContext } from '#commands/context.ts'
import { recordMeasurements } from '#commands/record-measurements.ts'
import type { MatchRow } from '#db/stores/part-revisions.ts'
import type { MeasuredGeometry } from '#domain/parts/part-geometry.ts'
import type { ShapeNumbers } from '#domain/parts/shape-numbers.ts'

/** A block of 30 × 20 × 10 mm as it would be measured. */
export const sampleGeometry: MeasuredGeometry = {
  units: 'MILLIMETERS',
  width: 30,
  height: 20,
  length: 10,
  volume: 6000,
  area: 2200,
  convexHullVolume: 6000,
  minBoundingBoxVolume: 6000,
  shrinkWrapVolume: 6000,
  minWallThickness: 10,
  meanWallThickness: 10,
  maxWallThickness: 10,
  watertight: true,
  repaired: false,
  triangles: 12,
  shrinkWrapRadius: 5,
  thinnestAt: [1, 2, 0],
  box: {
    axes: [
      [1, 0, 0],
      [0, 1, 0],
      [0, 0, 1],
    ],
    centre: [15, 10, 5],
  },
  bodies: 1,
  overlapsUnited: false,
  watertightAsUploaded: true,
  crowdedEdges: 0,
  volumeAsUploaded: 6000,
  shrinkWrapVolumes: null,
}

export const sampleShape: ShapeNumbers = {
  volumeMm: 18.17,
  areaMm: 46.9,
  spreadWideMm: 8.66,
  spreadMiddleMm: 5.77,
  spreadNarrowMm: 2.89,
  skewWideMm: 0,
  skewMiddleMm: 0,
  skewNarrowMm: 0,
  handednessA: 0,
  handednessB: 0,
}

/** Records, as the job would, that a waiting revision was measured; its picture and model are noted, not drawn. */
export async function recordSampleMeasurements(
  ctx: CommandContext,
  partRevisionId: string,
  matches: MatchRow[] = [],
  facts: Partial<MeasuredGeometry> = {},
): Promise<void> {
  const file = (name: string, mediaType: string) => ({
    hash: randomBytes(32).toString('hex'),
    name,
    mediaType,
    sizeBytes: 1,
    place: () => Promise.resolve(),
  })
  await recordMeasurements(ctx, {
    commandId: uuidv7(),
    partRevisionId,
    outcome: {
      ok: true,
      found: {
        engineVersion: 1,
        format: 'stl',
        fileUnits: null,
        unitsProposals: null,
        objects: [{ name: null, copies: 1, triangles: 12 }],
        measured: { ...sampleGeometry, ...facts },
        shape: sampleShape,
        picture: file('part.png', 'image/png'),
        preview: file('part.glb', 'model/gltf-binary'),
        tookMs: 1,
        matches,
      },
    },
  })
}
