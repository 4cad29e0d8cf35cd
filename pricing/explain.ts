import type { Basket, LineAnswer } from './basket.ts'
import { type Calculation, calculationOf, type EquationReference } from './calculation.ts'
import { type Difference, differencesBetween } from './differences.ts'
import type { ExposedVariable } from './sandbox/outcome.ts'

/** One level of a price, with every number that an operator could have moved. */
export interface ExplainedLevel {
  level: 1 | 2
  /** The process's technology, or the post-process's name. */
  name: string
  equation: EquationReference | null
  /** Unit price of this level; null where it gave none. */
  price: number | null
  durationHours: number
  variables: ExposedVariable[]
  unusedVariables: string[]
  problem?: string
  logs: string[]
}

export interface ExplainedLine {
  part: string
  quantity: number
  levels: ExplainedLevel[]
  unitPrice: string | null
  /** Where a person typed or approved a price: what the equations said. */
  computedUnitPrice: string | null
  reviewReasons: string[]
}

export interface Explanation {
  engineVersion: string
  lines: ExplainedLine[]
  subtotal: string
  order: {
    equation: EquationReference | null
    lineItems: { name: string; price: string }[]
    problem?: string
    logs: string[]
  }
  total: string
  /** What is no longer as it was when the price was made; empty when nothing is known to have changed. */
  changedSince: Difference[]
}

/**
 * Lays a stored calculation open, level by level. With `today`, the same basket put together from what is stored now,
 * it also tells what has changed since: equations by their hash, materials, geometry, overrides.
 */
export function explain(calculation: Calculation, today?: Basket): Explanation {
  const { inputs, answer } = calculation
  const lines = inputs.lines.map((line, index): ExplainedLine => {
    const said = answer.lines[index]
    return {
      part: line.geometry.name ?? '',
      quantity: line.quantity,
      levels: said === undefined ? [] : levelsOf(line, said),
      unitPrice: said?.unitPrice ?? null,
      computedUnitPrice: (said?.computed ?? said)?.unitPrice ?? null,
      reviewReasons: (said?.computed ?? said)?.reviewReasons ?? [],
    }
  })
  return {
    engineVersion: calculation.engineVersion,
    lines,
    subtotal: answer.subtotal,
    order: {
      equation: inputs.orderEquation,
      lineItems: answer.lineItems,
      ...(answer.problem === undefined ? {} : { problem: answer.problem }),
      logs: answer.logs ?? [],
    },
    total: answer.total,
    changedSince: today === undefined ? [] : differencesBetween(inputs, calculationOf(today, answer).inputs),
  }
}

function levelsOf(line: Basket<EquationReference>['lines'][number], said: LineAnswer): ExplainedLevel[] {
  const first: ExplainedLevel = {
    level: 1,
    name: line.technology,
    equation: line.equation,
    price: said.processPrice,
    durationHours: said.processDurationHours,
    variables: said.variables,
    unusedVariables: said.unusedVariables,
    ...(said.problem === undefined ? {} : { problem: said.problem }),
    logs: said.logs ?? [],
  }
  const second = line.postProcesses.flatMap((chosen, at): ExplainedLevel[] => {
    const post = said.postProcesses[at]
    if (post === undefined) return []
    const { price, durationHours, variables, unusedVariables, problem, logs } = post
    return [
      {
        level: 2,
        name: chosen.name,
        equation: chosen.equation,
        price,
        durationHours,
        variables,
        unusedVariables,
        ...(problem === undefined ? {} : { problem }),
        logs: logs ?? [],
      },
    ]
  })
  return [first, ...second]
}
