import { type ChildProcess, fork } from 'node:child_process'
import type { Basket } from '#pricing/basket.ts'
import { EquationCheck } from '#pricing/equation/check/equation-check.ts'
import type { CompiledEquation } from '#pricing/equation/compile.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import type { Bench, Figure } from '#tests/support/figure.ts'
import { aBasket, aLine, aPostProcess, compiled, lineInput, pla, seedFdm, told } from '#tests/support/pricing.ts'

// The seeds' FDM example, over and over: in the sandbox beside bare isolated-vm and node:vm doing the same, a whole
// basket with and without a runaway neighbour, and the check.

const repetitions = 5
const measureMs = 1_500

export const bench: Bench = async (say) => {
  const equation = await compiled(seedFdm)
  const figures: Figure[] = []
  figures.push(...(await speeds(equation, say)))
  figures.push(...(await baskets(say)))
  figures.push(await checks(say))
  return figures
}

/** All four in turns, so that whatever else the machine does meets each of them alike. */
async function speeds(equation: CompiledEquation, say: (sentence: string) => void): Promise<Figure[]> {
  const fresh = new Sandbox({ freshContexts: true })
  const oneProcess = new Sandbox({ processes: 1 })
  const bare = fork(new URL('../support/bare-isolate.ts', import.meta.url), { execArgv: ['--no-node-snapshot'] })
  const rates: Record<'fresh' | 'kept' | 'isolatedVm' | 'nodeVm', number[]> = {
    fresh: [],
    kept: [],
    isolatedVm: [],
    nodeVm: [],
  }
  try {
    for (let repetition = 0; repetition <= repetitions; repetition += 1) {
      const round = {
        isolatedVm: await bareRate(bare, 'isolated-vm'),
        fresh: await sandboxRate(fresh, equation),
        nodeVm: await bareRate(bare, 'node:vm'),
        kept: await sandboxRate(oneProcess, equation),
      }
      // The first round warms up.
      if (repetition === 0) continue
      for (const name of ['fresh', 'kept', 'isolatedVm', 'nodeVm'] as const) rates[name].push(round[name])
      say(
        `round ${repetition}: ${Object.entries(round)
          .map(([name, rate]) => `${name} ${rate.toFixed(0)}/s`)
          .join(', ')}`,
      )
    }
  } finally {
    fresh.close()
    oneProcess.close()
    bare.kill()
  }
  const [freshRate, keptRate] = [median(rates.fresh), median(rates.kept)]
  return [
    against('price-fresh', freshRate, 'evaluations/s', median(rates.isolatedVm)),
    against('price-fresh-node-vm', freshRate, 'evaluations/s', median(rates.nodeVm)),
    against('price-warm', keptRate, 'evaluations/s', median(rates.isolatedVm)),
  ]
}

/** Answers counted where they are asked for, with enough of them under way to keep every process busy. */
async function sandboxRate(sandbox: Sandbox, equation: CompiledEquation): Promise<number> {
  const expected = priceOf(await bareAnswer)
  const evaluations = Array.from({ length: 64 }, () => ({ equation, input: lineInput }))
  const began = performance.now()
  let count = 0
  const ask = async () => {
    while (performance.now() - began < measureMs) {
      const outcomes = await sandbox.run('shop', evaluations)
      if (outcomes.some((outcome) => told(outcome) !== expected)) throw new Error('the sandbox gave another price')
      count += outcomes.length
    }
  }
  await Promise.all(Array.from({ length: 6 }, ask))
  return (count / (performance.now() - began)) * 1_000
}

let tellAnswer: (answer: unknown) => void = () => {}
const bareAnswer = new Promise<unknown>((resolve) => {
  tellAnswer = resolve
})

function bareRate(bare: ChildProcess, which: 'isolated-vm' | 'node:vm'): Promise<number> {
  const inputText = JSON.stringify({ level: 'process', ...lineInput })
  return new Promise((resolve, reject) => {
    bare.once('exit', () => reject(new Error('the bare isolate ended')))
    bare.once('message', ({ perSecond, answer }: { perSecond: number; answer: unknown }) => {
      bare.removeAllListeners('exit')
      tellAnswer(answer)
      resolve(perSecond)
    })
    bare.send({ body: seedFdm, inputText, forMs: measureMs, which })
  })
}

