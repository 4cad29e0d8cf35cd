import { ask, type Database } from '#db/connect.ts'
import { type EquationScope, equationSurroundings } from '#db/reads/equations.ts'
import type { MaterialVariable } from '#db/reads/processes.ts'
import type { EquationDiagnostic } from '#pricing/equation/check/diagnostic.ts'
import { type ContractScope, equationContract } from '#pricing/equation/contract.ts'
import type { EquationLevel } from '#pricing/equation/inputs.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from './checks.ts'

export const levelOf = { PROCESS: 'process', POST_PROCESS: 'post-process', ORDER: 'order' } as const satisfies Record<
  EquationScope,
  EquationLevel
>

/** Whose equation it is: a process, a post-process, or nobody at the level of the order. */
export interface EquationOwner {
  scope: EquationScope
  ownerId?: string | null | undefined
}

interface Place {
  db: Database
  shopId: string
}

/** What the check says of a text for this owner; null when the shop has no such owner. */
export async function checkFor(
  place: Place,
  pricing: PricingEngine,
  owner: EquationOwner,
  source: string,
): Promise<EquationDiagnostic[] | null> {
  const scope = await scopeOf(place, owner)
  return scope && pricing.check(source, scope)
}

/** The same for a text that nobody saves. Refuses with `not_found`. */
export async function checkEquation(
  place: Place,
  pricing: PricingEngine,
  { source, ...owner }: EquationOwner & { source: string },
): Promise<{ diagnostics: EquationDiagnostic[] }> {
  return { diagnostics: known(await checkFor(place, pricing, owner, source), ownerName(owner)) }
}

/** The `.d.ts` text that the check holds an equation of this owner to. Refuses with `not_found`. */
export async function contractFor(place: Place, owner: EquationOwner): Promise<{ text: string }> {
  return { text: equationContract(known(await scopeOf(place, owner), ownerName(owner))) }
}

export const ownerName = ({ scope }: EquationOwner) => (scope === 'PROCESS' ? 'process' : 'post-process')

async function scopeOf({ db, shopId }: Place, { scope, ownerId }: EquationOwner): Promise<ContractScope | null> {
  const around = await ask(db, shopId, (reader) => equationSurroundings(reader, shopId, scope, ownerId ?? null))
  if (around === null) return null
  const { colors, technologies, leadTimes, materialVariables } = around
  return { level: levelOf[scope], colors, technologies, leadTimes, ...variablesOf(materialVariables) }
}

/** What every material in question has, and what only those of some processes have. */
function variablesOf(
  lists: MaterialVariable[][],
): Pick<ContractScope, 'materialVariables' | 'sometimesMaterialVariables'> {
  if (lists.length === 0) return {}
  const all = new Map(lists.flat().map((each) => [each.name, each]))
  const everywhere = (name: string) => lists.every((list) => list.some((each) => each.name === name))
  const described = [...all.values()].map(({ name, unit, description }) => ({
    name,
    ...(unit === null ? {} : { unit }),
    ...(description === null ? {} : { description }),
  }))
  return {
    materialVariables: described.filter(({ name }) => everywhere(name)),
    sometimesMaterialVariables: described.filter(({ name }) => !everywhere(name)),
  }
}
