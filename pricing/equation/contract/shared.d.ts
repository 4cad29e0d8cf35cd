/** A unit of length that drawings are made in. Every number an equation is given is in millimetres all the same. */
type LengthUnit = 'MILLIMETERS' | 'CENTIMETERS' | 'INCHES' | 'FEET' | 'METRES'

/** What is to be made: the shape as it was measured, and everything the customer chose for it. */
interface Specification {
  /** The unit in which the customer's file was drawn. */
  units: LengthUnit
  /** Longest side of the smallest box around the part, in mm. Always `width >= height >= length`, however the part is turned. */
  width: number
  /** Middle side of that box, in mm. */
  height: number
  /** Shortest side of that box, in mm. */
  length: number
  /** Solid volume in mm³. */
  volume: number
  /** Surface in mm². */
  area: number
  /** Volume in mm³ of the smallest convex shape around the part. */
  convexHullVolume: number
  /** Volume in mm³ of the smallest box around the part. */
  minBoundingBoxVolume: number
  /** Thinnest wall in mm. */
  minWallThickness: number
  /** Mean wall in mm. */
  meanWallThickness: number
  /** Thickest wall in mm. */
  maxWallThickness: number
  /** Volume in mm³ of a tight skin around the part: the measure for powder beds. */
  shrinkWrapVolume: number
  /** The chosen colour, or null where none was chosen. */
  color: Color | null
  /** The chosen precision, for example a layer height in mm. */
  precision: { name: string; value: number } | null
  /** The chosen infill; `value` from 0 (hollow) to 1 (solid). */
  infill: { name: string; value: number } | null
  /** The chosen post-processes. `price` is what each costs for one piece; it is known at order level and 0 before. */
  postProcessing: { name: string; price: number }[]
  /** The process that makes it; its technology such as 'FDM'. */
  process: { technology: Technology }
  /** What it is made of. */
  material: Material
}

/** A material of the process, with the numbers that the shop keeps for it. */
interface Material {
  /** As the shop calls it: 'PA 12'. */
  name: string
  /** Read a value by its name in brackets: `material.variables["materialDensity"]`. */
  variables: MaterialVariables
  /** Walls thinner than this, in mm, get a warning. */
  wallThicknessWarning: number | null
  /** Walls thinner than this, in mm, cannot be made. */
  wallThicknessLimit: number | null
}

/** How much is wanted, and how soon. */
interface Requisition {
  /** Pieces of this line. */
  quantity: number
  /** The chosen lead time; `buffer` in working days. */
  leadTime: { name: LeadTimeName; buffer: number } | null
}

/** The uploaded part. */
interface Revision {
  /** The name of the part. */
  name: string
  /** 1 where the mesh had to be repaired, else 0. */
  repaired: number
  /** 1 where the mesh is closed, else 0: a good reason to ask for a review. */
  watertight: number
  /** Thinnest wall in mm, where it was analysed. */
  minimumWallThickness?: number
  /** What lies beside the model. */
  accessoryFiles: (
    | 'THUMBNAIL'
    | 'PDF_DESIGN_FILE'
    | 'WALL_THICKNESS_ANALYSIS'
    | 'ORIGINAL_CAD_FILE'
    | 'CORE_GEOMETRY'
  )[]
}

/** Who asks for the price. */
interface Customer {
  /** The customer's number, a whole number. */
  organisationId: number | null
  organisationName: string | null
  /** Whether it pays no tax. */
  taxExempt: boolean
  /** Whether the shop has let it in. */
  isApproved: boolean
}

/** The customer, or null while nobody is signed in: write `customer?.organisationName ?? ''`. */
declare const customer: Customer | null

/**
 * A table of steps: gives the value of the highest threshold that is not above the input, and `base` (0 when left
 * out) below all of them. `createBands({ 100: 0.05, 500: 0.10 })(250)` is 0.05.
 */
declare function createBands(bands: Record<number, number>, base?: number): (input: number) => number

/** Rounds half away from zero, as people do on paper; to whole numbers without `precision`. `round(1.005, 2)` is 1.01. */
declare function round(value: number, precision?: number): number

/** Converts from millimetres; `exponent` 2 for areas, 3 for volumes. `useDimension('INCHES', 25.4)` is 1. */
declare function useDimension(dimension: LengthUnit, value: number, exponent?: number): number

/** Lines for the shop's own people beside the price; customers never see them. */
declare const console: {
  log(...values: unknown[]): void
  info(...values: unknown[]): void
  warn(...values: unknown[]): void
  error(...values: unknown[]): void
  debug(...values: unknown[]): void
}
