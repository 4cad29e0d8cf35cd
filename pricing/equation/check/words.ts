import ts from 'typescript'
import type { EquationLevel } from '../inputs.ts'
import { namesOfLevel } from '../names.ts'

/** What the words may lean on. */
export interface WordsScope {
  level: EquationLevel
  /** Undefined where any name goes. */
  materialVariables: readonly string[] | undefined
}

const titles: Record<EquationLevel, string> = {
  process: 'a process equation (level 1)',
  'post-process': 'a post-process equation (level 2)',
  order: 'an order-level equation (level 3)',
}

const atOrderLevel: Record<string, string> = {
  done: 'An order-level equation ends by itself: it adds or takes off amounts with addLineItem({ name, price }) and never calls done().',
  variable: 'variable() exists at levels 1 and 2 only. At order level write the number into the equation.',
  material:
    'At order level there are many parts: use parts[0].specification.material, or go through parts with a loop.',
  specification: 'At order level there are many parts: use parts[0].specification, or go through parts with a loop.',
  requisition: 'At order level there are many parts: use parts[0].requisition, or go through parts with a loop.',
  revision: 'At order level there are many parts: use parts[0].revision, or go through parts with a loop.',
  workflow: 'workflow is known for single parts only, at levels 1 and 2.',
  processPricing:
    'processPricing exists in post-process equations only. At order level parts[].price is the level 1 price.',
}

const onLines: Record<string, string> = {
  addLineItem: 'addLineItem() exists at order level only. At levels 1 and 2 put the amount into the unit price.',
  parts: 'parts exists at order level only: this equation prices one part and cannot see the others.',
  subtotal: 'subtotal exists at order level only: this equation prices one part and cannot see the others.',
  processPricing: 'processPricing exists in post-process equations (level 2) only: this is where it would come from.',
}

const outside = new Set([
  'fetch',
  'setTimeout',
  'setInterval',
  'process',
  'window',
  'document',
  'Buffer',
  'XMLHttpRequest',
  'performance',
  'crypto',
  'localStorage',
  'module',
  'exports',
  'global',
  'alert',
])

/** Says in plain words what the compiler found, with the mend where it is known. */
export function inWords(diagnostic: ts.Diagnostic, scope: WordsScope): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').replaceAll(/\s+/g, ' ')
  const quoted = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')
  switch (diagnostic.code) {
    case 2304:
    case 2552:
    case 2580:
    case 2584:
    case 2591:
    case 18004:
      return unknownName(quoted[0] ?? '', quoted[1], scope)
    case 2339:
    case 2551:
      return unknownField(quoted[0] ?? '', quoted[1] ?? '', quoted[2], scope)
    case 7053:
      return unknownVariable(text, scope)
    case 2531:
    case 2532:
    case 2533:
    case 18047:
    case 18048:
    case 18049:
      return maybeMissing(quoted[0])
    case 2538:
      return `This value may be null, and null cannot be looked up. Write a stand-in: (value ?? '').`
    case 2367:
    case 2678:
      return `This comparison can never be true here: ${text}`
    case 2769:
    case 2554:
      return isDoneCall(diagnostic) ? doneTakes : text
    default:
      return withNull(text)
  }
}

const doneTakes =
  'done() takes the price of one piece, then the hours, then whether to review: done(price), done(price, hours), done(price, hours, true), or done({ price, duration, reviewRequired }).'

function unknownName(name: string, meant: string | undefined, { level }: WordsScope): string {
  const known = level === 'order' ? atOrderLevel[name] : onLines[name]
  if (known !== undefined) return known
  if (outside.has(name))
    return `"${name}" does not exist here: an equation has no network, timers, files or program around it, only what it is given.`
  const mend = meant === undefined ? '' : ` Did you mean "${meant}"?`
  return `"${name}" is not known in ${titles[level]}.${mend} It may use: ${namesOfLevel[level].join(', ')}, Math, and names of its own.`
}

function unknownField(field: string, owner: string, meant: string | undefined, scope: WordsScope): string {
  if (owner === 'Material') return materialField(field, scope)
  if (owner === 'MaterialVariables') return missingVariable(field, scope)
  const name = owner.charAt(0).toLowerCase() + owner.slice(1)
  const who = /^(Specification|Requisition|Revision|Customer)$/.test(owner) ? name : `this value (${owner})`
  return `${who} has no "${field}".${meant === undefined ? '' : ` It is called "${meant}".`}`
}

function materialField(field: string, scope: WordsScope): string {
  const names = scope.materialVariables
  const write = `Values of a material are read by name in brackets: material.variables["${nearest(field, names) ?? field}"].`
  if (names === undefined || names.includes(field)) return `The material has no "${field}" of its own. ${write}`
  return `The material has no "${field}". ${write} ${variablesThere(names)}`
}

function unknownVariable(text: string, scope: WordsScope): string {
  const named = /type '"(.*?)"' can't be used to index type 'MaterialVariables'/.exec(text)?.[1]
  if (named !== undefined) return missingVariable(named, scope)
  if (text.includes('MaterialVariables'))
    return 'This name is put together while the equation runs, so nobody can check that the material has it.'
  return `This is looked up by a name that may not be there: ${text}`
}

function missingVariable(name: string, scope: WordsScope): string {
  const names = scope.materialVariables ?? []
  const near = nearest(name, names)
  const mend = near === undefined ? 'Add' : `Did you mean "${near}"? Else add`
  return `The materials of this process have no variable "${name}". ${mend} it to the process's material variables first. ${variablesThere(names)}`
}

function variablesThere(names: readonly string[]): string {
  return names.length === 0 ? 'There are none yet.' : `There are: ${names.map((each) => `"${each}"`).join(', ')}.`
}

/** A variable whose name contains the word, or the other way round: density → materialDensity. */
function nearest(word: string, names: readonly string[] | undefined): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const wanted = plain(word)
  if (wanted.length < 3) return undefined
  const found = names?.filter((name) => plain(name).includes(wanted) || wanted.includes(plain(name)))
  return found?.length === 1 ? found[0] : names?.find((name) => plain(name) === wanted)
}

function maybeMissing(name: string | undefined): string {
  const what = name === undefined ? 'This value' : `"${name}"`
  return `${what} may be missing (null). Write ?. in place of the dot behind it, and ?? with a stand-in after: customer?.organisationName ?? ''.`
}

function withNull(text: string): string {
  const [head = text] = text.split(' Types of property')
  if (!/'(?:.* \| )?null'|type 'null'|undefined'/.test(head)) return head
  return `${head} The value may be missing (null): give a stand-in with ??, for example (specification.color ?? '').`
}

function isDoneCall(diagnostic: ts.Diagnostic): boolean {
  const { file, start } = diagnostic
  return (
    file !== undefined &&
    start !== undefined &&
    /\bdone\s*\($|^\s*done\b/.test(file.text.slice(Math.max(0, start - 6), start + 4))
  )
}
