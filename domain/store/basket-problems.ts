import { mayOrder, type Registration } from './store-rules.ts'

export interface BasketProblem {
  code: string
  detail: string
  lineId: string | null
}

interface Judged {
  lines: readonly { id: string; problem: { code: string; detail: string } | null }[]
  /** Null: a guest, who signs in before ordering. */
  buyer: { name: string; approved: boolean; source: 'staff' | 'store' | 'import' } | null
  registration: Registration
  aboveMaximum: boolean
}

/** Why a basket cannot be ordered as it is, what the visitor can mend first. Empty when it can. */
export function basketProblems({ lines, buyer, registration, aboveMaximum }: Judged): BasketProblem[] {
  const problems: BasketProblem[] = lines.flatMap(({ id, problem }) =>
    problem === null ? [] : [{ ...problem, lineId: id }],
  )
  if (lines.length === 0) problems.push({ code: 'empty', detail: 'There is nothing in the basket yet.', lineId: null })
  if (buyer !== null && !mayOrder(buyer, registration)) {
    const detail = `${buyer.name} can order as soon as the shop has approved it. The basket is kept.`
    problems.push({ code: 'awaiting_approval', detail, lineId: null })
  }
  if (aboveMaximum) {
    const detail = 'This is more than is ordered here at once. Ask for a quote of all of it instead.'
    problems.push({ code: 'above_maximum', detail, lineId: null })
  }
  return problems
}
