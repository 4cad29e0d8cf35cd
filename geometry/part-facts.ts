import type { LengthUnit } from './read/part-file.ts'

/** The version of these methods: facts keep it, and a new one measures again only when asked. */
export const ENGINE_VERSION = 1

type Place = readonly [number, number, number]

/** What was measured of a part, in millimetres. */
export type PartFacts = {
  /** Sides of the smallest box that holds the part however it is turned: width ≥ height ≥ length. */
  readonly widthMm: number
  readonly heightMm: number
  readonly lengthMm: number
  /** How that box lies in the coordinates of the file: the directions of its sides, and its middle. */
  readonly box: { readonly axes: readonly [Place, Place, Place]; readonly centreMm: Place }
  readonly volumeMm3: number
  readonly areaMm2: number
  readonly convexHullVolumeMm3: number
  readonly minBoundingBoxVolumeMm3: number
  readonly shrinkWrapVolumeMm3: number
  /** The radius of the ball that the wrap was made with. */
  readonly shrinkWrapRadiusMm: number
  readonly minWallThicknessMm: number
  readonly meanWallThicknessMm: number
  readonly maxWallThicknessMm: number
  /** Where the wall is thinnest, in the coordinates of the file; null where nothing in the part faces anything. */
  readonly thinnestAtMm: Place | null
  /** Whether the mesh that was measured is closed, after mending where it was mended. */
  readonly watertight: boolean
  readonly watertightAsUploaded: boolean
  /** Whether anything was mended: gaps, doubled or flipped triangles, holes, bodies that overlapped. */
  readonly repaired: boolean
  readonly overlapsUnited: boolean
  /** Edges where more than two triangles meet, which no solid has; they are left as they are. */
  readonly crowdedEdges: number
  readonly volumeAsUploadedMm3: number
  readonly bodies: number
  readonly triangles: number
}

/** A unit that a file without one may be drawn in, with the size the part would then have. */
export type UnitProposal = { readonly unit: LengthUnit; readonly sizeMm: readonly [number, number, number] }
