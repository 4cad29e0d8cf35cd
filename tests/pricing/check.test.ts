import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ContractScope } from '#pricing/equation/contract.ts'
import type { EquationLevel } from '#pricing/equation/inputs.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { pla } from '#tests/support/pricing.ts'

// Goal: a mistake is shown before it prices anything, where it stands, with the mend; what would run is not refused.

const pricing = new PricingEngine({ processes: 1 })
beforeAll(() => pricing.warm())
afterAll(() => pricing.close())

const materialVariables = Object.keys(pla.variables).map((name) => ({ name }))
const shop = {
  materialVariables,
  colors: ['Black', 'White'],
  technologies: ['FDM'],
  leadTimes: ['Economy', 'Express'],
} satisfies Partial<ContractScope>
const check = (source: string, level: EquationLevel = 'process', scope: Partial<ContractScope> = shop) =>
  pricing.check(source, { level, ...scope })

/** A mistake, where it stands, and what the message must say to mend it. */
const mistakes: [what: string, source: string, line: number, column: number, says: string[], level?: EquationLevel][] =
  [
    [
      'a field of the material that should be a variable',
      '\ndone(material.density)',
      2,
      15,
      ['"density"', 'material.variables["materialDensity"]'],
    ],
    ['the same on the specification', 'done(specification.material.cost)', 1, 29, ['material.variables[']],
    [
      'a variable that the process lacks',
      "done(material.variables['hardness'])",
      1,
      6,
      ['no variable "hardness"', '"materialDensity"'],
    ],
    [
      'a variable written without its capital',
      "done(material.variables['materialdensity'])",
      1,
      25,
      ['Did you mean "materialDensity"?'],
    ],
    [
      'a variable that the process lacks, with a dot',
      'done(material.variables.hardness)',
      1,
      25,
      ['no variable "hardness"'],
    ],
    [
      'post-processing misspelt',
      'done(specification.postprocess.length)',
      1,
      20,
      ['no "postprocess"', '"postProcessing"'],
    ],
    ['a dimension misspelt', 'const { volumn } = specification\ndone(volumn)', 1, 9, ['"volumn"']],
    ['an unknown name', 'done(hight)', 1, 6, ['"hight"', 'process equation (level 1)']],
    ['done at order level', '\n\n  done(5)', 3, 3, ['addLineItem({ name, price })'], 'order'],
    ['variable at order level', "const m = variable('m', 1)", 1, 11, ['levels 1 and 2'], 'order'],
    ['material at order level', 'material.name', 1, 1, ['parts[0].specification.material'], 'order'],
    ['specification at order level', 'const { width } = specification', 1, 19, ['parts[0].specification'], 'order'],
    ['addLineItem at level 1', "addLineItem({ name: 'x', price: 1 })\ndone(1)", 1, 1, ['order level only']],
    ['the other parts at level 1', 'done(parts.length)', 1, 6, ['order level only']],
    ['level 1 at level 1', 'done(processPricing.price)', 1, 6, ['level 2']],
    ['waiting', 'await Promise.resolve()\ndone(1)', 1, 1, ['cannot wait']],
    ['an import', "import { x } from './rates'\ndone(x)", 1, 1, ['stands alone']],
    ['require', "const fs = require('fs')\ndone(1)", 1, 12, ['stands alone']],
    ['an export', 'done(1)\nexport const x = 1', 2, 1, ['stands alone']],
    ['the network', "fetch('https://rates.example')\ndone(1)", 1, 1, ['no network']],
    ['a timer', 'setTimeout(() => done(1), 10)', 1, 1, ['no network, timers']],
    ['the clock', 'done(new Date().getDay())', 1, 10, ['clock', 'tomorrow']],
    ['chance', 'done(Math.random())', 1, 6, ['random']],
    ['code from text', "done(eval('1'))", 1, 6, ['code from text']],
    ['a price in quotes', "done('12')", 1, 6, ['done(price, hours, true)']],
    ['done without a price', 'done()', 1, 1, ['done(price)']],
    [
      'done with a misspelt option',
      'done({ price: 1, hours: 2 })',
      1,
      1,
      ['done({ price, duration, reviewRequired })'],
    ],
    ['a brace too few', 'if (true) {\n  done(1)\n', 3, 1, ['cannot be read here']],
    ['an expression that is missing', 'const price =\ndone(', 2, 6, ['cannot be read here']],
    ['a line item without a price', "addLineItem({ name: 'x' })", 1, 13, ["'price'"], 'order'],
  ]

describe('mistakes are errors, where they stand and with their mend', () => {
  test.each(mistakes)('%s', async (_, source, line, column, says, level) => {
    const errors = (await check(source, level)).filter(({ severity }) => severity === 'error')
    const found = errors.find((each) => each.line === line && each.column === column)
    expect(found, JSON.stringify(errors)).toBeDefined()
    for (const words of says) expect(found?.message).toContain(words)
  })
})

