import { readFileSync } from 'node:fs'
import type { EquationLevel } from './inputs.ts'

export interface MaterialVariableName {
  name: string
  unit?: string
  description?: string
}

/**
 * What an equation's contract is narrowed to. A list that is left out or empty leaves the wide type of the seeds.
 * `materialVariables` left out allows any name; an empty list allows none.
 */
export interface ContractScope {
  level: EquationLevel
  /** Variables that every material in question has. */
  materialVariables?: readonly MaterialVariableName[]
  /** Variables that only some of them have, for a post-process that serves several processes. */
  sometimesMaterialVariables?: readonly MaterialVariableName[]
  colors?: readonly string[]
  technologies?: readonly string[]
  leadTimes?: readonly string[]
}

const filesOfLevel: Record<EquationLevel, readonly string[]> = {
  process: ['shared', 'line'],
  'post-process': ['shared', 'line', 'post-process'],
  order: ['shared', 'order'],
}

const texts = new Map<string, string>()

/** The contract of one equation as a `.d.ts` text: what the check and the editor hold an equation to. */
export function equationContract(scope: ContractScope): string {
  const parts = filesOfLevel[scope.level].map(textOf)
  return [namesText(scope), ...parts].join('\n')
}

function namesText(scope: ContractScope): string {
  let text = textOf('names')
  if (scope.materialVariables !== undefined) {
    const always = scope.materialVariables.map((variable) => propertyOf(variable, ''))
    const sometimes = (scope.sometimesMaterialVariables ?? []).map((variable) => propertyOf(variable, '?'))
    text = replaceType(text, 'MaterialVariables', `{\n${[...always, ...sometimes].join('')}}`)
  }
  text = narrow(text, 'Color', scope.colors)
  text = narrow(text, 'Technology', scope.technologies)
  return narrow(text, 'LeadTimeName', scope.leadTimes)
}

function propertyOf({ name, unit, description }: MaterialVariableName, mark: string): string {
  const remark = [description, unit].filter(Boolean).join(', ').replaceAll('*/', '*∕').replaceAll(/\s+/g, ' ')
  return `${remark === '' ? '' : `  /** ${remark} */\n`}  ${JSON.stringify(name)}${mark}: number\n`
}

function narrow(text: string, type: string, literals: readonly string[] | undefined): string {
  if (literals === undefined || literals.length === 0) return text
  return replaceType(text, type, [...new Set(literals)].map((each) => JSON.stringify(each)).join(' | '))
}

function replaceType(text: string, type: string, replacement: string): string {
  return text.replace(new RegExp(`^type ${type} = .*$`, 'm'), () => `type ${type} = ${replacement}`)
}

function textOf(file: string): string {
  const known = texts.get(file) ?? readFileSync(new URL(`./contract/${file}.d.ts`, import.meta.url), 'utf8')
  texts.set(file, known)
  return known
}
