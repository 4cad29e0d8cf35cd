import type { Basket, EquationText } from '../basket.ts'
import type { EquationLevel } from '../equation/inputs.ts'

/** Who an equation prices for; `id` of the process or post-process, null at the level of the order. */
export interface TriedEquation extends EquationText {
  level: EquationLevel
  ownerId: string | null
}

/**
 * The same basket with this equation wherever its owner prices. `processIds` are those of the lines, in their order.
 * Variables that a material had not yet take the value it has now (`materialsNow`, by the line), so that an equation
 * that needs a new one can be tried at all; what was stored stands.
 */
export function withEquation(
  basket: Basket,
  tried: TriedEquation,
  around: { processIds: readonly string[]; materialsNow: readonly (Record<string, number> | undefined)[] },
): Basket {
  const { level, ownerId, source, id } = tried
  const equation: EquationText = { source, ...(id === undefined ? {} : { id }) }
  return {
    ...basket,
    orderEquation: level === 'order' ? equation : basket.orderEquation,
    lines: basket.lines.map((line, at) => ({
      ...line,
      material: line.material && {
        ...line.material,
        variables: { ...around.materialsNow[at], ...line.material.variables },
      },
      equation: level === 'process' && around.processIds[at] === ownerId ? equation : line.equation,
      postProcesses: line.postProcesses.map((chosen) =>
        level === 'post-process' && chosen.id === ownerId ? { ...chosen, equation } : chosen,
      ),
    })),
  }
}
