import { afterAll, describe, expect, test } from 'vitest'
import { equationContract } from '#pricing/equation/contract.ts'
import { equationLevels } from '#pricing/equation/inputs.ts'
import { namesOfLevel } from '#pricing/equation/names.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { contractNames } from '#pricing/reference/contract-names.ts'
import { cookbook } from '#pricing/reference/cookbook.ts'
import { limitsInWords } from '#pricing/reference/limits.ts'
import { assistantPrompt } from '#pricing/reference/prompt.ts'
import { aBasket, aLine, aPostProcess } from '#tests/support/pricing.ts'

// Goal: what is told about equations cannot drift from what the check and the sandbox hold them to.

const pricing = new PricingEngine({ processes: 1 })
afterAll(() => pricing.close())

const names = contractNames()

test('the reference tells every name of every level, and no other', () => {
  for (const level of equationLevels) {
    const told = names.filter(({ levels }) => levels.includes(level)).map(({ name }) => name.split(/[.[(]/)[0])
    expect([...new Set(told)].sort(), level).toEqual([...namesOfLevel[level]].sort())
  }
})

test('the reference tells a field with its type, its remark and its unit, and a function in all its forms', () => {
  const of = (name: string) => names.find((each) => each.name === name)
  expect(of('specification.shrinkWrapVolume')).toMatchObject({
    type: 'number',
    description: expect.stringContaining('mm³'),
    levels: ['process', 'post-process'],
  })
  expect(of('specification.infill.value')).toMatchObject({ type: 'number' })
  expect(of('revision.minimumWallThickness')).toMatchObject({ type: 'number | undefined' })
  expect(of('done()')?.type.split('\n')).toHaveLength(2)
  expect(of('processPricing.price')?.levels).toEqual(['post-process'])
  expect(of('parts[].specification.width')?.levels).toEqual(['order'])
  expect(names.filter(({ name }) => /width$/.test(name))).toHaveLength(2)
})

describe('the cookbook', () => {
  test.each(cookbook.map((recipe) => [recipe.title, recipe] as const))(
    '%s: passes the check and gives a price',
    async (_, { level, source }) => {
      expect(await pricing.check(source, { level })).toEqual([])
      const line = aLine(level === 'process' ? source : 'done(40)', {
        workflowDurationHours: 2,
        quantity: 20,
        postProcesses: level === 'post-process' ? [aPostProcess(source)] : [],
      })
      const { answer } = await pricing.price(aBasket([line], { orderEquation: level === 'order' ? { source } : null }))
      expect(answer.problem).toBeUndefined()
      expect(answer.lines[0]?.problem).toBeUndefined()
      expect(Number(answer.total)).toBeGreaterThan(0)
    },
  )
})

test('the text for an assistant holds the whole contract and every limit', () => {
  const prompt = assistantPrompt()
  for (const level of equationLevels) {
    for (const line of equationContract({ level }).split('\n')) expect(prompt).toContain(line)
  }
  for (const { name, value } of limitsInWords()) expect(prompt).toContain(`${name}: ${value}`)
})
