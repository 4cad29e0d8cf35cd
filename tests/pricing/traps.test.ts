import { afterAll, describe, expect, test } from 'vitest'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { aBasket, aLine, aPostProcess, outcomeOf, told } from '#tests/support/pricing.ts'

// Goal: where the documents leave room for a wrong reading, each right one is held by a test.

const sandbox = new Sandbox({ processes: 1 })
const pricing = new PricingEngine({ processes: 1 })
afterAll(() => {
  sandbox.close()
  pricing.close()
})

const priceOf = async (source: string) => told(await outcomeOf(sandbox, source))

describe('names', () => {
  test('one equation takes material apart, another uses it as it is there', async () => {
    expect(await priceOf("const { material } = specification\ndone(material.variables['materialCostPerKg'])")).toBe(25)
    expect(await priceOf("done(material.variables['materialCostPerKg'])")).toBe(25)
  })

  test.each([
    'const round = (value: number) => value + 1; done(round(4))',
    'let done2 = done; const variable = 4; done2(variable + 1)',
    'function createBands() { return 5 }\ndone(createBands())',
    'var quantity = 5; done(quantity)',
    'const customer = { fee: 5 }; done(customer.fee)',
  ])('an equation may use any name of the contract for itself: %s', async (source) => {
    expect(await priceOf(source)).toBe(5)
  })
})

describe('done ends the equation at once', () => {
  test.each([
    ['followed by code that would fail', 'done(5)\nnull.field'],
    ['inside a nested function', 'function finish() { done(5) }\nfinish()\ndone(9)'],
    ['inside a callback', '[1, 2, 3].forEach((n) => done(4 + n))\ndone(9)'],
    ['inside try', 'try { done(5) } catch { done(9) }\ndone(10)'],
    ['inside try with a variable to catch', 'try { done(5) } catch (error) { throw error }\ndone(10)'],
    ['inside try with finally', 'try { done(5) } finally { done(9) }'],
    ['inside nested tries', 'try { try { done(5) } catch { done(8) } finally { done(9) } } catch { done(10) }'],
    [
      'inside a function that returns from finally',
      'const f = () => { try { done(5) } finally { return 9 } }\ndone(f())',
    ],
    ['inside a loop whose catch goes on', 'for (let i = 5; i < 9; i++) { try { done(i) } catch { continue } }'],
    ['inside a catch', "try { throw new Error('x') } catch { done(5) } finally { done(9) }"],
    ['inside a getter', 'const part = { get price() { return done(5) } }\ndone(part.price)'],
    ['inside a generator', 'function* prices() { yield done(5) }\nfor (const price of prices()) done(price)\ndone(9)'],
    ['inside the arguments of done', 'done(done(5))'],
    ['inside a promise', 'new Promise(() => done(5))\ndone(9)'],
    ['inside an async function', 'const run = async () => done(5)\nrun()\ndone(9)'],
    ['before an endless loop in a finally', 'try { done(5) } finally { while (true) {} }'],
    ['before an endless loop after a swallowing promise', 'new Promise(() => done(5))\nwhile (true) {}'],
  ])('%s', async (_, source) => {
    expect(await priceOf(source)).toBe(5)
  })

  test('what is logged or exposed after it does not count', async () => {
    const outcome = await outcomeOf(
      sandbox,
      "new Promise(() => done(5, 2))\ntry { variable('late', 1) } catch {}\ntry { console.log('late') } catch {}",
    )
    expect(outcome).toMatchObject({ kind: 'priced', price: 5, durationHours: 2, variables: [], logs: [] })
  })

  test('try, catch and finally work as ever while done was not called', async () => {
    const source = `let trace = ''
try { trace += 'a'; throw new Error('b') } catch (error) { trace += (error as Error).message } finally { trace += 'c' }
done(trace === 'abc' ? 5 : 9)`
    expect(await priceOf(source)).toBe(5)
  })

  test('both forms say the same', async () => {
    const spread = await outcomeOf(sandbox, 'done(5, 2.5, true)')
    const named = await outcomeOf(sandbox, 'done({ price: 5, duration: 2.5, reviewRequired: true })')
    expect(named).toEqual(spread)
    expect(named).toMatchObject({ price: 5, durationHours: 2.5, reviewRequired: true })
  })
})

describe('prices that nobody should trust', () => {
  test.each([
    ['-0', 0, 'gave a price of 0'],
    ['0', 0, 'gave a price of 0'],
    ['-3', -3, 'negative price: -3'],
    ["'12' as unknown as number", null, "no number as its price: '12'"],
    ['Infinity', null, 'no number as its price: Infinity'],
    ['-Infinity', null, '-Infinity'],
    ['NaN', null, 'NaN'],
    ['undefined as unknown as number', null, 'undefined'],
    ['null as unknown as number', null, 'null'],
    ['12n as unknown as number', null, '12'],
    ['true as unknown as number', null, 'true'],
    ['[12] as unknown as number', null, 'undefined'],
    ['1e13', 1e13, 'beyond all measure'],
    ['0.004', 0.004, 'less than the smallest amount'],
  ])('done(%s) asks for a person', async (price, processPrice, reason) => {
    const { answer } = await pricing.price(aBasket([aLine(`done(${price})`)]))
    expect(answer.lines[0]).toMatchObject({ processPrice, unitPrice: null, reviewRequired: true })
    expect(answer.lines[0]?.reviewReasons.join()).toContain(reason)
    expect(answer).toMatchObject({ subtotal: '0.00', total: '0.00', reviewRequired: true })
    expect(Object.is(answer.lines[0]?.processPrice, -0)).toBe(false)
  })

  test('an equation that never calls done has no price, and the people of the shop see why', async () => {
    const { answer } = await pricing.price(aBasket([aLine("const price = variable('unitPrice', 5)")]))
    const problem = 'The process equation came to its end without calling done(), so there is no price.'
    expect(answer.lines[0]).toMatchObject({ unitPrice: null, reviewRequired: true, problem, reviewReasons: [problem] })
    expect(answer.lines[0]?.variables).toEqual([{ name: 'unitPrice', fallback: 5, value: 5, overridden: false }])
  })
})

