import writeXlsxFile, { type SheetData } from 'write-excel-file/node'
import type { Cell } from './csv.ts'

/** A table as an Excel file: texts are texts, whatever they begin with; the header stays in view. */
export function xlsxOf(header: readonly string[], rows: readonly (readonly Cell[])[]): Promise<Buffer> {
  const head = header.map((value) => ({ value, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((value) => {
      if (value === null) return null
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  const sheet = [head, ...body] as SheetData
  return writeXlsxFile(sheet, { stickyRowsCount: 1, columns: header.map(() => ({ width: 18 })) }).toBuffer()
}
