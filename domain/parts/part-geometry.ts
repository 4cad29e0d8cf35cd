import { type LengthUnit, millimetresPer } from '#domain/units/length.ts'

export type Place = [number, number, number]

/** What was measured of a part, in mm, mm² and mm³, by the names that equations and outside programs know. */
export interface PartGeometry {
  /** What the numbers of the file are taken for; the facts below are in mm whatever it is. */
  units: LengthUnit
  /** Sides of the smallest box however the part is turned: width ≥ height ≥ length. */
  width: number
  height: number
  length: number
  volume: number
  area: number
  convexHullVolume: number
  minBoundingBoxVolume: number
  shrinkWrapVolume: number
  minWallThickness: number
  meanWallThickness: number
  maxWallThickness: number
  /** Of the mesh as measured, after mending. */
  watertight: boolean
  repaired: boolean
  triangles: number
  /** The ball that the wrap was made with. */
  shrinkWrapRadius: number
  /** Where the wall is thinnest, in the coordinates of the preview; null where nothing faces anything. */
  thinnestAt: Place | null
  /** How the smallest box lies: unit directions of width, height and length, and its middle. */
  box: { axes: [Place, Place, Place]; centre: Place } | null
  bodies: number
  overlapsUnited: boolean
  watertightAsUploaded: boolean
  /** Edges where more than two triangles meet. */
  crowdedEdges: number
  volumeAsUploaded: number
}

/** What was measured, with the wrap in each unit where the file states none: the ball stays while the part grows. */
export interface MeasuredGeometry extends PartGeometry {
  shrinkWrapVolumes: Partial<Record<LengthUnit, number>> | null
}

/**
 * The same facts if the file were drawn in another unit: lengths by the factor, areas by its square, volumes by its
 * cube. Nothing is measured again.
 */
export function inUnits(measured: MeasuredGeometry, units: LengthUnit): PartGeometry {
  const { shrinkWrapVolumes, ...facts } = measured
  const factor = millimetresPer[units] / millimetresPer[facts.units]
  if (factor === 1) return facts
  const length = (value: number) => value * factor
  const volume = (value: number) => value * factor ** 3
  const place = ([x, y, z]: Place): Place => [length(x), length(y), length(z)]
  return {
    ...facts,
    units,
    width: length(facts.width),
    height: length(facts.height),
    length: length(facts.length),
    volume: volume(facts.volume),
    area: facts.area * factor ** 2,
    convexHullVolume: volume(facts.convexHullVolume),
    minBoundingBoxVolume: volume(facts.minBoundingBoxVolume),
    shrinkWrapVolume: shrinkWrapVolumes?.[units] ?? volume(facts.shrinkWrapVolume),
    minWallThickness: length(facts.minWallThickness),
    meanWallThickness: length(facts.meanWallThickness),
    maxWallThickness: length(facts.maxWallThickness),
    thinnestAt: facts.thinnestAt && place(facts.thinnestAt),
    box: facts.box && { ...facts.box, centre: place(facts.box.centre) },
    volumeAsUploaded: volume(facts.volumeAsUploaded),
  }
}
