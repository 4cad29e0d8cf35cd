import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { readSheet } from 'read-excel-file/node'
import { reject } from '#domain/decision.ts'
import { unfoldsWithin } from './zip-sizes.ts'

const rowsMax = 10_000
const columnsMax = 100
const cellMax = 10_000
const unfoldedBytesMax = 64 * 1024 * 1024

/** A table out of a CSV or Excel file, every cell as text. Refuses (`file_unreadable`) what is neither, or too much. */
export async function readTable(path: string, head: Buffer): Promise<string[][]> {
  const isExcel = head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))
  return checked(isExcel ? await readExcel(path) : await readCsv(path))
}

function checked(rows: string[][]): string[][] {
  const filled = rows.filter((row) => row.some((cell) => cell !== ''))
  if (filled.length < 2) reject('file_unreadable', { problem: 'The file has no row under its headings.' })
  if (filled.length > rowsMax + 1) {
    reject('file_unreadable', { problem: `The file has more than ${rowsMax} rows. Send it in parts.` })
  }
  if (filled.some((row) => row.length > columnsMax || row.some((cell) => cell.length > cellMax))) {
    reject('file_unreadable', { problem: `A row has more than ${columnsMax} columns, or a cell is too long.` })
  }
  return filled
}

/** The same of a text that was sent as it is. */
export function tableOfText(text: string): string[][] {
  if (text.includes('\0')) reject('file_unreadable', { problem: 'This is no CSV file.' })
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: true, preview: rowsMax + 2 })
  return checked(data.map((row) => row.map((cell) => cell.trim())))
}

async function readCsv(path: string): Promise<string[][]> {
  const bytes = await readFile(path)
  if (bytes.includes(0)) reject('file_unreadable', { problem: 'This is neither a CSV nor an Excel file.' })
  const { data } = Papa.parse<string[]>(decode(bytes), { skipEmptyLines: true, preview: rowsMax + 2 })
  return data.map((row) => row.map((cell) => cell.trim()))
}

/** UTF-8 as it should be, else as Excel writes it in western Europe. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function readExcel(path: string): Promise<string[][]> {
  const bytes = await readFile(path)
  if (!unfoldsWithin(bytes, unfoldedBytesMax)) {
    reject('file_unreadable', { problem: 'The Excel file unfolds to more than a table of customers needs.' })
  }
  try {
    const rows: readonly (readonly unknown[])[] = await readSheet(bytes)
    return rows.map((row) => row.map(textOf))
  } catch {
    return reject('file_unreadable', { problem: 'The Excel file could not be read. Save it anew as .xlsx or CSV.' })
  }
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return String(cell).trim()
}
