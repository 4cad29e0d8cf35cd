import { execFileSync, spawn } from 'node:child_process'
import { afterAll, describe, expect, test } from 'vitest'
import { cpuTimeMs } from '#pricing/equation/check/cpu-time.ts'
import { EquationCheck } from '#pricing/equation/check/equation-check.ts'

// Goal: an equation is stopped for what its types cost, not for how busy the machine is.

const check = new EquationCheck()
afterAll(() => check.close())

const onLinux = describe.skipIf(process.platform !== 'linux')

onLinux('the time that a process computed', () => {
  test('grows while it computes and stands while it waits', async () => {
    const computing = spawn(process.execPath, ['-e', 'for (;;) ;'], { stdio: 'ignore' })
    const waiting = spawn('sleep', ['30'], { stdio: 'ignore' })
    try {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      expect(cpuTimeMs(computing.pid)).toBeGreaterThan(50)
      expect(cpuTimeMs(waiting.pid)).toBeLessThan(50)
    } finally {
      computing.kill('SIGKILL')
      waiting.kill('SIGKILL')
    }
  })

  test('is unknown of a process that is gone', () => {
    expect(cpuTimeMs(undefined)).toBeNull()
    expect(cpuTimeMs(2 ** 30)).toBeNull()
  })
})

onLinux('a check', () => {
  test('that the machine let wait longer than it may take is not stopped', { timeout: 60_000 }, async () => {
    await check.warm()
    const compiler = childrenOf(process.pid).find((pid) => commandOf(pid).includes('compiler-process'))
    if (compiler === undefined) throw new Error('the compiler has no process')
    process.kill(compiler, 'SIGSTOP')
    const checked = check.check('done(1)', { level: 'process' })
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    process.kill(compiler, 'SIGCONT')
    expect(await checked).toEqual([])
  })
})

const output = (program: string, words: string[]): string => {
  try {
    return execFileSync(program, words, { encoding: 'utf8' })
  } catch {
    return ''
  }
}
const commandOf = (pid: number) => output('cat', [`/proc/${pid}/cmdline`])
const childrenOf = (pid: number) =>
  output('cat', [`/proc/${pid}/task/${pid}/children`])
    .split(' ')
    .filter((each) => each !== '')
    .map(Number)
