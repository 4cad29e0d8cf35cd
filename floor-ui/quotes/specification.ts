import type { AnswerOf, Endpoint } from '#api/contract/endpoint.ts'
import type { infillEndpoints, postProcessEndpoints, precisionEndpoints } from '#api/contract/pricing-choices.ts'
import type { materialEndpoints, processEndpoints } from '#api/contract/processes.ts'
import type { QuoteLine } from './quote-data.ts'

type Items<E extends Endpoint> = AnswerOf<E> extends { items: infer I } ? I : never

/** All that the shop offers, to choose from. */
export interface Catalogue {
  processes: Items<typeof processEndpoints.list>
  materials: Items<typeof materialEndpoints.list>
  postProcesses: Items<typeof postProcessEndpoints.list>
  infills: Items<typeof infillEndpoints.list>
  precisions: Items<typeof precisionEndpoints.list>
}

/** How a part is made, as it is being chosen. */
export interface Specification {
  processId: string | null
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
}

export function specificationOf(line: QuoteLine): Specification {
  return {
    processId: line.process?.id ?? null,
    materialId: line.material?.id ?? null,
    color: line.color,
    infillId: line.infill?.id ?? null,
    precisionId: line.precision?.id ?? null,
    postProcessIds: line.postProcesses.map((each) => each.id),
  }
}

/** What a process leaves to choose. */
export function choicesOf(catalogue: Catalogue, { processId, materialId, postProcessIds }: Specification) {
  const materials = catalogue.materials.filter((each) => each.processId === processId)
  const postProcesses = catalogue.postProcesses.filter(
    (each) => processId !== null && each.processIds.includes(processId),
  )
  const material = materials.find((each) => each.id === materialId)
  const chosen = postProcesses.filter((each) => postProcessIds.includes(each.id))
  const colors = [...(material?.colors ?? []), ...chosen.flatMap((each) => each.colors)]
  return {
    materials,
    postProcesses,
    colors: [...new Set(colors.map((color) => color.name))],
    infills: catalogue.infills.filter((each) => each.processId === processId),
    precisions: catalogue.precisions.filter((each) => each.processId === processId),
  }
}

/** Why a post-process cannot be chosen beside the rest; null where it can. */
export function whyNotWith(catalogue: Catalogue, draft: Specification, postProcessId: string): string | null {
  const asked = catalogue.postProcesses.find((each) => each.id === postProcessId)
  if (!asked || draft.postProcessIds.includes(postProcessId)) return null
  const material = catalogue.materials.find((each) => each.id === draft.materialId)
  if (material && asked.incompatibleMaterialIds.includes(material.id)) return `not with ${material.name}`
  if (asked.exclusiveGroup === null) return null
  const other = catalogue.postProcesses.find(
    (each) => each.exclusiveGroup === asked.exclusiveGroup && draft.postProcessIds.includes(each.id),
  )
  return other ? `in place of ${other.name}` : null
}

/** The draft after one choice: what the new process, material or finish does not offer is let go. */
export function chosen(catalogue: Catalogue, before: Specification, change: Partial<Specification>): Specification {
  const next = { ...before, ...change }
  const offered = choicesOf(catalogue, next)
  const first = offered.materials[0]?.id ?? null
  const materialId = offered.materials.some((each) => each.id === next.materialId) ? next.materialId : first
  const postProcessIds = next.postProcessIds.filter((id) =>
    offered.postProcesses.some((each) => each.id === id && !each.incompatibleMaterialIds.includes(materialId ?? '')),
  )
  const settled = { ...next, materialId, postProcessIds }
  const { colors } = choicesOf(catalogue, settled)
  return {
    ...settled,
    color: next.color !== null && colors.includes(next.color) ? next.color : null,
    infillId: offered.infills.some((each) => each.id === next.infillId) ? next.infillId : null,
    precisionId: offered.precisions.some((each) => each.id === next.precisionId) ? next.precisionId : null,
  }
}

/** Adds or takes away a post-process; of an exclusive group the other one goes. */
export function withPostProcess(catalogue: Catalogue, before: Specification, id: string, on: boolean): Specification {
  const group = catalogue.postProcesses.find((each) => each.id === id)?.exclusiveGroup ?? null
  const others = before.postProcessIds.filter((other) => {
    if (other === id) return false
    const otherGroup = catalogue.postProcesses.find((each) => each.id === other)?.exclusiveGroup ?? null
    return !on || group === null || otherGroup !== group
  })
  return chosen(catalogue, before, { postProcessIds: on ? [...others, id] : others })
}

/** What a new line begins with: as the line before it, else the first process with its first material. */
export function firstSpecification(catalogue: Catalogue, lines: readonly QuoteLine[]): Specification {
  const last = lines.findLast((line) => line.kind === 'part' && line.process)
  if (last) return specificationOf(last)
  const none = {
    processId: null,
    materialId: null,
    color: null,
    infillId: null,
    precisionId: null,
    postProcessIds: [],
  }
  const [process] = catalogue.processes
  return process ? chosen(catalogue, none, { processId: process.id }) : none
}

/** As the API takes it: what is not chosen is not said. */
export function saidOf(draft: Specification) {
  const { processId, ...rest } = draft
  return { ...rest, ...(processId === null ? {} : { processId }) }
}
