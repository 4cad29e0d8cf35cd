import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pla, seedFdm } from '#tests/support/pricing.ts'
import { root } from '#tests/support/source-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'routecard-equations-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, source: string) => {
  writeFileSync(join(folder, name), source)
  return name
}
const command = (...words: string[]) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const environment = { ...process.env, INIT_CWD: folder }
    execFile(
      process.execPath,
      ['bin/equations.ts', ...words],
      { cwd: root, env: environment },
      (error, stdout, stderr) => resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    )
  })

const variables = Object.keys(pla.variables).join(',')

test('the FDM example passes, with the variables of its material and without', async () => {
  const fdm = file('fdm.ts', seedFdm)
  expect(await command('check', fdm)).toMatchObject({ code: 0, output: 'All equations can be run.\n' })
  expect((await command('check', fdm, '--variables', variables)).code).toBe(0)
  const without = await command('check', fdm, '--variables', 'materialDensity')
  expect(without).toMatchObject({ code: 1, output: expect.stringContaining('no variable "materialCostPerKg"') })
})

test('diagnostics name file, line and column; one faulty file of several is enough to fail', async () => {
  const { code, output } = await command(
    'check',
    file('good.ts', 'done(1)'),
    file('bad.ts', '\ndone(material.density)'),
  )
  expect(code).toBe(1)
  expect(output).toMatch(/^bad\.ts:2:15 error: .*material\.variables\["density"\]/m)
  expect(output).toContain('1 of 2 cannot be run.')
})

test('a warning alone does not fail', async () => {
  const { code, output } = await command('check', file('maybe.ts', 'if (requisition.quantity > 1) done(1)'))
  expect(code).toBe(0)
  expect(output).toContain('maybe.ts:1:1 warning: ')
})

test('each level has its own contract', async () => {
  const order = file('order.ts', "addLineItem({ name: 'Fee', price: 1 })")
  expect((await command('check', order, '--level', 'order')).code).toBe(0)
  expect((await command('check', order)).code).toBe(1)
  const post = file('post.ts', 'done(processPricing.price)')
  expect((await command('check', post, '--level', 'post-process')).code).toBe(0)
})

test('a missing file, an unknown level or no file at all is said in one sentence', async () => {
  expect(await command('check', 'nowhere.ts')).toMatchObject({ code: 1, output: 'There is no file nowhere.ts.\n' })
  expect((await command('check', 'x.ts', '--level', 'four')).output).toContain('There is no level four.')
  expect(await command('check')).toMatchObject({
    code: 1,
    output: expect.stringContaining('npm run equations -- check FILE'),
  })
})
