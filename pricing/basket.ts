import type { Money } from '#domain/units/money.ts'
import type { CustomerInput, EquationMaterial, LeadTimeInput, NamedValue } from './equation/inputs.ts'
import type { PartGeometry } from './part-geometry.ts'
import type { ExposedVariable } from './sandbox/outcome.ts'

/** The text of an equation; `id` names the stored version it was, where there is one. */
export interface EquationText {
  id?: string
  source: string
}

/**
 * A post-process chosen for a line. With `pricing: 'included'` it costs nothing for good and has no equation; with
 * `'equation'` a missing equation asks for a review.
 */
export interface BasketPostProcess<Equation = EquationText> {
  id: string
  name: string
  pricing: 'equation' | 'included'
  equation: Equation | null
  /** Values typed by an operator, by the variable's name. */
  variables?: Record<string, number>
}

/** The revision that a shape was measured of, and what it was measured with. */
export interface MeasuredPart {
  revisionId: string
  fileHash: string | null
  geometryEngineVersion: number | null
}

/** One part in a quantity, with everything that was chosen for it. */
export interface BasketLine<Equation = EquationText> {
  geometry: PartGeometry
  /** Left out where the shape was typed. */
  part?: MeasuredPart
  /** Why nothing is known of the shape, in one sentence; then nothing is run, and a person has to set the price. */
  unmeasured?: string
  technology: string
  /** Null when nobody knows it: then a person has to set the price. */
  material: EquationMaterial | null
  color: string | null
  precision: NamedValue | null
  infill: NamedValue | null
  quantity: number
  leadTime: LeadTimeInput | null
  /** Hours of the operations of the derived routing, those of the chosen post-processes included. */
  workflowDurationHours: number
  /** The live equation of the process, or the draft to be tried in its place. */
  equation: Equation | null
  postProcesses: BasketPostProcess<Equation>[]
  /** Values typed by an operator for level 1, by the variable's name. */
  variables?: Record<string, number>
  /** Other quantities to price in the same go. */
  quantities?: number[]
  /** A unit price that a person typed or approved; it takes the place of the computed one. */
  manualUnitPrice?: Money
}

/** Everything a calculation follows from. */
export interface Basket<Equation = EquationText> {
  shopId: string
  /** Digits after the point of the shop's currency. */
  currencyDigits: number
  customer: CustomerInput | null
  lines: BasketLine<Equation>[]
  orderEquation: Equation | null
}

export interface PostProcessAnswer {
  id: string
  /** The equation's number as it is; null where it gave none. */
  price: number | null
  durationHours: number
  reviewRequired: boolean
  variables: ExposedVariable[]
  /** Typed values whose name the equation does not expose. */
  unusedVariables: string[]
  problem?: string
  logs?: string[]
}

export interface LadderStep {
  quantity: number
  unitPrice: Money | null
  durationHours: number
  reviewRequired: boolean
}

export interface LineAnswer {
  /** Level 1 and level 2 of one piece, rounded once; null where there is no usable price. */
  unitPrice: Money | null
  processPrice: number | null
  processDurationHours: number
  postProcesses: PostProcessAnswer[]
  durationHours: number
  reviewRequired: boolean
  reviewReasons: string[]
  variables: ExposedVariable[]
  unusedVariables: string[]
  problem?: string
  logs?: string[]
  ladder?: LadderStep[]
  /** Only beside a typed or approved price: what the equations say, kept apart. */
  computed?: { unitPrice: Money | null; reviewRequired: boolean; reviewReasons: string[] }
}

export interface BasketAnswer {
  lines: LineAnswer[]
  /** Σ unit price × quantity. */
  subtotal: Money
  lineItems: { name: string; price: Money }[]
  total: Money
  /** True when a line is under review or level 3 failed. */
  reviewRequired: boolean
  reviewReasons: string[]
  problem?: string
  logs?: string[]
}
