import type { StepField } from '#domain/routing/compare-templates.ts'
import { countOf } from '../../words/numbers.ts'
import type { PlacedLine } from './placed-lines.ts'

const values: readonly StepField[] = ['setUpMinutes', 'runMinutes', 'runPer', 'stationIds']

/** "1 step added, 2 values and 1 instruction changed"; "nothing changed". */
export function changeWords(lines: readonly PlacedLine[]): string {
  const count = (change: PlacedLine['change'], moved: boolean) =>
    lines.filter((line) => line.change === change && (line.elsewhere !== null) === moved).length
  const added = count('added', false)
  const removed = count('removed', false)
  const moved = count('added', true)
  const changed = [
    some(
      lines.reduce((sum, line) => sum + changedValues(line), 0),
      'value',
      'values',
    ),
    some(differing(lines, 'instructions'), 'instruction', 'instructions'),
    some(differing(lines, 'pictureHashes'), 'step’s pictures', 'steps’ pictures'),
  ].filter((words) => words !== null)
  const parts = [
    added > 0 ? `${countOf(added, 'step', 'steps')} added` : null,
    removed > 0 ? `${countOf(removed, 'step', 'steps')} removed` : null,
    moved > 0 ? `${countOf(moved, 'step', 'steps')} moved` : null,
    changed.length > 0 ? `${listed(changed)} changed` : null,
  ].filter((words) => words !== null)
  return parts.length === 0 ? 'nothing changed' : parts.join(', ')
}

/** Run time and what it counts for are one value to the reader. */
function changedValues({ differs }: PlacedLine): number {
  const both = differs.includes('runMinutes') && differs.includes('runPer')
  return differs.filter((field) => values.includes(field)).length - (both ? 1 : 0)
}

function differing(lines: readonly PlacedLine[], field: StepField): number {
  return lines.filter(({ differs }) => differs.includes(field)).length
}

function some(count: number, one: string, many: string): string | null {
  return count === 0 ? null : countOf(count, one, many)
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
