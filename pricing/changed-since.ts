import type { Basket } from './basket.ts'
import type { EquationReference } from './calculation.ts'
import type { Difference } from './differences.ts'

/** One thing that is no longer as it was when a price was made. */
export interface ChangeSince extends Difference {
  /** The line it belongs to, counted from 1; null for the order. */
  line: number | null
  sentence: string
}

/** What to call an equation: "version 3 of FDM". Undefined when nobody knows it any more. */
export type EquationName = (id: string) => string | undefined

/** Differences between a calculation's inputs and today's, as sentences for the people of the shop. */
export function changesSince(
  inputs: Basket<EquationReference>,
  differences: readonly Difference[],
  nameOf: EquationName,
): ChangeSince[] {
  const changed = differences.filter(({ path }) => !/(^|\.)(\w*[eE]quation)\.hash$/.test(path) || !hasId(path))
  return changed.map((difference): ChangeSince => {
    const [, place, rest] = /^lines\[(\d+)\]\.?(.*)$/.exec(difference.path) ?? []
    const at = place === undefined ? null : Number(place)
    const subject = at === null ? orderSubject(difference.path) : lineSubject(inputs, at, rest ?? '')
    const say = (value: unknown) => words(value, nameOf)
    const sentence = `${subject} was ${say(difference.before)} and is ${say(difference.now)} now.`
    return { ...difference, line: at === null ? null : at + 1, sentence }
  })

  function hasId(path: string): boolean {
    return differences.some((other) => other.path === path.replace(/hash$/, 'id'))
  }
}

function orderSubject(path: string): string {
  if (path.startsWith('orderEquation')) return 'The order equation'
  if (path.startsWith('customer')) return `The customer’s ${field(path)}`
  return sentenceCase(field(path))
}

function lineSubject(inputs: Basket<EquationReference>, at: number, path: string): string {
  const line = inputs.lines[at]
  const variable = /^material\.variables\.(.+)$/.exec(path)?.[1]
  if (variable !== undefined) return `${line?.material?.name ?? 'The material'}’s ${variable}`
  if (path.startsWith('equation')) return 'The process equation'
  const [, chosen, rest] = /^postProcesses\[(\d+)\]\.?(.*)$/.exec(path) ?? []
  if (chosen !== undefined) {
    const name = line?.postProcesses[Number(chosen)]?.name ?? 'the post-process'
    return rest?.startsWith('equation') ? `The equation of ${name}` : `The ${field(rest ?? '')} of ${name}`
  }
  if (path === 'workflowDurationHours') return 'The hours of the routing'
  if (path.startsWith('geometry')) return `The part’s ${field(path)}`
  if (path.startsWith('part')) return `The ${field(path)} of the measured part`
  return `The ${field(path)}`
}

/** The last two names of a path in small words: `material.wallThicknessLimit` is "material wall thickness limit". */
function field(path: string): string {
  const names = path.replaceAll(/\[\d+\]/g, '').split('.')
  const told =
    names.at(0) === 'geometry' || names.at(0) === 'part' || names.at(0) === 'customer' ? names.slice(1) : names
  return told
    .join(' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
}

function words(value: unknown, nameOf: EquationName): string {
  if (value === null || value === undefined) return 'not set'
  if (typeof value === 'string') return nameOf(value) ?? value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const { id, name } = value as { id?: unknown; name?: unknown }
  if (typeof id === 'string') return nameOf(id) ?? 'another'
  return typeof name === 'string' ? name : 'set'
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
