import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createSystem, createVirtualTypeScriptEnvironment, type VirtualTypeScriptEnvironment } from '@typescript/vfs'
import ts from 'typescript'
import { sandboxLimits } from '../../sandbox/limits.ts'
import { tooLarge } from '../compile.ts'
import { type ContractScope, equationContract } from '../contract.ts'
import type { EquationDiagnostic } from './diagnostic.ts'
import { mayEndWithoutDone } from './done-paths.ts'
import { ownRules, type Remark } from './own-rules.ts'
import { inWords } from './words.ts'

const equationFile = '/equation.ts'
const contractFile = '/contract.d.ts'
const mostDiagnostics = 50

/** `return` at the top is fine (the body runs in a function); what nobody uses is nobody's business. */
const ignoredCodes = new Set([1108, 1375, 1378, 2307, 6133, 6192, 6196, 6198, 7027, 7028])

/**
 * Checks equations with the TypeScript compiler, kept warm. There are two readings: the strict one against the
 * narrowed contract finds everything; the lenient one, as wide as the contract's documents and without null checks,
 * decides what is an error. So an equation that runs elsewhere is not refused for a colour this shop lacks.
 */
export function createTypeScriptCheck(): (source: string, scope: ContractScope) => EquationDiagnostic[] {
  const strict = environment(true)
  const lenient = environment(false)
  return (source, scope) => {
    if (source.length > sandboxLimits.sourceCharacters) {
      return [{ line: 1, column: 1, severity: 'error', message: tooLarge(source.length) }]
    }
    const contract = equationContract(scope)
    const { diagnostics, file, checker } = read(strict, source, contract)
    const words = { level: scope.level, materialVariables: namesOf(scope) }
    const syntax = diagnostics.filter((each) => each.category === ts.DiagnosticCategory.Error && isSyntax(each))
    const remarks = syntax.length > 0 ? [] : ownRules(file, checker)
    const found = (syntax.length > 0 ? syntax : diagnostics).filter((each) => !isCovered(each, remarks))
    const refused = found.length > 0 && syntax.length === 0 ? refusedStarts(lenient, source, scope) : new Set<number>()
    for (const each of found) {
      const isError = syntax.length > 0 || refused.has(each.start ?? 0) || isUnknownVariable(each)
      const start = each.start ?? 0
      const message = isSyntax(each)
        ? `The equation cannot be read here: ${inWords(each, words)}`
        : inWords(each, words)
      remarks.push({ start, end: start + (each.length ?? 0), severity: isError ? 'error' : 'warning', message })
    }
    const ending = endingRemark(file, scope, remarks)
    return placed(file, ending === undefined ? remarks : [...remarks, ending])
  }
}

function endingRemark(file: ts.SourceFile, scope: ContractScope, remarks: Remark[]): Remark | undefined {
  const readable = remarks.every((each) => !each.message.startsWith('The equation cannot be read'))
  if (scope.level === 'order' || !readable || !mayEndWithoutDone(file)) return undefined
  const start = file.statements.at(-1)?.getStart(file) ?? 0
  const message =
    'On some way through this equation done() may never be called; then there is no price and a person must set one. End every way with done(price).'
  return { start, end: start, severity: 'warning', message }
}

function read(environment: VirtualTypeScriptEnvironment, source: string, contract: string) {
  const { languageService } = environment
  if (environment.getSourceFile(contractFile)?.text !== contract) environment.updateFile(contractFile, contract)
  // The environment refuses an empty file.
  environment.updateFile(equationFile, `${source}\n`)
  const program = languageService.getProgram()
  const file = program?.getSourceFile(equationFile)
  if (program === undefined || file === undefined) throw new Error('the compiler has lost the equation')
  const diagnostics = [
    ...languageService.getSyntacticDiagnostics(equationFile),
    ...languageService.getSemanticDiagnostics(equationFile),
  ].filter((each) => !ignoredCodes.has(each.code))
  return { diagnostics, file, checker: program.getTypeChecker() }
}

/** Where the lenient reading finds something wrong too. */
function refusedStarts(lenient: VirtualTypeScriptEnvironment, source: string, scope: ContractScope): Set<number> {
  const { level, materialVariables, sometimesMaterialVariables } = scope
  const wide: ContractScope = {
    level,
    ...(materialVariables === undefined ? {} : { materialVariables }),
    ...(sometimesMaterialVariables === undefined ? {} : { sometimesMaterialVariables }),
  }
  return new Set(read(lenient, source, equationContract(wide)).diagnostics.map((each) => each.start ?? 0))
}

/**
 * Only a name that stands in the text can be known not to exist; one that is put together may. The lenient reading
 * does not mind either, so this decides alone.
 */
function isUnknownVariable(diagnostic: ts.Diagnostic): boolean {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')
  return /(?:'".*"' can't be used to index|does not exist on) type 'MaterialVariables'/.test(text)
}

function isSyntax(diagnostic: ts.Diagnostic): boolean {
  return diagnostic.code >= 1000 && diagnostic.code < 2000
}

function isCovered(diagnostic: ts.Diagnostic, remarks: Remark[]): boolean {
  const start = diagnostic.start ?? 0
  return remarks.some((each) => each.severity === 'error' && start >= each.start && start <= each.end)
}

function placed(file: ts.SourceFile, remarks: Remark[]): EquationDiagnostic[] {
  const inOrder = remarks.toSorted((one, other) => one.start - other.start).slice(0, mostDiagnostics)
  return inOrder.map(({ start, severity, message }) => {
    const { line, character } = file.getLineAndCharacterOfPosition(Math.min(start, file.text.length - 1))
    return { line: line + 1, column: character + 1, severity, message }
  })
}

function namesOf(scope: ContractScope): string[] | undefined {
  if (scope.materialVariables === undefined) return undefined
  return [...scope.materialVariables, ...(scope.sometimesMaterialVariables ?? [])].map((each) => each.name)
}

function environment(strict: boolean): VirtualTypeScriptEnvironment {
  const files = libraries()
  files.set(contractFile, equationContract({ level: 'process' }))
  files.set(equationFile, 'done(1)\n')
  return createVirtualTypeScriptEnvironment(createSystem(files), [contractFile, equationFile], ts, {
    strict,
    noImplicitAny: strict,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    lib: ['lib.es2023.d.ts'],
    types: [],
  })
}

/** The language's own library, without anything of a browser. */
function libraries(): Map<string, string> {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'))
  const wanted = readdirSync(folder).filter((file) => /^lib\.(?:es5|es20\d\d|decorators)\b.*\.d\.ts$/.test(file))
  return new Map(wanted.map((file) => [`/${file}`, readFileSync(join(folder, file), 'utf8')]))
}
