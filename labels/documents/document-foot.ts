import { drawLine, wrap } from '../text.ts'
import { HAIR, linesOf, margins, type Page, style } from './document-page.ts'

/** The shop's own lines at the foot of every page, and which page of how many it is. */
export function drawFeet(page: Page): void {
  const { sheet } = page
  const { start, count } = sheet.doc.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    sheet.doc.switchToPage(start + index)
    drawFoot(page, index + 1, count)
  }
}

function drawFoot(page: Page, number: number, of: number): void {
  const { sheet, data, words, left, right } = page
  const { company, taxId, bank, footer, name } = data.shop
  const top = sheet.height - margins.foot + 10
  sheet.doc
    .lineWidth(0.5)
    .moveTo(left, top - 12)
    .lineTo(right, top - 12)
    .stroke(HAIR)
  const tax = taxId === '' ? [] : [`${words.taxIdOf} ${taxId}`]
  const own = linesOf(company)
  const blocks = [own.length > 0 ? own : [name], [...tax, ...linesOf(footer)], linesOf(bank)].filter(
    (block) => block.length > 0,
  )
  const look = { ...style.small, size: 7 }
  const width = (right - left) / 3 - 8
  for (const [place, block] of blocks.entries()) {
    const lines = block.flatMap((line) => wrap(sheet, line, look, width, 2)).slice(0, 5)
    for (const [row, line] of lines.entries()) {
      drawLine(sheet, line, left + place * (width + 12), top + row * 9.4, look)
    }
  }
  const text = `${data.number} · ${words.page(number, of)}`
  drawLine(sheet, text, right, sheet.height - 18, look, 'right')
}
