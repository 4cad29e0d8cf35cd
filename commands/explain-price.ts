import { ask } from '#db/connect.ts'
import { type EquationBrief, equationBriefs } from '#db/reads/equations.ts'
import { type StoredCalculation, storedCalculation } from '#db/reads/price-calculations.ts'
import { Refused } from '#domain/decision.ts'
import type { Basket } from '#pricing/basket.ts'
import { type Calculation, calculationOf, type EquationReference, mapEquations } from '#pricing/calculation.ts'
import { type ChangeSince, changesSince } from '#pricing/changed-since.ts'
import { type Explanation, explain } from '#pricing/explain.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { type BasketAsked, basketFor } from './price-basket.ts'

interface NamedEquation {
  id: string | null
  name: string | null
  version: number | null
  state: EquationBrief['state'] | null
}

/** A stored price laid open, and what the same basket would not find as it was. Refuses with `not_found`. */
export async function explainPrice(ctx: CommandContext, id: string) {
  const { shopId } = ctx.actor
  const stored = known(await ask(ctx.db, shopId, (reader) => storedCalculation(reader, shopId, id)), 'calculation')
  const calculation = stored as unknown as Calculation
  const today = await todaysBasket(ctx, stored.asked as BasketAsked)
  const inputsNow = 'lines' in today ? calculationOf(today, calculation.answer).inputs : null
  const ids = [calculation.inputs, ...(inputsNow === null ? [] : [inputsNow])].flatMap(equationIdsIn)
  const equations = await ask(ctx.db, shopId, (reader) => equationBriefs(reader, shopId, ids))
  const explained = explain(calculation, 'lines' in today ? today : undefined)
  const nameOf = (equationId: string) => {
    const brief = equations.get(equationId)
    return brief && `version ${brief.version} of ${brief.name}`
  }
  const changedSince =
    'lines' in today ? changesSince(calculation.inputs, explained.changedSince, nameOf) : [notPossible(today.problem)]
  return { ...factsOf(stored), ...view(calculation, explained, equations), changedSince }
}

/** The same basket put together from what is stored now; the sentence why that is no longer possible. */
async function todaysBasket(ctx: CommandContext, asked: BasketAsked): Promise<Basket | { problem: string }> {
  try {
    return await basketFor(ctx, asked)
  } catch (error) {
    if (error instanceof Refused) return { problem: error.refusal.sentence }
    throw error
  }
}

const notPossible = (problem: string): ChangeSince => ({
  line: null,
  path: '',
  before: null,
  now: null,
  sentence: `The same basket cannot be put together any more. ${problem}`,
})

function equationIdsIn(inputs: Basket<EquationReference>): string[] {
  const ids: string[] = []
  mapEquations(inputs, ({ id }) => id !== undefined && ids.push(id))
  return ids
}

const factsOf = ({ id, at, by, customer, quote }: StoredCalculation) => ({ id, at, by, customer, quote })

function view({ inputs }: Calculation, explained: Explanation, equations: Map<string, EquationBrief>) {
  const named = (reference: EquationReference | null): NamedEquation | null => {
    if (reference === null) return null
    const brief = reference.id === undefined ? undefined : equations.get(reference.id)
    return brief ?? { id: null, name: null, version: null, state: null }
  }
  const lines = explained.lines.map((line, at) => {
    const asked = inputs.lines[at]
    return {
      ...line,
      partRevisionId: asked?.part?.revisionId ?? null,
      material: asked?.material?.name ?? null,
      color: asked?.color ?? null,
      leadTime: asked?.leadTime?.name ?? null,
      levels: line.levels.map((level) => ({ ...level, equation: named(level.equation) })),
    }
  })
  const { engineVersion, subtotal, order, total } = explained
  return { engineVersion, lines, subtotal, order: { ...order, equation: named(order.equation) }, total }
}
