import { createHash } from 'node:crypto'
import { compileFunction } from 'node:vm'
import { transformSync } from 'amaro'
import { sandboxLimits } from '../sandbox/limits.ts'
import type { EquationLevel } from './inputs.ts'
import { namesOfLevel } from './names.ts'

/** An equation ready for the sandbox. `hash` names the level and the text, so it also names a stored version. */
export interface CompiledEquation {
  ok: true
  hash: string
  level: EquationLevel
  /** A script whose value is the equation as a function of its names. */
  script: string
}

/** Why an equation cannot run; `line` and `column` are counted from 1. */
export interface UncompiledEquation {
  ok: false
  hash: string
  level: EquationLevel
  problem: { line: number; column: number; message: string }
}

export type Compilation = CompiledEquation | UncompiledEquation

/** Rewrites a body so that no `catch` or `finally` of it runs once `done` was called; `name` is free in the body. */
export type KeepEnded = (body: string, name: string) => Promise<string>

const opening = '(function(){'

export function equationHash(level: EquationLevel, source: string): string {
  return createHash('sha256').update(`${level}\n${source}`).digest('hex')
}

/**
 * Takes the types off an equation and puts it into a function of its own, where it may use every name of its level
 * as a name of its own too (`const { material } = specification`). Line numbers stay those of the source.
 */
export async function compileEquation(
  level: EquationLevel,
  source: string,
  keepEnded: KeepEnded,
): Promise<Compilation> {
  const hash = equationHash(level, source)
  if (source.length > sandboxLimits.sourceCharacters) {
    return { ok: false, hash, level, problem: { line: 1, column: 1, message: tooLarge(source.length) } }
  }
  try {
    const plain = withoutTypes(source)
    const guard = freeName(plain)
    const body = /\b(?:catch|finally)\b/.test(plain) ? await keepEnded(plain, guard) : plain
    standsAlone(body, guard)
    const names = namesOfLevel[level].join(',')
    return { ok: true, hash, level, script: `'use strict';(function({${names}},${guard}){${opening}${body}\n})()})` }
  } catch (error) {
    return { ok: false, hash, level, problem: problemOf(error) }
  }
}

export function tooLarge(characters: number): string {
  const most = sandboxLimits.sourceCharacters.toLocaleString('en')
  return `The equation has ${characters.toLocaleString('en')} characters; ${most} are the most. Keep tables that large out of it.`
}

/** Enums and other syntax that makes code need more than stripping; their line numbers may shift. */
function withoutTypes(source: string): string {
  const wrapped = `${opening}${source}\n})`
  try {
    return bodyIn(transformSync(wrapped, { mode: 'strip-only' }).code)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'UnsupportedSyntax') throw error
    return bodyIn(transformSync(wrapped, { mode: 'transform' }).code)
  }
}

function bodyIn(code: string): string {
  const found = /^\(function\s*\(\)\s*\{([\s\S]*)\}\);?\s*$/.exec(code)?.[1]
  if (found === undefined) throw new SyntaxError('The braces of the equation do not match.')
  return found
}

/**
 * Reads the body as V8 reads a whole function: one that closes the brace it stands in, in whatever disguise, is
 * refused here. Nothing runs.
 */
function standsAlone(body: string, guard: string): void {
  compileFunction(`'use strict';${body}`, [guard], { filename: 'equation.ts' })
}

function freeName(body: string): string {
  let name = '$ended'
  while (body.includes(name)) name = `$${name}`
  return name
}

function problemOf(error: unknown): UncompiledEquation['problem'] {
  const { startLine, startColumn, message, stack } = error as Record<string, unknown>
  const said = typeof message === 'string' && message !== '' ? message : 'The equation cannot be read.'
  if (typeof startLine === 'number' && typeof startColumn === 'number') {
    const column = startLine === 1 ? Math.max(0, startColumn - opening.length) : startColumn
    return { line: startLine, column: column + 1, message: said }
  }
  const line = Number(/equation\.ts:(\d+)/.exec(typeof stack === 'string' ? stack : '')?.[1] ?? 1)
  return { line, column: 1, message: said }
}
