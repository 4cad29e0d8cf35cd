import { execFileSync } from 'node:child_process'
import { afterAll, describe, expect, test } from 'vitest'
import { sandboxLimits } from '#pricing/sandbox/limits.ts'
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { compiled, lineInput, outcomeOf, told } from '#tests/support/pricing.ts'
import { root } from '#tests/support/source-files.ts'

// Goal: one shop's runaway equation does not hold up another's prices, and a process that dies is replaced.

const sandbox = new Sandbox({ processes: 2 })
afterAll(() => sandbox.close())

const endless = await compiled('while (true) {}')
const fine = await compiled('done(requisition.quantity)')

describe('shops side by side', () => {
  test('prices come while another shop runs nothing but endless loops', async () => {
    await outcomeOf(sandbox, 'done(1)', { shop: 'neighbour' })
    const runaway = sandbox.run(
      'runaway',
      Array.from({ length: 12 }, () => ({ equation: endless, input: lineInput })),
    )
    const waits: number[] = []
    let over = false
    void runaway.then(() => {
      over = true
    })
    while (!over) {
      const began = performance.now()
      expect(told(await outcomeOf(sandbox, 'done(7)', { shop: 'neighbour' }))).toBe(7)
      waits.push(performance.now() - began)
    }
    expect((await runaway).every(({ kind }) => kind === 'timed_out')).toBe(true)
    waits.sort((one, other) => one - other)
    // Many prices, not one after each limit: the median stays far below the limit of one endless evaluation.
    expect(waits.length).toBeGreaterThan(10)
    expect(waits[Math.floor(waits.length / 2)]).toBeLessThan(sandboxLimits.evaluationWallMs / 2)
  })

  test('several runaway shops hold each other up, not the others', async () => {
    const runaways = ['a', 'b', 'c', 'd'].map((shop) => sandbox.run(shop, [{ equation: endless, input: lineInput }]))
    await Promise.all(runaways)
    const again = ['a', 'b', 'c', 'd'].map((shop) => sandbox.run(shop, [{ equation: endless, input: lineInput }]))
    const began = performance.now()
    expect(told(await outcomeOf(sandbox, 'done(7)', { shop: 'neighbour' }))).toBe(7)
    expect(performance.now() - began).toBeLessThan(sandboxLimits.evaluationWallMs)
    await Promise.all(again)
  })

  test('a large job of one shop lets the others in between', async () => {
    const job = sandbox.run(
      'backtest',
      Array.from({ length: 4_000 }, () => ({ equation: fine, input: lineInput })),
    )
    let jobOver = false
    void job.then(() => {
      jobOver = true
    })
    expect(told(await outcomeOf(sandbox, 'done(7)', { shop: 'neighbour' }))).toBe(7)
    expect(jobOver).toBe(false)
    expect((await job).every((outcome) => told(outcome) === 1)).toBe(true)
  })

  test('a shop that asks for too much at once is told so, at once', async () => {
    const many = Array.from({ length: sandboxLimits.waitingPerShop + 1 }, () => ({ equation: fine, input: lineInput }))
    const outcomes = await sandbox.run('greedy', many)
    expect(outcomes.every(({ kind }) => kind === 'sandbox_busy')).toBe(true)
  })
})

describe('processes', () => {
  test('outcomes come in the order of the questions, however they were spread', async () => {
    const inputs = Array.from({ length: 500 }, (_, at) => ({
      ...lineInput,
      requisition: { quantity: at, leadTime: null },
    }))
    const outcomes = await sandbox.run(
      'shop',
      inputs.map((input) => ({ equation: fine, input })),
    )
    expect(outcomes.map(told)).toEqual(inputs.map((_, at) => at))
  })

  test('an idle engine does not keep its program from ending', async () => {
    const program = `
import { Sandbox } from '#pricing/sandbox/sandbox.ts'
import { compiled, lineInput } from '#tests/support/pricing.ts'
const outcomes = await new Sandbox({ processes: 1 }).run('shop', [{ equation: await compiled('done(1)'), input: lineInput }])
console.log(outcomes[0].price)`
    const words = ['--input-type=module', '--eval', program]
    expect(execFileSync(process.execPath, words, { cwd: root, encoding: 'utf8', timeout: 20_000 })).toBe('1\n')
  })

  test('a closed sandbox refuses, and leaves no process behind', async () => {
    const own = new Sandbox({ processes: 1 })
    expect(told(await outcomeOf(own, 'done(1)'))).toBe(1)
    const children = () =>
      execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes('sandbox/child.ts')).length
    const before = children()
    own.close()
    await expect(own.run('shop', [{ equation: fine, input: lineInput }])).rejects.toThrow('closed')
    await expect.poll(children, { timeout: 5_000 }).toBeLessThanOrEqual(before - 2)
  })
})
