import { mm, rule } from '../sheet.ts'
import { drawLine, fitLine, wrap } from '../text.ts'
import { numberText } from '../words.ts'
import { hairline, INK, makeRoom, type Page, paragraph, style } from './document-page.ts'
import { amountText, moneyText } from './writing.ts'

const WIDTH = mm(86)

/** What it adds up to, at the right under the table, the total under a line of its own; then the notes. */
export function drawSums(page: Page): void {
  if (page.data.kind === 'packing_slip') drawPieces(page)
  else drawAmounts(page)
  if (page.data.notes.length > 0) page.y += mm(5)
  for (const note of page.data.notes) paragraph(page, note, { ...style.body, size: 9 })
}

function drawAmounts(page: Page): void {
  const { sheet, data, right } = page
  const rows = data.sums.filter((sum) => sum.kind === 'part')
  makeRoom(page, rows.length * 15 + 46)
  page.y += 8
  for (const { name, amount } of rows) {
    page.y += 15
    const [title = ''] = wrap(sheet, name, style.body, WIDTH - 84, 1)
    drawLine(sheet, title, right - WIDTH, page.y, style.body)
    drawLine(sheet, amountText(amount, data.currency, data.locale), right, page.y, style.body, 'right')
  }
  const total = data.sums.find((sum) => sum.kind === 'total')
  if (!total) return
  page.y += 9
  rule(sheet, [right - WIDTH, page.y], [right, page.y], 1.6)
  page.y += 20
  drawLine(sheet, total.name, right - WIDTH, page.y, { ...style.strong, size: 11 })
  const money = moneyText(total.amount, data.currency, data.locale)
  const fitted = fitLine(sheet, money, { face: 'bold', size: 16, colour: INK }, WIDTH - 76, 10)
  drawLine(sheet, fitted.text, right, page.y, fitted.style, 'right')
  page.y += 6
}

function drawPieces(page: Page): void {
  const { sheet, data, words, right } = page
  const pieces = data.lines.reduce((sum, line) => sum + line.quantity, 0)
  makeRoom(page, 30)
  page.y += 20
  const text = words.piecesInAll(numberText(pieces, { locale: data.locale, timeZone: 'UTC' }))
  drawLine(sheet, text, right, page.y, { ...style.strong, size: 11 }, 'right')
  page.y += 8
  hairline(page, page.y)
}
