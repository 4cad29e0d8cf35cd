/** A cell of a table; numbers and amounts stay numbers. */
export type Cell = string | number | null

const opener = /^[=+\-@\t\r]/
const amount = /^-?\d+(\.\d+)?$/

/**
 * A table as a spreadsheet reads it: UTF-8 with its mark, CRLF, quotes where they are needed. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it.
 */
export function csvOf(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(cellText).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  const safe = opener.test(text) && !amount.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
