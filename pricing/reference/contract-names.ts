import { equationContract } from '../equation/contract.ts'
import { type EquationLevel, equationLevels } from '../equation/inputs.ts'

/** A name as it is written in an equation (`specification.width`), with its type and its remark from the contract. */
export interface ContractName {
  name: string
  type: string
  description: string
  levels: EquationLevel[]
}

interface Declaration {
  remark: string
  text: string
}

/** Every name that the contract gives, in the order of its texts; one that several levels share is listed once. */
export function contractNames(): ContractName[] {
  const names = new Map<string, ContractName>()
  for (const level of equationLevels) {
    for (const found of namesOf(equationContract({ level }))) {
      const known = names.get(found.name)
      if (known === undefined) names.set(found.name, { ...found, levels: [level] })
      else {
        if (!known.levels.includes(level)) known.levels.push(level)
        // A function in two forms.
        if (!known.type.split('\n').includes(found.type)) known.type += `\n${found.type}`
      }
    }
  }
  return [...names.values()]
}

type Found = Omit<ContractName, 'levels'>

function namesOf(contract: string): Found[] {
  const declarations = declarationsIn(contract)
  const interfaces = new Map<string, Declaration>()
  for (const { remark, text } of declarations) {
    const [, name, body] = /^interface (\w+) \{([\s\S]*)\}$/.exec(text) ?? []
    if (name !== undefined && body !== undefined) interfaces.set(name, { remark, text: body })
  }
  const told = new Set<string>()
  return declarations.flatMap(({ remark, text }): Found[] => {
    const [, callable, signature] = /^declare function (\w+)(\([\s\S]*)$/.exec(text) ?? []
    if (callable !== undefined && signature !== undefined) {
      return [{ name: `${callable}()`, type: oneLine(`${callable}${signature}`), description: remark }]
    }
    const [, name, type] = /^declare const (\w+): ([\s\S]*)$/.exec(text) ?? []
    if (name === undefined || type === undefined) return []
    const description = remark || (interfaces.get(bareType(type))?.remark ?? '')
    return [{ name, type: shortType(type), description }, ...fieldsOf(name, type, interfaces, told)]
  })
}

/** The fields of a value, and theirs; each interface is laid open once, where it is met first. */
function fieldsOf(path: string, type: string, interfaces: Map<string, Declaration>, told: Set<string>): Found[] {
  const isList = type.endsWith('[]')
  const bare = bareType(type)
  const inline = /^\{([\s\S]*)\}$/.exec(bare)?.[1]
  if (inline === undefined && told.has(bare)) return []
  const body = inline ?? interfaces.get(bare)?.text
  if (body === undefined || path === 'console') return []
  told.add(bare)
  return declarationsIn(body).flatMap(({ remark, text }): Found[] => {
    const [, field, optional, fieldType] = /^(\w+)(\??): ([\s\S]*)$/.exec(text) ?? []
    if (field === undefined || fieldType === undefined) return []
    const name = `${path}${isList ? '[]' : ''}.${field}`
    const shown = `${shortType(fieldType)}${optional === '?' ? ' | undefined' : ''}`
    return [{ name, type: shown, description: remark }, ...fieldsOf(name, fieldType, interfaces, told)]
  })
}

/** The declarations or fields of a text with the remarks above them: what stands between line ends outside all brackets. */
function declarationsIn(text: string): Declaration[] {
  const found: Declaration[] = []
  let remark = ''
  let pending = ''
  for (const piece of text.split(/(\/\*\*[\s\S]*?\*\/)/)) {
    if (piece.startsWith('/**') && depthOf(pending) === 0) {
      remark = remarkOf(piece)
      continue
    }
    for (const line of (piece.startsWith('/**') ? piece : piece.replaceAll(';', '\n')).split('\n')) {
      pending = pending === '' ? line.trim() : `${pending}\n${line.trim()}`
      if (pending.trim() === '' || depthOf(pending) > 0 || line === '' || pending.endsWith('*/')) {
        if (pending.trim() === '') pending = ''
        continue
      }
      found.push({ remark, text: pending.trim() })
      // Forms of one function stand below each other under one remark.
      if (!pending.startsWith('declare function')) remark = ''
      pending = ''
    }
  }
  return found
}

function depthOf(text: string): number {
  const bare = text.replaceAll(/\/\*\*[\s\S]*?\*\//g, '').replaceAll('=>', '')
  return (bare.match(/[{([]/g)?.length ?? 0) - (bare.match(/[})\]]/g)?.length ?? 0)
}

function remarkOf(comment: string): string {
  const lines = comment.slice(3, -2).split('\n')
  return lines
    .map((line) => line.replace(/^\s*\*? ?/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.replace(/^@param (\w+)/, '\n$1:'))
    .join(' ')
    .replaceAll(' \n', '\n')
}

const bareType = (type: string) => type.replace(/\[\]$/, '').replace(/ \| null$/, '')

const oneLine = (text: string) =>
  text
    .replaceAll(/([^{(|,\s])\s*\n\s*(?=\w)/g, '$1; ')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('( | ', '(')
    .replaceAll(' )', ')')
    .trim()

function shortType(type: string): string {
  const bare = oneLine(type.replaceAll(/\/\*\*[\s\S]*?\*\//g, ''))
  return bare.startsWith('{') && bare.length > 60 ? (bare.endsWith('[]') ? 'list' : 'object') : bare
}
