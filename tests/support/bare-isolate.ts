import vm from 'node:vm'
import ivm from 'isolated-vm'

/**
 * What the sandbox is measured against: the same equation over the same input in this process, with nothing around
 * it. A context for every evaluation, the script compiled once, JSON text in and out, a time limit.
 */
const names = `const input = JSON.parse(inputText)
const variables = {}
const { specification, requisition, revision, customer, workflow } = input
const { material } = specification
const variable = (name, fallback) => (variables[name] = input.overrides[name] ?? fallback)
const createBands = (bands, base = 0) => (value) => {
  let found = base
  for (const key of Object.keys(bands).map(Number).sort((a, b) => a - b)) if (key <= value) found = bands[key]
  return found
}
const round = (value, digits = 0) => Number(Math.round(Number(value + 'e' + digits)) + 'e-' + digits)
let answer
const done = (price, duration = 0, reviewRequired = false) => { answer = { price, duration, reviewRequired, variables } }`

type Order = { body: string; inputText: string; forMs: number; which: 'isolated-vm' | 'node:vm' }

process.on('message', ({ body, inputText, forMs, which }: Order) => {
  const code = `(function (inputText) { ${names}\n;(function () { ${body}\n})()\nreturn JSON.stringify(answer) })`
  const evaluate = which === 'isolated-vm' ? inIsolate(code) : inNodeVm(code)
  const began = performance.now()
  let count = 0
  let passed = 0
  while (passed < forMs) {
    evaluate(inputText)
    count += 1
    passed = performance.now() - began
  }
  process.send?.({ perSecond: (count / passed) * 1_000, answer: JSON.parse(evaluate(inputText)) })
})

function inIsolate(code: string): (inputText: string) => string {
  const isolate = new ivm.Isolate({ memoryLimit: 64 })
  const script = isolate.compileScriptSync(code)
  return (inputText) => {
    const context = isolate.createContextSync()
    const equation = script.runSync(context, { reference: true })
    const answer = equation.applySync(undefined, [inputText], { timeout: 500 })
    equation.release()
    context.release()
    return String(answer)
  }
}

function inNodeVm(code: string): (inputText: string) => string {
  const script = new vm.Script(code)
  return (inputText) => script.runInContext(vm.createContext({}))(inputText)
}
