import { Type } from 'typebox'
import type { PartGeometry } from '#domain/parts/part-geometry.ts'
import { lengthUnits } from '#domain/units/length.ts'
import type { Access } from './endpoint.ts'
import { FileHash, Id, Named, Nullable, OneOf } from './shared.ts'

/** Parts are seen by everybody of the shop and, each organisation its own, by customers. */
export const partReaders = {
  roles: ['owner', 'planner', 'sales', 'operator', 'customer'],
  scope: 'read',
} as const satisfies Access
/** Uploading and saying units: customers do it for their own parts. */
export const partSenders = {
  roles: ['owner', 'planner', 'sales', 'customer'],
  scope: 'plan',
} as const satisfies Access
/** Those who keep the shop's memory of its parts. */
export const partKeepers = { roles: ['owner', 'planner', 'sales'], scope: 'plan' } as const satisfies Access
export const partStaff = { roles: ['owner', 'planner', 'sales', 'operator'], scope: 'read' } as const satisfies Access

export const StoredFile = Type.Object({
  hash: FileHash,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  url: Type.String(),
})

export const Analysis = OneOf(['pending', 'ready', 'failed'])
export const Units = OneOf(lengthUnits)
export const Place = Type.Tuple([Type.Number(), Type.Number(), Type.Number()])
const Length = Type.Number({ description: 'mm' })
const Area = Type.Number({ description: 'mm²' })
const Volume = Type.Number({ description: 'mm³' })

/** What was measured, always in mm. */
export const Geometry = Type.Unsafe<PartGeometry>(
  Type.Object({
    units: OneOf(lengthUnits, 'What the numbers of the file are taken for; the facts are in mm whatever it is'),
    width: Length,
    height: Length,
    length: Length,
    volume: Volume,
    area: Area,
    convexHullVolume: Volume,
    minBoundingBoxVolume: Volume,
    shrinkWrapVolume: Volume,
    minWallThickness: Length,
    meanWallThickness: Length,
    maxWallThickness: Length,
    watertight: Type.Boolean({ description: 'Of the mesh as measured, after mending' }),
    repaired: Type.Boolean(),
    triangles: Type.Integer(),
    shrinkWrapRadius: Length,
    thinnestAt: Nullable(Type.Array(Type.Number(), { description: 'In the coordinates of the preview, mm' })),
    box: Nullable(
      Type.Object({
        axes: Type.Array(Type.Array(Type.Number()), { description: 'Directions of width, height and length' }),
        centre: Type.Array(Type.Number()),
      }),
    ),
    bodies: Type.Integer(),
    overlapsUnited: Type.Boolean(),
    watertightAsUploaded: Type.Boolean(),
    crowdedEdges: Type.Integer({ description: 'Edges where more than two triangles meet' }),
    volumeAsUploaded: Volume,
  }),
)

export const UnitsProposals = Type.Array(
  Type.Object({ units: Units, size: Type.Array(Type.Number(), { description: 'mm, longest side first' }) }),
  { description: 'For a file without units, likeliest first' },
)

export const Recognised = Type.Object({
  partRevisionId: Id,
  match: OneOf(['same_file', 'same_shape']),
  deviation: Nullable(Type.Number({ description: 'mm, the largest distance once laid on each other' })),
  units: Nullable(OneOf(lengthUnits, 'They are the same only if this one is drawn in these units')),
  number: Type.Integer(),
  design: Named,
  pictureUrl: Nullable(Type.String()),
})

/** A revision as lists show it. */
export const RevisionBrief = Type.Object({
  id: Id,
  number: Type.Integer(),
  design: Named,
  analysis: Analysis,
  problem: Nullable(Type.String()),
  file: Nullable(StoredFile),
  pictureUrl: Nullable(Type.String()),
})
