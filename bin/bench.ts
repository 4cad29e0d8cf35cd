import { existsSync, readdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CannotStart } from '#db/embedded/cannot-start.ts'
import type { Bench, Figure } from '#tests/support/figure.ts'
import { runProgram } from './support/program.ts'
import { root } from './support/root.ts'

// `npm run bench -- [name…] [--json]`: a name is a file of tests/bench, or how it begins; without one all are run.

const folder = join(root, 'tests/bench')

await runProgram(async () => {
  const words = process.argv.slice(2)
  const json = words.includes('--json')
  const names = words.filter((word) => !word.startsWith('-'))
  for (const name of chooseBenches(names)) {
    // Progress on the other channel: what is printed stays readable for a program.
    const say = (sentence: string) => console.error(`${name}: ${sentence}`)
    say(`load ${loadavg()[0]?.toFixed(1)}`)
    const { bench }: { bench: Bench } = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
    for (const figure of await bench(say)) console.log(json ? JSON.stringify(figure) : sentenceOf(figure))
  }
})

function chooseBenches(names: string[]): string[] {
  const all = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3))
        .sort()
    : []
  const chosen = all.filter((each) => names.length === 0 || names.some((name) => each.startsWith(name)))
  if (chosen.length > 0) return chosen
  throw new CannotStart(`There is no benchmark of that name; there are: ${all.join(', ') || 'none'}.`)
}

function sentenceOf(figure: Figure): string {
  const value = `${figure.name.padEnd(24)} ${round(figure.value).padStart(12)} ${figure.unit}`
  return figure.ratio === null
    ? value
    : `${value.padEnd(52)} against ${round(figure.against ?? 0)}  ratio ${figure.ratio.toFixed(2)}`
}

function round(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
