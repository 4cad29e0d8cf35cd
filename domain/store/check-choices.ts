/** What is chosen for a part, by ids. */
export interface Choices {
  processId: string
  materialId: string | null
  color: string | null
  infillId: string | null
  precisionId: string | null
  postProcessIds: readonly string[]
  leadTimeId: string | null
}

interface Named {
  id: string
  name: string
}

/** What may be chosen, as the storefront offers it to this visitor. */
export interface Offer {
  processes: readonly (Named & {
    materials: readonly (Named & { colors: readonly { name: string }[]; quoteOnly: boolean })[]
    infills: readonly Named[]
    precisions: readonly Named[]
  })[]
  postProcesses: readonly (Named & {
    processIds: readonly string[]
    colors: readonly { name: string }[]
    exclusiveGroup: string | null
    incompatibleMaterialIds: readonly string[]
    quoteOnly: boolean
  })[]
  leadTimes: readonly Named[]
}

export type ChoiceCode = 'process_withdrawn' | 'material_withdrawn' | 'choice_withdrawn'

export interface ChoiceProblem {
  code: ChoiceCode
  /** The field that must be chosen anew. */
  field: keyof Choices
  detail: string
}

/** Why a part cannot be had as it was chosen, because the offer changed or never was; null when it can. */
export function checkChoices(chosen: Choices, offer: Offer): ChoiceProblem | null {
  const process = offer.processes.find((each) => each.id === chosen.processId)
  if (!process) {
    return {
      code: 'process_withdrawn',
      field: 'processId',
      detail: 'The process is no longer offered. Choose another.',
    }
  }
  const material = process.materials.find((each) => each.id === chosen.materialId)
  if (!material) {
    const detail = `The material is no longer offered in ${process.name}. Choose another.`
    return { code: 'material_withdrawn', field: 'materialId', detail }
  }
  return (
    checkValues(chosen, process, offer) ?? checkPostProcesses(chosen, offer) ?? checkColour(chosen, material, offer)
  )
}

const withdrawn = (field: keyof Choices, detail: string): ChoiceProblem => ({ code: 'choice_withdrawn', field, detail })
const has = (things: readonly Named[], id: string | null) => id === null || things.some((each) => each.id === id)

function checkValues(chosen: Choices, process: Offer['processes'][number], offer: Offer): ChoiceProblem | null {
  if (!has(process.infills, chosen.infillId)) {
    return withdrawn('infillId', 'The infill is no longer offered. Choose another.')
  }
  if (!has(process.precisions, chosen.precisionId)) {
    return withdrawn('precisionId', 'The precision is no longer offered. Choose another.')
  }
  if (has(offer.leadTimes, chosen.leadTimeId)) return null
  return withdrawn('leadTimeId', 'The lead time is no longer offered. Choose another.')
}

function checkPostProcesses({ processId, materialId, postProcessIds }: Choices, offer: Offer): ChoiceProblem | null {
  const groups = new Map<string, string>()
  for (const [place, id] of postProcessIds.entries()) {
    const each = offer.postProcesses.find((one) => one.id === id)
    if (!each?.processIds.includes(processId)) {
      return withdrawn('postProcessIds', 'A finish is no longer offered for this process. Choose again.')
    }
    if (postProcessIds.indexOf(id) !== place) return withdrawn('postProcessIds', `${each.name} is chosen twice.`)
    if (materialId !== null && each.incompatibleMaterialIds.includes(materialId)) {
      return withdrawn('postProcessIds', `${each.name} does not go with this material. Choose again.`)
    }
    const rival = each.exclusiveGroup === null ? undefined : groups.get(each.exclusiveGroup)
    if (rival !== undefined) {
      return withdrawn('postProcessIds', `${rival} and ${each.name} exclude each other. Choose one.`)
    }
    if (each.exclusiveGroup !== null) groups.set(each.exclusiveGroup, each.name)
  }
  return null
}

function checkColour(
  { color, postProcessIds }: Choices,
  material: { colors: readonly { name: string }[] },
  offer: Offer,
): ChoiceProblem | null {
  if (color === null) return null
  const finishes = offer.postProcesses.filter((each) => postProcessIds.includes(each.id))
  const colours = [...material.colors, ...finishes.flatMap((each) => each.colors)]
  if (colours.length === 0 || colours.some((each) => each.name === color)) return null
  return withdrawn('color', `The colour ${color} is no longer offered. Choose another.`)
}

/** Why a person has to look before the part is sold at once, although it has a price. */
export function whyQuoteOnly(chosen: Choices, offer: Offer): string[] {
  const process = offer.processes.find((each) => each.id === chosen.processId)
  const material = process?.materials.find((each) => each.id === chosen.materialId)
  const finishes = offer.postProcesses.filter((each) => each.quoteOnly && chosen.postProcessIds.includes(each.id))
  return [...(material?.quoteOnly ? [material] : []), ...finishes].map((each) => `${each.name} is sold by quote only.`)
}
