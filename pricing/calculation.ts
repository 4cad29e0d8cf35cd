import type { Basket, BasketAnswer, EquationText } from './basket.ts'
import { equationHash } from './equation/compile.ts'
import type { EquationLevel } from './equation/inputs.ts'

/**
 * Raised when the same equation and input could give another number than before: a change to the sandbox's realm,
 * the rounding, the order of the levels or the gate. Stored calculations say under which one they were made.
 */
export const engineVersion = '1'

/** A stored equation is named by the hash of its level and text; `id` by the version it was. */
export interface EquationReference {
  id?: string
  hash: string
}

/** Everything a price followed from and everything it came to, as plain JSON. It is stored whole and never changed. */
export interface Calculation {
  engineVersion: string
  inputs: Basket<EquationReference>
  answer: BasketAnswer
}

export function calculationOf(basket: Basket, answer: BasketAnswer): Calculation {
  return { engineVersion, inputs: mapEquations(basket, reference), answer }
}

/** The texts of all equations of a basket, by hash. */
export function equationTexts(basket: Basket): Map<string, string> {
  const texts = new Map<string, string>()
  mapEquations(basket, ({ source }, level) => texts.set(equationHash(level, source), source))
  return texts
}

/** The basket as it was, with the texts put back; a hash for which there is no text goes into `missing`. */
export function basketOf(
  inputs: Basket<EquationReference>,
  sourceOf: (hash: string) => string | undefined,
): { basket: Basket; missing: string[] } {
  const missing: string[] = []
  const basket = mapEquations(inputs, ({ hash, id }): EquationText => {
    const source = sourceOf(hash)
    if (source === undefined) missing.push(hash)
    return { source: source ?? '', ...(id === undefined ? {} : { id }) }
  })
  return { basket, missing }
}

/** The same basket with every equation turned into something else. */
export function mapEquations<From, To>(
  basket: Basket<From>,
  turn: (equation: From, level: EquationLevel) => To,
): Basket<To> {
  return {
    ...basket,
    orderEquation: basket.orderEquation && turn(basket.orderEquation, 'order'),
    lines: basket.lines.map((line) => ({
      ...line,
      equation: line.equation && turn(line.equation, 'process'),
      postProcesses: line.postProcesses.map((chosen) => ({
        ...chosen,
        equation: chosen.equation && turn(chosen.equation, 'post-process'),
      })),
    })),
  }
}

function reference({ id, source }: EquationText, level: EquationLevel): EquationReference {
  return { hash: equationHash(level, source), ...(id === undefined ? {} : { id }) }
}
