import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './support/program.ts'
import { runTool } from './support/run-tool.ts'

// `npm test`: everything that must pass. Words after `--` are names of files or folders, and run those alone.

type Tally = { passed: number; failed: number }

await runProgram(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'routecard-tally-'))
  try {
    const wanted = process.argv.slice(2)
    const inBrowser = wanted.filter((path) => path.includes('e2e'))
    const others = wanted.filter((path) => !path.includes('e2e'))
    const all = wanted.length === 0
    const tallies: Tally[] = []
    if (all || others.length > 0) tallies.push(await runVitest(join(folder, 'vitest.json'), others))
    if (all || inBrowser.length > 0) tallies.push(await runPlaywright(join(folder, 'playwright.json'), inBrowser))
    const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
    const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
    console.log(`${passed} passed, ${failed} failed`)
    return failed === 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
})

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

async function runVitest(report: string, paths: string[]): Promise<Tally> {
  const given = ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`, ...paths]
  const { code } = await runTool('vitest', 'node_modules/vitest/vitest.mjs', given, { show: true })
  const found = read<VitestReport>(report)
  if (!found) return { passed: 0, failed: 1 }
  // A file that could not even be read counts as one failure.
  const broken = found.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return tallyOf(found.numPassedTests, found.numFailedTests + broken, code)
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors: unknown[] }

async function runPlaywright(report: string, paths: string[]): Promise<Tally> {
  const { code } = await runTool(
    'playwright',
    'node_modules/@playwright/test/cli.js',
    ['test', '--reporter=dot,json', ...paths],
    {
      show: true,
      environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    },
  )
  const found = read<PlaywrightReport>(report)
  if (!found) return { passed: 0, failed: 1 }
  if (found.stats.flaky > 0) console.log(`${found.stats.flaky} browser tests passed only the second time.`)
  return tallyOf(found.stats.expected + found.stats.flaky, found.stats.unexpected, code)
}

/** A run that ends badly without a failed test (an error between tests) is a failure all the same. */
function tallyOf(passed: number, failed: number, code: number): Tally {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function read<Report>(path: string): Report | null {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