function priceOf(answer: unknown): number {
  return (answer as { price: number }).price
}

/** 20 lines with two post-processes each and an order level, again and again; then beside an endless loop. */
async function baskets(say: (sentence: string) => void): Promise<Figure[]> {
  const pricing = new PricingEngine()
  const basket = twentyLines('shop')
  const times: Record<'calm' | 'beside', number[]> = { calm: [], beside: [] }
  try {
    await waitsOf(pricing, basket, 20)
    for (let repetition = 1; repetition <= repetitions; repetition += 1) {
      times.calm.push(...(await waitsOf(pricing, basket, 60)))
      times.beside.push(...(await besideRunaway(pricing, () => waitsOf(pricing, basket, 60))))
      say(
        `round ${repetition}: basket p99 ${p99(times.calm).toFixed(1)} ms, beside a runaway ${p99(times.beside).toFixed(1)} ms`,
      )
    }
  } finally {
    pricing.close()
  }
  return [
    { name: 'price-basket', value: p99(times.calm), unit: 'ms p99', against: null, ratio: null },
    against('price-basket-beside-runaway', p99(times.beside), 'ms p99', p99(times.calm)),
    against('price-basket-median-beside-runaway', median(times.beside), 'ms p50', median(times.calm)),
  ]
}

async function waitsOf(pricing: PricingEngine, basket: Basket, count: number): Promise<number[]> {
  const waits: number[] = []
  for (let at = 0; at < count; at += 1) {
    const began = performance.now()
    const { answer } = await pricing.price(basket)
    waits.push(performance.now() - began)
    if (answer.reviewRequired || answer.lines.length !== 20) throw new Error('the basket was not priced')
  }
  return waits
}

/** While another shop asks for endless loops, one after the other. */
async function besideRunaway<T>(pricing: PricingEngine, work: () => Promise<T>): Promise<T> {
  let over = false
  const runaway = async () => {
    while (!over) await pricing.price(aBasket([aLine('while (true) {}')], { shopId: 'runaway' }))
  }
  const running = runaway()
  const result = await work()
  over = true
  await running
  return result
}

function twentyLines(shopId: string): Basket {
  const postProcesses = [
    aPostProcess("done(round(processPricing.variables['supportVolume'] / 1000 * 1.5 + 1, 2))", { id: 'support' }),
    aPostProcess('done(round(processPricing.price * 0.15, 2), 1)', { id: 'share' }),
  ]
  const lines = Array.from({ length: 20 }, (_, at) => aLine(seedFdm, { quantity: at + 1, postProcesses }))
  const source = "if (subtotal < 5000) addLineItem({ name: 'Minimum', price: round(5000 - subtotal, 2) })"
  return aBasket(lines, { shopId, orderEquation: { source } })
}

/** A changed text every time, as when somebody types. */
async function checks(say: (sentence: string) => void): Promise<Figure> {
  const check = new EquationCheck()
  const times: number[] = []
  try {
    await check.warm()
    const materialVariables = Object.keys(pla.variables).map((name) => ({ name }))
    for (let at = 0; at < 25; at += 1) {
      const began = performance.now()
      const diagnostics = await check.check(`${seedFdm}// ${at}\n`, { level: 'process', materialVariables })
      times.push(performance.now() - began)
      if (diagnostics.length > 0) throw new Error('the FDM example was refused')
    }
  } finally {
    check.close()
  }
  say(`check: first ${times[0]?.toFixed(0)} ms, slowest of the others ${Math.max(...times.slice(5)).toFixed(0)} ms`)
  return { name: 'check-warm', value: median(times.slice(5)), unit: 'ms', against: null, ratio: null }
}

function against(name: string, value: number, unit: string, other: number): Figure {
  return { name, value, unit, against: other, ratio: value / other }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

function p99(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? Number.NaN
}
