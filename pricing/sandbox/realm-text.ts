import { readFileSync } from 'node:fs'
import { transformSync } from 'amaro'

/** In the order in which the isolate reads them: each uses only what stands before it, or functions. */
const files = [
  '../../domain/units/round.ts',
  './limits.ts',
  './realm/built-ins.ts',
  './realm/state.ts',
  './realm/show.ts',
  './realm/names.ts',
  './realm/close-world.ts',
  './realm/realm.ts',
]

let joined: string | undefined

/**
 * The realm as one script whose value is `openRealm`: the files above without their types, imports and exports,
 * in one function scope. They are ordinary checked modules everywhere else.
 */
export function realmText(): string {
  joined ??= `'use strict';(function(){${files.map(bodyOf).join('\n')}\nreturn openRealm})()`
  return joined
}

function bodyOf(file: string): string {
  const { code } = transformSync(readFileSync(new URL(file, import.meta.url), 'utf8'), { mode: 'strip-only' })
  return code.replaceAll(/^import\s[^;]*?from\s*'[^']*'/gm, '').replaceAll(/^export (?=function|const)/gm, '')
}
