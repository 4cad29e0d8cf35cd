/** A PostgreSQL array of values that need no quoting: uuids, numbers, our own keywords. */
export function plainArray(values: readonly (string | number | null)[]): string {
  let text = '{'
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ','
    text += values[index] ?? 'NULL'
  }
  return `${text}}`
}

/** A PostgreSQL array of any texts: every element is quoted, so nothing in it can end it. */
export function textArray(values: readonly (string | null)[]): string {
  let text = '{'
  for (let index = 0; index < values.length; index++) {
    if (index > 0) text += ','
    const value = values[index]
    text += value === null || value === undefined ? 'NULL' : `"${escaped(value)}"`
  }
  return `${text}}`
}

/** A PostgreSQL array of byte strings. */
export function byteaArray(values: readonly Buffer[]): string {
  return `{${values.map((value) => `"\\\\x${value.toString('hex')}"`).join(',')}}`
}

const special = /[\\"]/g
const escaped = (text: string) => (text.includes('"') || text.includes('\\') ? text.replace(special, '\\$&') : text)
