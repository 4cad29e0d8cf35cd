import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeSnapshot } from '#db/snapshot/take-snapshot.ts'
import { runProgram } from './support/program.ts'
import { root } from './support/root.ts'
import { runTool, type ToolRun } from './support/run-tool.ts'
import { withThrowAwayDatabase } from './support/throw-away-database.ts'

// `npm run check`: everything that is judged without running the product. Prints a line for each, and what failed.

const folders = ['domain', 'pricing', 'geometry', 'db', 'labels', 'commands', 'api', 'jobs', 'floor-ui', 'bin', 'tests']
const walls = ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', ...folders]

const checks: (() => Promise<ToolRun>)[] = [
  () => runTool('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
  () => runTool('types of the server', 'node_modules/typescript/bin/tsc', ['-p', '.']),
  () => runTool('types of the screens', 'node_modules/typescript/bin/tsc', ['-p', 'floor-ui']),
  () => runTool('types of the browser tests', 'node_modules/typescript/bin/tsc', ['-p', 'tests/e2e']),
  () => runTool('walls between folders', 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', walls),
  () => runTool('dead code', 'node_modules/knip/bin/knip.js', []),
  () => runTool('described API', 'bin/api-snapshot.ts', ['--check']),
  databaseSnapshot,
]

await runProgram(async () => {
  const failed: ToolRun[] = []
  const waiting = [...checks]
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const run = await check()
      console.log(`${run.code === 0 ? 'ok    ' : 'FAILED'}  ${run.name}  ${run.seconds.toFixed(1)} s`)
      if (run.code !== 0) failed.push(run)
    }
  }
  await Promise.all([lane(), lane()])
  for (const run of failed) console.log(`\n── ${run.name} ──\n${run.output.trim()}`)
  console.log(failed.length === 0 ? '\nAll checks hold.' : `\n${failed.length} of ${checks.length} checks failed.`)
  return failed.length === 0 ? 0 : 1
})

async function databaseSnapshot(): Promise<ToolRun> {
  const began = performance.now()
  const made = await withThrowAwayDatabase(({ url }) => takeSnapshot(url))
  const stale = [
    ...(made.schema === readFileSync(join(root, 'db/schema.sql'), 'utf8') ? [] : ['db/schema.sql']),
    ...(made.tables === readFileSync(join(root, 'db/tables.ts'), 'utf8') ? [] : ['db/tables.ts']),
  ]
  const output = `${stale.join(' and ')} differ from what the migrations make: run npm run db:snapshot.`
  return { name: 'stored schema', code: stale.length > 0 ? 1 : 0, output, seconds: (performance.now() - began) / 1000 }
}