describe('numbers', () => {
  test.each([
    ['round(1.005, 2)', 1.01],
    ['round(2.5)', 3],
    ['round(-2.5) + 10', 7],
    ['round(0.1 + 0.2, 2)', 0.3],
    ['round(1234.5678, -2)', 1200],
    ['createBands({ 500: 3, 10: 1, 100: 2 })(250)', 2],
    ['createBands({ 10: 1, [-5]: 7, 100: 2 })(0)', 7],
    ["createBands({ '-5': 7, '-10': 4 } as Record<number, number>)(-7)", 4],
    ['createBands({ 10: 1 }, 8)(9.99)', 8],
    ['createBands({ 10: 1 }, 8)(10)', 1],
    ['createBands({ 0.5: 6, 0: 3 })(0.75)', 6],
    ['createBands({})(5) + 4', 4],
    ['createBands({ 10: 1 }, 8)(NaN)', 8],
    ["useDimension('CENTIMETERS', 254)", 25.4],
    ["useDimension('INCHES', 25.4)", 1],
    ["useDimension('METRES', 5e6, 2)", 5],
    ["useDimension('CENTIMETERS', 60000, 3)", 60],
    ["useDimension('FEET', 304.8)", 1],
    ["useDimension('MILLIMETERS', 12)", 12],
    ['workflow.duration + 2', 2],
    ['revision.watertight', 1],
  ])('%s is %s', async (expression, expected) => {
    expect(await priceOf(`done(${expression})`)).toBe(expected)
  })

  test('a threshold that is no number, a unit nobody knows and a nameless variable are said, with the line', async () => {
    expect(await outcomeOf(sandbox, '\ncreateBands({ many: 1 } as never)')).toMatchObject({
      kind: 'threw',
      line: 2,
      message: expect.stringContaining("'many'"),
    })
    expect(await outcomeOf(sandbox, "useDimension('CUBIT' as never, 1)")).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('INCHES'),
    })
    expect(await outcomeOf(sandbox, 'variable(5 as never, 1)')).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('name in quotes'),
    })
  })
})

describe('levels', () => {
  test.each([
    ['process', 'done(processPricing.price)'],
    ['process', "addLineItem({ name: 'x', price: 1 })"],
    ['process', 'done(parts.length)'],
    ['process', 'done(subtotal)'],
    ['order', 'done(5)'],
    ['order', "variable('x', 5)"],
    ['order', 'material.name'],
    ['order', 'specification.width'],
  ] as const)('at level %s %s does not exist', async (level, source) => {
    const outcome = await outcomeOf(sandbox, source, { level })
    expect(outcome).toMatchObject({ kind: 'threw', message: expect.stringContaining('is not defined') })
  })

  test('level 2 has everything level 1 has, and the price of level 1', async () => {
    const source =
      'done(processPricing.price + specification.width + requisition.quantity + material.variables["materialCostPerKg"])'
    expect(told(await outcomeOf(sandbox, source, { level: 'post-process' }))).toBe(10 + 80 + 1 + 25)
  })

  test('post-processes of a line are named at level 1, but what they cost is known at level 3 only', async () => {
    const seen = 'done(specification.postProcessing.length + specification.postProcessing[0].price)'
    const order = "addLineItem({ name: 'level 2', price: parts[0].specification.postProcessing[0].price })"
    const line = aLine(seen, { postProcesses: [aPostProcess('done(4)')] })
    const { answer } = await pricing.price(aBasket([line], { orderEquation: { source: order } }))
    expect(answer).toMatchObject({ subtotal: '5.00', lineItems: [{ name: 'level 2', price: '4.00' }], total: '9.00' })
  })

  test('parts[].price is the unit price of level 1, subtotal is of both levels and the quantity', async () => {
    const order =
      "addLineItem({ name: 'price', price: parts[0].price }); addLineItem({ name: 'subtotal', price: subtotal })"
    const line = aLine('done(10)', { quantity: 5, postProcesses: [aPostProcess('done(2)')] })
    const { answer } = await pricing.price(aBasket([line], { orderEquation: { source: order } }))
    expect(answer.lineItems).toEqual([
      { name: 'price', price: '10.00' },
      { name: 'subtotal', price: '60.00' },
    ])
  })
})

test('TypeScript that needs more than stripping runs too', async () => {
  const source = `enum Rate { Slow = 2, Fast = 3 }
class Cost { constructor(private readonly base: number) {} total() { return this.base * Rate.Fast } }
const rates: Partial<Record<keyof typeof Rate, number>> = { Slow: Rate.Slow }
done((new Cost(1).total() + rates.Slow!) satisfies number)`
  expect(await priceOf(source)).toBe(5)
})
