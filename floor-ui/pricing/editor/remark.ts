/** What the check says about a place of an equation; line and column are counted from 1. */
export interface Remark {
  line: number
  column: number
  severity: 'error' | 'warning'
  message: string
}

export interface Fix {
  from: number
  to: number
  insert: string
}

/** Where a remark's place is in the text, counted in characters from 0. */
export function offsetOf(text: string, { line, column }: Pick<Remark, 'line' | 'column'>): number {
  let start = 0
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', start)
    if (next === -1) return text.length
    start = next + 1
  }
  return Math.min(text.length, start + Math.max(0, column - 1))
}

/** From the remark's place to the end of the word that stands there; at least one character. */
export function wordAt(text: string, remark: Remark): { from: number; to: number } {
  const from = offsetOf(text, remark)
  const word = /^[\p{L}\p{N}_$]+|^(["'`])(?:(?!\1)[^\n])*\1?/u.exec(text.slice(from, from + 200))
  return { from, to: Math.min(text.length, from + Math.max(1, word?.[0].length ?? 1)) }
}

/**
 * The mend that a remark names, as a change of the text: another name where it says which was meant, the name in
 * brackets where a value of a material is read with a dot. Null where the remark only explains.
 */
export function fixOf(text: string, remark: Remark): Fix | null {
  const { message } = remark
  const dotted = /^The material has no "(\w+)".*?material\.variables\["(\w+)"\]/u.exec(message)
  if (dotted) return dottedFix(text, remark, dotted[1] ?? '', dotted[2] ?? '')
  const meant = /(?:It is called|Did you mean) "([^"]+)"/u.exec(message)?.[1]
  const wrong = /(?:ha(?:s|ve) no(?: variable)?|^) ?"([^"]+)"/u.exec(message)?.[1]
  return meant && wrong ? replaced(text, remark, wrong, meant) : null
}

function dottedFix(text: string, remark: Remark, wrong: string, name: string): Fix | null {
  const there = /There are: (.*)\.$/u.exec(remark.message)?.[1]
  if (there !== undefined && !there.includes(`"${name}"`)) return null
  if (/There are none yet/u.test(remark.message)) return null
  return replaced(text, remark, wrong, `variables["${name}"]`)
}

function replaced(text: string, remark: Remark, wrong: string, insert: string): Fix | null {
  const from = text.indexOf(wrong, offsetOf(text, remark))
  const lineEnd = text.indexOf('\n', offsetOf(text, remark))
  if (from === -1 || (lineEnd !== -1 && from > lineEnd)) return null
  return { from, to: from + wrong.length, insert }
}

/** "1 error, line 2." and what follows from it; null where nothing stands in the way. */
export function standingOf(remarks: readonly Remark[]): { errors: number; warnings: number; firstLine: number | null } {
  const errors = remarks.filter((each) => each.severity === 'error')
  return {
    errors: errors.length,
    warnings: remarks.length - errors.length,
    firstLine: (errors[0] ?? remarks[0])?.line ?? null,
  }
}
