import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { describeApi } from './support/describe-api.ts'
import { runProgram } from './support/program.ts'
import { root } from './support/root.ts'

// `npm run api:snapshot`: writes what the API says of itself, so that a review sees a change of it; `--check` compares only.
await runProgram(async () => {
  const path = join(root, 'api/contract/openapi.json')
  const described = await describeApi()
  if (!process.argv.includes('--check')) return writeFileSync(path, described)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== described) {
    throw new CannotStart(
      'api/contract/openapi.json differs from what the API says: run npm run api:snapshot and review it.',
    )
  }
})
