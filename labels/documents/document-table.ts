import { rule } from '../sheet.ts'
import { drawLine, fitLine, wrap } from '../text.ts'
import { numberText } from '../words.ts'
import { colourPicture } from './colour-picture.ts'
import type { DocumentLine } from './document-data.ts'
import { continueOnNewPage, hairline, type Page, SOFT, style } from './document-page.ts'
import { amountText } from './writing.ts'

interface Column {
  /** The right edge of its numbers. */
  x: number
  width: number
  title: string
  text: (line: DocumentLine) => string
  strong?: boolean
}

const PICTURE = 34
const NAME_GAP = 10

/** The lines: what, how many, for how much; each row whole on one page, the headings again on every page. */
export function drawTable(page: Page): void {
  const columns = page.data.kind === 'packing_slip' ? packingColumns(page) : priceColumns(page)
  const pictured = page.data.lines.some((line) => line.picture)
  drawHeadings(page, columns)
  for (const line of page.data.lines) drawRow(page, columns, line, pictured)
}

function priceColumns({ data, words, right }: Page): Column[] {
  const { currency, locale } = data
  const money = (amount: string | null | undefined) =>
    amount === null || amount === undefined ? '–' : amountText(amount, currency, locale)
  return [
    { x: right - 172, width: 54, title: words.quantity, text: (line) => count(line.quantity, locale) },
    { x: right - 84, width: 82, title: words.unitPrice, text: (line) => money(line.unitPrice) },
    {
      x: right,
      width: 80,
      title: `${words.amount} ${currency}`,
      text: (line) => (line.total === null ? words.toBePriced : money(line.total)),
      strong: true,
    },
  ]
}

function packingColumns({ data, words, right }: Page): Column[] {
  const { locale } = data
  const known = (value: number | undefined) => (value === undefined ? '–' : count(value, locale))
  return [
    { x: right - 190, width: 70, title: words.ordered, text: (line) => known(line.ordered) },
    { x: right - 96, width: 86, title: words.before, text: (line) => known(line.before) },
    { x: right, width: 88, title: words.inThisShipment, text: (line) => count(line.quantity, locale), strong: true },
  ]
}

const count = (value: number, locale: string) => numberText(value, { locale, timeZone: 'UTC' })

function drawHeadings(page: Page, columns: Column[]): void {
  const { sheet, words, left, right } = page
  const y = page.y + 8
  drawLine(sheet, words.position, left, y, style.head)
  drawLine(sheet, words.part, left + 22, y, style.head)
  for (const { x, width, title } of columns) {
    const fitted = fitLine(sheet, title, style.head, width, 6)
    drawLine(sheet, fitted.text, x, y, fitted.style, 'right')
  }
  rule(sheet, [left, y + 7], [right, y + 7], 1.2)
  page.y = y + 7
}

function drawRow(page: Page, columns: Column[], line: DocumentLine, pictured: boolean): void {
  const { sheet, left } = page
  const first = columns[0]
  const x = left + 22 + (pictured ? PICTURE + NAME_GAP : 0)
  const width = (first ? first.x - first.width : page.right) - x - 8
  const names = wrap(sheet, line.name, style.strong, width, 3)
  const details = line.details.flatMap((detail) => wrap(sheet, detail, style.small, width, 3)).slice(0, 8)
  const textHeight = names.length * 13 + details.length * 11.2
  const height = Math.max(textHeight, pictured ? PICTURE : 0) + 16
  if (page.y + height > page.bottom) {
    continueOnNewPage(page)
    drawHeadings(page, columns)
  }
  const baseline = page.y + 17
  drawLine(sheet, String(line.position), left, baseline, { ...style.number, colour: SOFT })
  if (pictured) drawPicture(page, line, left + 22)
  let y = baseline
  for (const name of names) {
    drawLine(sheet, name, x, y, style.strong)
    y += 13
  }
  for (const detail of details) {
    drawLine(sheet, detail, x, y - 1, style.small)
    y += 11.2
  }
  for (const { x: end, width: room, text, strong } of columns) {
    const fitted = fitLine(sheet, text(line), strong ? style.strong : style.body, room, 6.5)
    drawLine(sheet, fitted.text, end, baseline, fitted.style, 'right')
  }
  page.y += height
  hairline(page, page.y)
}

function drawPicture({ sheet, y }: Page, line: DocumentLine, x: number): void {
  const picture = line.picture && colourPicture(line.picture)
  if (!picture) return
  try {
    sheet.doc.image(picture, x, y + 8, { fit: [PICTURE, PICTURE], align: 'center', valign: 'center' })
  } catch {
    // A line without its picture still says what it is.
  }
}
