import type { CataloguePostProcess, CatalogueProcess, PriceCatalogue } from '#db/reads/price-catalogue.ts'
import { reject } from '#domain/decision.ts'
import { sumExactly } from '#domain/units/money.ts'
import type { BasketLine, EquationText } from '#pricing/basket.ts'
import type { PartGeometry } from '#pricing/part-geometry.ts'
import { known } from './checks.ts'
import { shapeOf } from './part-shape.ts'
import { whyNotTogether } from './post-process-choice.ts'

export interface LineAsked {
  partRevisionId?: string
  geometry?: PartGeometry
  processId: string
  /** Null when nobody knows it: then a person has to set the price. */
  materialId: string | null
  postProcessIds?: string[]
  quantity: number
  /** Other quantities to price in the same go. */
  quantities?: number[]
  color?: string | null
  infillId?: string | null
  precisionId?: string | null
  /** Left out: the shop's default. */
  leadTimeId?: string | null
  /** Values typed in place of computed ones, by the variable's name. */
  variables?: Record<string, number>
  /** The same for post-processes, by their ids. */
  postProcessVariables?: Record<string, Record<string, number>>
  /** A unit price that a person typed or approved; the computed one is kept beside it. */
  manualUnitPrice?: string
}

interface Surroundings {
  /** The place of the line in the basket. */
  at: number
  catalogue: PriceCatalogue
  /** Whether a customer asks, who sees only what is offered. */
  forCustomer: boolean
  customerId: string | null | undefined
}

type Malformed = (field: string, problem: string) => never

/** A line with everything that its price follows from. Refuses (`not_found`, `malformed`) what does not go together. */
export function lineOf(asked: LineAsked, around: Surroundings): BasketLine {
  const { catalogue, at } = around
  const malformed: Malformed = (field, problem) => reject('malformed', { field: `lines[${at}].${field}`, problem })
  const process = processOf(asked, around)
  const material = materialOf(asked, catalogue, process, malformed)
  const chosen = postProcessesOf(asked, catalogue, process, malformed)
  checkColor(asked.color ?? null, [...(material?.colors ?? []), ...chosen.flatMap((each) => each.colors)], malformed)
  const named = (from: PriceCatalogue['infills'], id: string | null | undefined, what: 'infill' | 'precision') => {
    if (!id) return null
    const found = known(byId(from, id), what)
    if (found.processId !== process.id) malformed(`${what}Id`, `${found.name} is not a choice of ${process.name}`)
    return { name: found.name, value: found.value }
  }
  return {
    ...placedShape(asked, catalogue, malformed),
    technology: process.technology ?? '',
    material: material && {
      name: material.name,
      variables: material.variables,
      wallThicknessWarning: material.wallThicknessWarning,
      wallThicknessLimit: material.wallThicknessLimit,
    },
    color: asked.color ?? null,
    infill: named(catalogue.infills, asked.infillId, 'infill'),
    precision: named(catalogue.precisions, asked.precisionId, 'precision'),
    quantity: asked.quantity,
    leadTime: leadTimeOf(asked.leadTimeId, catalogue),
    workflowDurationHours: hoursOf(process, chosen),
    equation: liveOf(catalogue, 'PROCESS', process.id),
    postProcesses: chosen.map(({ id, name, pricing }) => ({
      id,
      name,
      pricing,
      equation: pricing === 'included' ? null : liveOf(catalogue, 'POST_PROCESS', id),
      variables: asked.postProcessVariables?.[id] ?? {},
    })),
    variables: asked.variables ?? {},
    ...(asked.quantities === undefined ? {} : { quantities: asked.quantities }),
    ...(asked.manualUnitPrice === undefined ? {} : { manualUnitPrice: asked.manualUnitPrice }),
  }
}

function placedShape({ geometry, partRevisionId }: LineAsked, { parts }: PriceCatalogue, malformed: Malformed) {
  if (geometry !== undefined) return { geometry }
  if (partRevisionId === undefined) return malformed('geometry', 'is missing, and no part revision is named')
  return shapeOf(known(parts.get(partRevisionId), 'part revision'))
}

function processOf({ processId }: LineAsked, { catalogue, forCustomer, customerId }: Surroundings): CatalogueProcess {
  const process = known(byId(catalogue.processes, processId), 'process')
  const offered = !process.internal && (process.customerId === null || process.customerId === customerId)
  return known(forCustomer && !offered ? null : process, 'process')
}

function materialOf(
  { materialId }: LineAsked,
  { materials }: PriceCatalogue,
  process: CatalogueProcess,
  malformed: Malformed,
) {
  if (materialId === null) return null
  const material = known(byId(materials, materialId), 'material')
  if (material.processId !== process.id)
    malformed('materialId', `${material.name} is not a material of ${process.name}`)
  return material
}

/** In the order in which they were chosen. */
function postProcessesOf(
  { postProcessIds = [], postProcessVariables = {}, materialId }: LineAsked,
  catalogue: PriceCatalogue,
  process: CatalogueProcess,
  malformed: Malformed,
): CataloguePostProcess[] {
  const chosen = postProcessIds.map((id) => known(byId(catalogue.postProcesses, id), 'post-process'))
  const problem = whyNotTogether(chosen, { process, materialId })
  if (problem !== null) malformed('postProcessIds', problem)
  const stray = Object.keys(postProcessVariables).find((id) => !postProcessIds.includes(id))
  if (stray !== undefined) malformed('postProcessVariables', `${stray} is not a post-process of this line`)
  return chosen
}

function checkColor(color: string | null, offered: readonly { name: string }[], malformed: Malformed): void {
  if (color === null || offered.length === 0 || offered.some((each) => each.name === color)) return
  malformed('color', `${color} is not one of ${[...new Set(offered.map((each) => each.name))].join(', ')}`)
}

function leadTimeOf(id: string | null | undefined, { leadTimes }: PriceCatalogue) {
  if (id === null) return null
  const found = id === undefined ? leadTimes.find((each) => each.isDefault) : known(byId(leadTimes, id), 'lead time')
  return found ? { name: found.name, buffer: found.buffer } : null
}

/** Hours of the derived routing: an operation that the process asks for already is not done again. */
function hoursOf(process: CatalogueProcess, chosen: readonly CataloguePostProcess[]): number {
  const own = new Set(process.operations.map((each) => each.id))
  const added = new Map(chosen.flatMap((each) => each.operations).map((each) => [each.id, each.hours]))
  const more = [...added].filter(([id]) => !own.has(id)).map(([, hours]) => hours)
  return sumExactly([...process.operations.map((each) => each.hours), ...more])
}

function liveOf({ live }: PriceCatalogue, scope: 'PROCESS' | 'POST_PROCESS', ownerId: string): EquationText | null {
  const found = live.find((each) => each.scope === scope && each.ownerId === ownerId)
  return found ? { id: found.id, source: found.source } : null
}

const byId = <T extends { id: string }>(things: readonly T[], id: string) => things.find((each) => each.id === id)
