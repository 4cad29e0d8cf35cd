import type { AccessoryFile, LengthUnit, RevisionInput, SpecificationGeometry } from './equation/inputs.ts'

/**
 * What is known about the shape of a part: lengths in mm, areas in mm², volumes in mm³, as it was measured or as it
 * was typed for a price without a file. Only the first five must be known.
 */
export interface PartGeometry {
  width: number
  height: number
  length: number
  volume: number
  area: number
  units?: LengthUnit
  convexHullVolume?: number
  minBoundingBoxVolume?: number
  shrinkWrapVolume?: number
  minWallThickness?: number
  meanWallThickness?: number
  maxWallThickness?: number
  watertight?: boolean | 0 | 1
  repaired?: boolean | 0 | 1
  name?: string
  accessoryFiles?: AccessoryFile[]
}

/** Stands in for a shape that nobody has measured; no equation is run on it. */
export const noShape: PartGeometry = { width: 0, height: 0, length: 0, volume: 0, area: 0 }

/** The shape as equations see it: sides sorted so that width ≥ height ≥ length, and a stand-in for what is not known. */
export function specificationGeometry(geometry: PartGeometry): SpecificationGeometry {
  const sides = [geometry.width, geometry.height, geometry.length].sort((one, other) => other - one)
  const [width = 0, height = 0, length = 0] = sides
  return {
    units: geometry.units ?? 'MILLIMETERS',
    width,
    height,
    length,
    volume: geometry.volume,
    area: geometry.area,
    convexHullVolume: geometry.convexHullVolume ?? geometry.volume,
    minBoundingBoxVolume: geometry.minBoundingBoxVolume ?? width * height * length,
    minWallThickness: geometry.minWallThickness ?? 0,
    meanWallThickness: geometry.meanWallThickness ?? 0,
    maxWallThickness: geometry.maxWallThickness ?? 0,
    shrinkWrapVolume: geometry.shrinkWrapVolume ?? geometry.volume,
  }
}

/** The uploaded part as equations see it; without other knowledge a closed mesh that needed no repair. */
export function revisionInput(geometry: PartGeometry): RevisionInput {
  return {
    name: geometry.name ?? '',
    repaired: geometry.repaired ? 1 : 0,
    watertight: (geometry.watertight ?? true) ? 1 : 0,
    minimumWallThickness: geometry.minWallThickness ?? 0,
    accessoryFiles: geometry.accessoryFiles ?? [],
  }
}
