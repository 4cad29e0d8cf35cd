import { type CarrierCode, formatCode, printedCode } from '#domain/codes/carrier-code.ts'
import { barModule, barsOf, drawBars, drawQr, QUIET, qrModule, qrOf, widthInModules } from './barcode.ts'
import { mm, newPage, type Sheet } from './sheet.ts'
import { drawLine, type TextStyle, widthOf } from './text.ts'

export interface Grid {
  columns: number
  rows: number
  cardWidth: number
  cardHeight: number
  left: number
  top: number
}

/** As many cards of one size as a page takes, in the middle of it. */
export function gridOf(sheet: Sheet, card: { width: number; height: number }, reserve = { top: 0, bottom: 0 }): Grid {
  const margin = mm(8)
  const columns = Math.max(1, Math.floor((sheet.width - 2 * margin) / card.width))
  const rows = Math.max(1, Math.floor((sheet.height - 2 * margin - reserve.top - reserve.bottom) / card.height))
  return {
    columns,
    rows,
    cardWidth: card.width,
    cardHeight: card.height,
    left: (sheet.width - columns * card.width) / 2,
    top: margin + reserve.top,
  }
}

/** Draws `cards` into the grid, page after page, with hairlines to cut along; `onPage` may add a head to each page. */
export function drawGrid<Card>(
  sheet: Sheet,
  grid: Grid,
  cards: readonly Card[],
  draw: (card: Card, box: { x: number; y: number; width: number; height: number }) => void,
  onPage: () => void = () => undefined,
): void {
  const perPage = grid.columns * grid.rows
  for (const [index, card] of cards.entries()) {
    const place = index % perPage
    if (place === 0) {
      newPage(sheet)
      onPage()
    }
    const x = grid.left + (place % grid.columns) * grid.cardWidth
    const y = grid.top + Math.floor(place / grid.columns) * grid.cardHeight
    sheet.doc.lineWidth(0.4).rect(x, y, grid.cardWidth, grid.cardHeight).stroke('#000')
    draw(card, { x, y, width: grid.cardWidth, height: grid.cardHeight })
  }
}

/** Bars as wide as the box allows, in its middle, else a QR code; the printed line below. `height` is what both take together. */
export function drawCodeIn(
  sheet: Sheet,
  code: CarrierCode,
  box: { x: number; y: number; width: number; height: number },
): void {
  const bars = barsOf(formatCode(code))
  const style: TextStyle = { face: 'mono', size: 8.5 }
  const below = style.size * 1.5
  const printed = printedCode(code)
  const centre = box.x + box.width / 2
  const module = barModule(sheet, bars, box.width - 2 * QUIET.bars * 0.8)
  const quiet = module === null ? 0 : QUIET.bars * module
  if (module !== null && widthInModules(bars) * module + 2 * quiet <= box.width + 1) {
    const left = centre - (widthInModules(bars) * module) / 2
    drawBars(sheet, bars, { x: left, y: box.y, height: box.height - below, module })
  } else {
    const qr = qrOf(formatCode(code))
    const size = qrModule(sheet, qr, Math.min(box.height - below, box.width - 2 * QUIET.qr * 3))
    drawQr(sheet, qr, { x: centre - (qr.length * size) / 2, y: box.y, module: size })
  }
  const size = Math.min(style.size, (style.size * box.width) / widthOf(sheet, printed, style))
  drawLine(sheet, printed, centre, box.y + box.height - 1.5, { ...style, size }, 'centre')
}
