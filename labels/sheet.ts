import PDFDocument from 'pdfkit'

export const pageSizes = ['A4', 'LETTER', 'A5'] as const
export type PageSize = (typeof pageSizes)[number]

/** Dots per inch of the printers that shops have: 203 and 300 for labels, 600 in the office. */
export const printerDpi = [203, 300, 600] as const
export type PrinterDpi = (typeof printerDpi)[number]

export interface PaperOptions {
  pageSize: PageSize
  /** BCP 47, such as `en-GB`: how dates and numbers are written. */
  locale: string
  /** IANA, such as `Europe/Oslo`: the shop's. */
  timeZone: string
  /** The printer's dots per inch; left out, codes suit printers of 300 and 600. */
  dpi?: PrinterDpi
  /** When it is printed; also the creation time in the file, so that the same data gives the same bytes. */
  printedAt: Date
}

/** A PDF being drawn. All lengths are points (1/72 inch) from the upper left corner. */
export interface Sheet {
  doc: PDFKit.PDFDocument
  options: PaperOptions
  width: number
  height: number
}

const pointsOf = { A4: [595.28, 841.89], LETTER: [612, 792], A5: [419.53, 595.28] } as const satisfies Record<
  PageSize,
  readonly [number, number]
>

/** Millimetres as points. */
export const mm = (length: number) => (length * 72) / 25.4

/** Draws a file of one or more pages; `draw` begins each with `newPage`. */
export async function renderSheets(
  title: string,
  options: PaperOptions,
  draw: (sheet: Sheet) => void | Promise<void>,
): Promise<Buffer> {
  return renderFile({ title, size: pointsOf[options.pageSize] }, options, draw)
}

/** The same on pages of any size in points; `buffered` pages can be gone back to until the file ends. */
export async function renderFile(
  file: { title: string; size: readonly [number, number]; buffered?: boolean },
  options: PaperOptions,
  draw: (sheet: Sheet) => void | Promise<void>,
): Promise<Buffer> {
  const { title, buffered = false } = file
  const [width, height] = file.size
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: buffered,
    margin: 0,
    size: [width, height],
    lang: options.locale,
    info: { Title: title, Producer: 'Routecard', Creator: 'Routecard', CreationDate: options.printedAt },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject))
  await draw({ doc, options, width, height })
  doc.end()
  await finished
  return Buffer.concat(chunks)
}

export function newPage(sheet: Sheet): void {
  sheet.doc.addPage()
}

/** Lets others have their turn: many sheets take seconds, and the same process answers scans. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** A black line of the given thickness. */
export function rule(sheet: Sheet, from: [number, number], to: [number, number], thickness: number): void {
  sheet.doc
    .lineWidth(thickness)
    .moveTo(...from)
    .lineTo(...to)
    .stroke('#000')
}
