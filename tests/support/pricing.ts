import { readFileSync } from 'node:fs'
import type { Basket, BasketLine, BasketPostProcess } from '#pricing/basket.ts'
import { keepEnded } from '#pricing/equation/check/keep-ended.ts'
import { type CompiledEquation, compileEquation } from '#pricing/equation/compile.ts'
import type { EquationLevel, LineInput, OrderInput, PostProcessInput } from '#pricing/equation/inputs.ts'
import type { PartGeometry } from '#pricing/part-geometry.ts'
import type { Outcome } from '#pricing/sandbox/outcome.ts'
import type { Sandbox } from '#pricing/sandbox/sandbox.ts'

/** Parts, baskets and single evaluations for tests: whatever a test does not speak of has a plain value. */

export const bracket: PartGeometry = {
  name: 'Bracket',
  width: 80,
  height: 60,
  length: 40,
  volume: 60_000,
  area: 21_000,
  convexHullVolume: 90_000,
}

/** The material of the seeds' FDM example, with its suggested values. */
export const pla = {
  name: 'PLA',
  variables: {
    materialDensity: 1.24,
    materialCostPerKg: 25,
    baseSpeedNozzle: 200,
    wallSpeedFactor: 0.5,
    infillSpeedFactor: 1,
    supportSpeedFactor: 0.8,
    printerCostPerHour: 4.5,
  },
  wallThicknessWarning: null,
  wallThicknessLimit: null,
}

export const seedFdm = readFileSync(new URL('../fixtures/equations/seeds/fdm.ts', import.meta.url), 'utf8')

export function aLine(source: string | null, changes: Partial<BasketLine> = {}): BasketLine {
  return {
    geometry: bracket,
    technology: 'FDM',
    material: pla,
    color: null,
    precision: null,
    infill: null,
    quantity: 1,
    leadTime: null,
    workflowDurationHours: 0,
    equation: source === null ? null : { source },
    postProcesses: [],
    ...changes,
  }
}

export function aPostProcess(source: string | null, changes: Partial<BasketPostProcess> = {}): BasketPostProcess {
  const equation = source === null ? null : { source }
  return { id: 'dyeing', name: 'Dyeing', pricing: 'equation', equation, ...changes }
}

export function aBasket(lines: BasketLine[], changes: Partial<Basket> = {}): Basket {
  return { shopId: 'shop', currencyDigits: 2, customer: null, lines, orderEquation: null, ...changes }
}

export const lineInput: LineInput = {
  specification: {
    units: 'MILLIMETERS',
    width: 80,
    height: 60,
    length: 40,
    volume: 60_000,
    area: 21_000,
    convexHullVolume: 90_000,
    minBoundingBoxVolume: 192_000,
    minWallThickness: 1,
    meanWallThickness: 2,
    maxWallThickness: 3,
    shrinkWrapVolume: 70_000,
    color: null,
    precision: null,
    infill: null,
    postProcessing: [],
    process: { technology: 'FDM' },
    material: pla,
  },
  requisition: { quantity: 1, leadTime: null },
  revision: { name: 'Bracket', repaired: 0, watertight: 1, minimumWallThickness: 1, accessoryFiles: [] },
  customer: null,
  workflow: { duration: 0 },
  overrides: {},
}

const orderInput: OrderInput = { parts: [], subtotal: 100, customer: null }

const postProcessInput: PostProcessInput = { ...lineInput, processPricing: { price: 10, variables: {} } }

/** Compiles a source that must compile. */
export async function compiled(source: string, level: EquationLevel = 'process'): Promise<CompiledEquation> {
  const compilation = await compileEquation(level, source, async (body, guard) => keepEnded(body, guard))
  if (!compilation.ok) throw new Error(`the equation of a test cannot be read: ${compilation.problem.message}`)
  return compilation
}

/** What one evaluation of a source comes to; one that cannot be read comes to `not_compiled`. */
export async function outcomeOf(
  sandbox: Sandbox,
  source: string,
  { level = 'process', shop = 'shop' }: { level?: EquationLevel; shop?: string } = {},
): Promise<Outcome> {
  const equation = await compileEquation(level, source, async (body, guard) => keepEnded(body, guard))
  if (!equation.ok) return { kind: 'not_compiled', message: equation.problem.message, variables: [], logs: [] }
  const input = { process: lineInput, 'post-process': postProcessInput, order: orderInput }[level]
  const [outcome] = await sandbox.run(shop, [{ equation, input }])
  if (outcome === undefined) throw new Error('no outcome came back')
  return outcome
}

/** The price of an outcome, or its kind where it has none: what most tests compare. */
export function told(outcome: Outcome): number | null | string {
  return outcome.kind === 'priced' ? outcome.price : outcome.kind
}
