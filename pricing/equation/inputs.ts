/**
 * What an equation is handed, as plain data. The names, units and meanings are those of the equation contract
 * (`contract/*.d.ts`); everything here travels into the sandbox as JSON text and nothing else does.
 */

export const equationLevels = ['process', 'post-process', 'order'] as const

/** Level 1 prices a part, level 2 a post-process of it, level 3 the whole order. */
export type EquationLevel = (typeof equationLevels)[number]

export type LengthUnit = 'MILLIMETERS' | 'CENTIMETERS' | 'INCHES' | 'FEET' | 'METRES'

export type AccessoryFile =
  | 'THUMBNAIL'
  | 'PDF_DESIGN_FILE'
  | 'WALL_THICKNESS_ANALYSIS'
  | 'ORIGINAL_CAD_FILE'
  | 'CORE_GEOMETRY'

/** Lengths in mm, areas in mm², volumes in mm³; `units` only says what the customer's file was drawn in. */
export interface SpecificationGeometry {
  units: LengthUnit
  width: number
  height: number
  length: number
  volume: number
  area: number
  convexHullVolume: number
  minBoundingBoxVolume: number
  minWallThickness: number
  meanWallThickness: number
  maxWallThickness: number
  shrinkWrapVolume: number
}

export interface EquationMaterial {
  name: string
  variables: Record<string, number>
  wallThicknessWarning: number | null
  wallThicknessLimit: number | null
}

export interface NamedValue {
  name: string
  value: number
}

export interface SpecificationInput extends SpecificationGeometry {
  color: string | null
  precision: NamedValue | null
  infill: NamedValue | null
  postProcessing: { name: string; price: number }[]
  process: { technology: string }
  material: EquationMaterial
}

/** `buffer` in working days. */
export interface LeadTimeInput {
  name: string
  buffer: number
}

export interface RequisitionInput {
  quantity: number
  leadTime: LeadTimeInput | null
}

export interface RevisionInput {
  name: string
  repaired: 0 | 1
  watertight: 0 | 1
  minimumWallThickness: number
  accessoryFiles: AccessoryFile[]
}

export interface CustomerInput {
  organisationId: number | null
  organisationName: string | null
  taxExempt: boolean
  isApproved: boolean
}

export interface LineInput {
  specification: SpecificationInput
  requisition: RequisitionInput
  revision: RevisionInput
  customer: CustomerInput | null
  /** Hours of the operations of the derived routing. */
  workflow: { duration: number }
  /** Values typed by an operator in place of what the equation computes, by the variable's name. */
  overrides: Record<string, number>
}

export interface PostProcessInput extends LineInput {
  processPricing: { price: number; variables: Record<string, number> }
}

export interface OrderPart {
  price: number
  specification: SpecificationInput
  requisition: RequisitionInput
  revision: RevisionInput
}

export interface OrderInput {
  parts: OrderPart[]
  subtotal: number
  customer: CustomerInput | null
}

export type EquationInput = LineInput | PostProcessInput | OrderInput
