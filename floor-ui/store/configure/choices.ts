import type { Static } from 'typebox'
import type { StoreCatalogue } from '#api/contract/store-views.ts'

/** What the shop offers to this customer. */
export type StoreChoices = Static<typeof StoreCatalogue>
type StoreProcess = StoreChoices['processes'][number]
type StoreMaterial = StoreProcess['materials'][number]
type PostProcess = StoreChoices['postProcesses'][number]
export type Colour = StoreMaterial['colors'][number]

/** How one part is to be made. */
export interface Selection {
  processId: string
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: string[]
  quantity: number
  leadTimeId: string | null
}

/** What a customer begins with: the first process of the shop, its first material, the usual lead time. */
export function firstSelection(choices: StoreChoices, quantity = 1): Selection | null {
  const [process] = choices.processes
  if (!process) return null
  const leadTime = choices.leadTimes.find((each) => each.default) ?? choices.leadTimes[0]
  return settled(choices, {
    processId: process.id,
    materialId: null,
    color: null,
    infillId: null,
    precisionId: null,
    postProcessIds: [],
    quantity,
    leadTimeId: leadTime?.id ?? null,
  })
}

/** Another process keeps whatever also exists there: a material of the same name, its colour, post-processes that fit. */
export function withProcess(choices: StoreChoices, selection: Selection, processId: string): Selection {
  const wanted = processOf(choices, selection)?.materials.find((each) => each.id === selection.materialId)?.name
  const material = choices.processes
    .find((each) => each.id === processId)
    ?.materials.find((each) => each.name === wanted)
  return settled(choices, {
    ...selection,
    processId,
    materialId: material?.id ?? null,
    infillId: null,
    precisionId: null,
  })
}

export function withMaterial(choices: StoreChoices, selection: Selection, materialId: string): Selection {
  return settled(choices, { ...selection, materialId })
}

/** Takes a finish or leaves it; one of an exclusive group replaces the other. */
export function withPostProcess(choices: StoreChoices, selection: Selection, postProcessId: string): Selection {
  const { postProcessIds } = selection
  if (postProcessIds.includes(postProcessId)) {
    return settled(choices, { ...selection, postProcessIds: postProcessIds.filter((id) => id !== postProcessId) })
  }
  const group = choices.postProcesses.find((each) => each.id === postProcessId)?.exclusiveGroup ?? null
  const others = postProcessIds.filter((id) => {
    const other = choices.postProcesses.find((each) => each.id === id)
    return group === null || other?.exclusiveGroup !== group
  })
  return settled(choices, { ...selection, postProcessIds: [...others, postProcessId] })
}

export function processOf(choices: StoreChoices, selection: Selection): StoreProcess | undefined {
  return choices.processes.find((each) => each.id === selection.processId)
}

export function materialOf(choices: StoreChoices, selection: Selection): StoreMaterial | undefined {
  return processOf(choices, selection)?.materials.find((each) => each.id === selection.materialId)
}

/** Finishes of the chosen process, with the reason where the material does not take one. */
export function postProcessesOf(
  choices: StoreChoices,
  selection: Selection,
): { postProcess: PostProcess; problem: string | null }[] {
  const material = materialOf(choices, selection)
  return choices.postProcesses
    .filter((postProcess) => postProcess.processIds.includes(selection.processId))
    .map((postProcess) => ({
      postProcess,
      problem: material && postProcess.incompatibleMaterialIds.includes(material.id) ? `not in ${material.name}` : null,
    }))
}

/** Colours of the material and of the chosen finishes, each name once. */
export function coloursOf(choices: StoreChoices, selection: Selection): Colour[] {
  const dyed = choices.postProcesses
    .filter((each) => selection.postProcessIds.includes(each.id))
    .flatMap((each) => each.colors)
  const all = [...(materialOf(choices, selection)?.colors ?? []), ...dyed]
  return all.filter((colour, at) => all.findIndex((each) => each.name === colour.name) === at)
}

/** What of a selection the shop no longer offers, in the customer's words; empty where all still stands. */
export function withdrawnFrom(choices: StoreChoices, selection: Selection): string[] {
  const process = processOf(choices, selection)
  if (!process) return ['the process']
  const gone: string[] = []
  if (selection.materialId && !materialOf(choices, selection)) gone.push('the material')
  const offered = postProcessesOf(choices, selection)
  if (!selection.postProcessIds.every((id) => offered.some((each) => each.postProcess.id === id && !each.problem))) {
    gone.push('a finish')
  }
  if (selection.color && !coloursOf(choices, selection).some((each) => each.name === selection.color)) {
    gone.push(`the colour ${selection.color}`)
  }
  return gone
}

/** The nearest selection that the shop can make: what is not offered gives way to the first that is. */
export function settled(choices: StoreChoices, asked: Selection): Selection {
  const process = processOf(choices, asked) ?? choices.processes[0]
  if (!process) return asked
  const kept = <T extends { id: string }>(id: string | null, among: T[]) =>
    (among.find((each) => each.id === id) ?? among[0])?.id ?? null
  const base: Selection = {
    ...asked,
    processId: process.id,
    materialId: kept(asked.materialId, process.materials),
    infillId: kept(asked.infillId, process.infills),
    precisionId: kept(asked.precisionId, process.precisions),
  }
  const allowed = postProcessesOf(choices, base).filter((each) => !each.problem)
  base.postProcessIds = asked.postProcessIds.filter((id) => allowed.some((each) => each.postProcess.id === id))
  const colours = coloursOf(choices, base)
  base.color = (colours.find((each) => each.name === asked.color) ?? colours[0])?.name ?? null
  const usual = choices.leadTimes.find((each) => each.default) ?? choices.leadTimes[0]
  base.leadTimeId = choices.leadTimes.find((each) => each.id === asked.leadTimeId)?.id ?? usual?.id ?? null
  return base
}