const remarks: [what: string, source: string, says: string, level?: EquationLevel][] = [
  [
    'a value that may be null, as the documents themselves use it',
    "const APPROVED = ['Black']\ndone(1, 0, !APPROVED.includes(specification.color))",
    'may be missing',
  ],
  ['the customer without a question mark', 'done(customer.organisationId)', '?.'],
  [
    'a table looked up by a colour that may be null',
    'const factors: Record<string, number> = { Black: 1 }\ndone(factors[specification.color])',
    'null',
  ],
  ['a colour that this shop does not have', "done(specification.color === 'Pink' ? 2 : 1)", 'can never be true'],
  [
    'a lead time that this shop does not have',
    "done(requisition.leadTime?.name === 'Overnight' ? 2 : 1)",
    'can never be true',
  ],
  ['a technology that is another', "done(specification.process.technology === 'SLA' ? 2 : 1)", 'can never be true'],
  ['a parameter without a type', 'const twice = (n) => n * 2\ndone(twice(2))', "'n'"],
  ['a dot where brackets belong', 'done(material.variables.materialDensity)', 'material.variables["materialDensity"]'],
  [
    'a variable whose name is put together',
    "const name: string = 'materialDensity'\ndone(material.variables[name])",
    'nobody can check',
  ],
  ['the quantity multiplied in', 'const { quantity } = requisition\ndone(round(5 * quantity, 2))', 'ONE piece'],
  [
    'the quantity multiplied in by name',
    "done({ price: variable('unitPrice', 5 * requisition.quantity) })",
    'ONE piece',
  ],
  ['an async function that nothing waits in', 'async function price() { return 1 }\ndone(1)', 'cannot wait'],
  ['done that may never be called', 'if (requisition.quantity > 4) done(5)', 'may never be called'],
  ['done that is never called', 'const price = 5', 'may never be called'],
  [
    'done that may never be called at level 2',
    'if (processPricing.price > 4) done(5)',
    'may never be called',
    'post-process',
  ],
]

describe('what would run is remarked on, never refused', () => {
  test.each(remarks)('%s', async (_, source, says, level) => {
    const diagnostics = await check(source, level)
    expect(diagnostics.map(({ severity }) => severity)).not.toContain('error')
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain(says)
  })
})

const clean: [what: string, source: string, level?: EquationLevel][] = [
  [
    'own names that the contract has too',
    "const { material } = specification\nconst quantity = requisition.quantity\ndone(material.variables['materialDensity'] / quantity)",
  ],
  [
    'done that ends a way early',
    'const rates: Record<string, { cost: number }> = {}\nconst mine = rates[specification.material.name]\nif (!mine) done(0)\ndone(mine.cost)',
  ],
  [
    'what done has made sure of',
    'const customerName = customer?.organisationName\nif (!customerName) done(5)\ndone(customerName.length)',
  ],
  ['a return at the top', 'if (requisition.quantity > 9) {\n  done(1)\n  return\n}\ndone(2)'],
  ['names of its own for built-ins', 'const Date = 5\ndone(Date)'],
  [
    'types, enums and classes',
    'type Rate = { cost: number }\nenum Size { Small = 1 }\nclass Cost implements Rate { cost = Size.Small }\ndone(new Cost().cost)',
  ],
  ['unused values', 'const { width, height } = specification\ndone(1)'],
  [
    'the contract’s own types',
    'function tall(part: Specification): boolean { return part.width > 100 }\ndone(tall(specification) ? 2 : 1)',
  ],
  ['logging', "console.log('volume', specification.volume)\ndone(1)"],
  ['bands with keys below nothing', "done(createBands({ '-5': 1, 10: 2 })(3))"],
  [
    'variables in a loop',
    'const all = Object.values(material.variables).reduce((sum, each) => sum + each, 0)\ndone(all)',
  ],
  [
    'level 2 of level 1',
    "done(processPricing.price * 0.1 + processPricing.variables['supportVolume'])",
    'post-process',
  ],
  [
    'the order level',
    "for (const { price, requisition } of parts) addLineItem({ name: 'x', price: price * requisition.quantity })",
    'order',
  ],
]

describe('nothing is said about what is right', () => {
  test.each(clean)('%s', async (_, source, level) => {
    expect(await check(source, level)).toEqual([])
  })

  test('without a list of variables any name is taken', async () => {
    expect(await check("done(material.variables['anything'])", 'process', {})).toEqual([])
  })

  test('a post-process of several processes may read what only some of their materials have, with a remark', async () => {
    const scope = { materialVariables: [{ name: 'density' }], sometimesMaterialVariables: [{ name: 'resin' }] }
    expect(await check("done(material.variables['density'])", 'post-process', scope)).toEqual([])
    const diagnostics = await check("done(material.variables['resin'])", 'post-process', scope)
    expect(diagnostics.map(({ severity }) => severity)).toEqual(['warning'])
    expect((await check("done(material.variables['steel'])", 'post-process', scope))[0]?.severity).toBe('error')
  })
})

describe('texts that would lead the compiler astray', () => {
  test.each([
    [
      'types without end',
      `type Many<T> = T extends [infer A, ...infer R] ? [A, A] | Many<[...R, ...R, A]> : never
const x: Many<[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]> = 1 as never
done(1)`,
    ],
    ['a megabyte of text', `done(1) // ${'x'.repeat(1_000_000)}`],
    ['brackets ten thousand deep', `done(${'('.repeat(10_000)}1${')'.repeat(10_000)})`],
  ])('%s: an answer comes, and the next check is unharmed', async (_, source) => {
    const diagnostics = await check(source)
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(await check('done(1)')).toEqual([])
  })

  test('checks that are asked for together all get their own answer', async () => {
    const sources = ['done(hight)', 'done(1)', "done('x')", 'done(2)']
    const answers = await Promise.all(sources.map((source) => check(source)))
    expect(answers.map((each) => each.length)).toEqual([1, 0, 1, 0])
  })
})
