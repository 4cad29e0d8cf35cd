import type { Basket, BasketAnswer, EquationText } from './basket.ts'
import { basketOf, type Calculation, calculationOf, engineVersion, mapEquations } from './calculation.ts'
import { type Difference, differencesBetween } from './differences.ts'
import { type EquationDiagnostic, hasErrors } from './equation/check/diagnostic.ts'
import { EquationCheck } from './equation/check/equation-check.ts'
import { type Compilation, compileEquation, equationHash } from './equation/compile.ts'
import type { ContractScope } from './equation/contract.ts'
import type { EquationLevel } from './equation/inputs.ts'
import { priceBasket, type Question } from './price-basket.ts'
import type { Outcome } from './sandbox/outcome.ts'
import { type Evaluation, Sandbox, type SandboxOptions } from './sandbox/sandbox.ts'

/** What a replay found: the same to the last digit, or every place that differs, and texts that are gone. */
export type Replay =
  | { identical: true }
  | {
      identical: false
      differences: Difference[]
      missingEquations: string[]
      engineVersion: { before: string; now: string }
    }

const compilationsKept = 1_000

/**
 * The door to prices: checks equations, prices baskets, replays what was priced before. One per process; it holds
 * the sandbox's processes and the compiler's, which start when they are first needed.
 */
export class PricingEngine {
  readonly #options: SandboxOptions
  readonly #check = new EquationCheck()
  readonly #compilations = new Map<string, Promise<Compilation>>()
  #sandbox: Sandbox | undefined

  constructor(options: SandboxOptions = {}) {
    this.#options = options
  }

  /** Prices a whole basket. Rejects only when no equation can be run at all; what an equation does wrong is an answer. */
  async price(basket: Basket): Promise<{ answer: BasketAnswer; calculation: Calculation }> {
    const compiled = await this.#compileBasket(basket)
    const answer = await priceBasket(compiled, (questions) => this.#evaluate(basket.shopId, questions))
    return { answer, calculation: calculationOf(basket, answer) }
  }

  /** Prices a stored calculation again from its own inputs; `sourceOf` finds an equation's text by its hash. */
  async replay(calculation: Calculation, sourceOf: (hash: string) => string | undefined): Promise<Replay> {
    const { basket, missing } = basketOf(calculation.inputs, sourceOf)
    const versions = { before: calculation.engineVersion, now: engineVersion }
    if (missing.length > 0) {
      return { identical: false, differences: [], missingEquations: missing, engineVersion: versions }
    }
    const { answer } = await this.price(basket)
    const differences = differencesBetween(calculation.answer, answer)
    if (differences.length === 0) return { identical: true }
    return { identical: false, differences, missingEquations: [], engineVersion: versions }
  }

  /**
   * Type-checks an equation against the contract of its level and shop, and makes sure that the sandbox can read it.
   * Diagnostics in the order of the text; only errors speak against saving it as runnable.
   */
  async check(source: string, scope: ContractScope): Promise<EquationDiagnostic[]> {
    const diagnostics = await this.#check.check(source, scope)
    if (hasErrors(diagnostics)) return diagnostics
    const compiled = await this.#compile(scope.level, source)
    if (compiled.ok) return diagnostics
    return [...diagnostics, { ...compiled.problem, severity: 'error' }]
  }

  /** Starts both kinds of processes now, so that the first person does not wait for them. */
  async warm(): Promise<void> {
    this.#sandbox ??= new Sandbox(this.#options)
    await this.#check.warm()
  }

  close(): void {
    this.#check.close()
    this.#sandbox?.close()
  }

  #evaluate(shop: string, questions: Question[]): Promise<Outcome[]> {
    this.#sandbox ??= new Sandbox(this.#options)
    return this.#sandbox.run(shop, questions.filter(isRunnable))
  }

  async #compileBasket(basket: Basket): Promise<Basket<Compilation>> {
    const waiting: Promise<unknown>[] = []
    const ready = new Map<string, Compilation>()
    const key = (level: EquationLevel, { source }: EquationText) => equationHash(level, source)
    mapEquations(basket, (equation, level) => {
      waiting.push(this.#compile(level, equation.source).then((each) => ready.set(key(level, equation), each)))
    })
    await Promise.all(waiting)
    return mapEquations(basket, (equation, level) => {
      const compilation = ready.get(key(level, equation))
      if (compilation === undefined) throw new Error('an equation was not compiled')
      return compilation
    })
  }

  #compile(level: EquationLevel, source: string): Promise<Compilation> {
    const hash = equationHash(level, source)
    const known = this.#compilations.get(hash)
    if (known !== undefined) return known
    const compiling = compileEquation(level, source, (body, guard) => this.#check.keepEnded(body, guard))
    if (this.#compilations.size >= compilationsKept) this.#compilations.clear()
    this.#compilations.set(hash, compiling)
    // What cannot be compiled is read again next time: it may have been the compiler's fault.
    void compiling.then(({ ok }) => ok || this.#compilations.delete(hash))
    return compiling
  }
}

function isRunnable(question: Question): question is Question & Evaluation {
  return question.equation.ok
}
