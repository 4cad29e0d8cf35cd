import { expect } from 'vitest'
import type { EquationLevel } from '#pricing/equation/inputs.ts'
import type { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { outcomeOf, told } from './pricing.ts'

/** An attack: what it tries, its text, and the outcomes that are right: a price, or the name of a failure. */
export type Attack = [
  tries: string,
  source: string,
  right: number | string | (number | string | null)[],
  level?: EquationLevel,
]

/** Runs an attack and then shows that nobody else's price was harmed: neither that shop's next nor another shop's. */
export async function withstand(sandbox: Sandbox, [, source, right, level = 'process']: Attack): Promise<void> {
  const outcome = await outcomeOf(sandbox, source, { level, shop: 'attacker' })
  const answers = Array.isArray(right) ? right : [right]
  expect(answers, JSON.stringify(outcome).slice(0, 500)).toContain(
    outcome.kind === 'line_items' ? 'line_items' : told(outcome),
  )
  const control = "done(round(specification.width * 1.005, 2) + [3, 1, 2].sort().map((n) => n * 2).join('').length)"
  for (const shop of ['attacker', 'neighbour']) expect(told(await outcomeOf(sandbox, control, { shop }))).toBe(83.4)
}
