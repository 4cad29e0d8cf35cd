import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import { hasErrors } from '#pricing/equation/check/diagnostic.ts'
import type { ContractScope } from '#pricing/equation/contract.ts'
import { type EquationLevel, equationLevels } from '#pricing/equation/inputs.ts'
import { PricingEngine } from '#pricing/pricing-engine.ts'
import { runProgram } from './support/program.ts'

// `npm run equations -- check FILE… [--level process|post-process|order] [--variables a,b,c]`

const usage =
  'npm run equations -- check FILE… [--level process|post-process|order] [--variables a,b,c]: the variables are those of the material; without them any name is taken.'

await runProgram(async () => {
  const { files, scope } = readWords(process.argv.slice(2))
  const pricing = new PricingEngine()
  let faulty = 0
  try {
    for (const file of files) {
      // Where npm runs this, the folder the person stands in is another.
      const path = resolve(process.env.INIT_CWD ?? process.cwd(), file)
      if (!existsSync(path)) throw new CannotStart(`There is no file ${file}.`)
      const diagnostics = await pricing.check(readFileSync(path, 'utf8'), scope)
      for (const { line, column, severity, message } of diagnostics) {
        console.log(`${file}:${line}:${column} ${severity}: ${message}`)
      }
      if (hasErrors(diagnostics)) faulty += 1
    }
  } finally {
    pricing.close()
  }
  console.log(faulty === 0 ? 'All equations can be run.' : `${faulty} of ${files.length} cannot be run.`)
  return faulty === 0 ? 0 : 1
})

function readWords(words: string[]): { files: string[]; scope: ContractScope } {
  const { values, positionals } = parse(words)
  const [command, ...files] = positionals
  if (command !== 'check' || files.length === 0) throw new CannotStart(usage)
  const level = equationLevels.find((each) => each === values.level)
  if (level === undefined) throw new CannotStart(`There is no level ${values.level}. ${usage}`)
  const names = values.variables?.split(',').map((name) => name.trim())
  const variables = names?.filter((name) => name !== '').map((name) => ({ name }))
  return { files, scope: { level, ...(variables === undefined ? {} : { materialVariables: variables }) } }
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        level: { type: 'string', default: 'process' satisfies EquationLevel },
        variables: { type: 'string' },
      },
    })
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}. ${usage}`)
  }
}
