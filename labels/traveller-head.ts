import { formatCode } from '#domain/codes/carrier-code.ts'
import { drawQr, qrModule, qrOf } from './barcode.ts'
import { rule, type Sheet } from './sheet.ts'
import { drawLine, fitLine, type TextStyle, widthOf, wrap } from './text.ts'
import type { TravellerData } from './traveller-data.ts'
import type { TravellerLayout } from './traveller-layout.ts'
import { dayText, momentText, numberText } from './words.ts'

export interface PageOf {
  page: number
  pages: number
}

/** The first page's head: shop, number, how many, which part, until when, and the work order's code for cameras. */
export function drawHead(sheet: Sheet, traveller: TravellerData, layout: TravellerLayout, of: PageOf): void {
  const { type, side, top, gap } = layout
  const right = drawCode(sheet, traveller, layout, layout.qrSide) - gap
  const brandLine = top + type.body
  const printed = `Traveller, sheet ${of.page} of ${of.pages}. Printed ${momentText(sheet.options.printedAt, sheet.options)}`
  drawBrandRow(sheet, traveller, layout, { baseline: brandLine, right, note: printed })

  const numberLine = brandLine + type.body * 0.9 + type.number * 0.84
  const big: TextStyle = { face: 'bold', size: type.number, spacing: type.number * -0.02 }
  const number = fitLine(sheet, traveller.workOrder.number, big, (right - side) * 0.62, type.title)
  drawLine(sheet, number.text, side, numberLine, number.style)
  const roomForQuantity = right - side - widthOf(sheet, number.text, number.style) - gap
  const quantity = fitLine(
    sheet,
    numberText(traveller.workOrder.quantity, sheet.options),
    big,
    roomForQuantity,
    type.title,
  )
  drawLine(sheet, quantity.text, right, numberLine, quantity.style, 'right')

  const nameLine = numberLine + type.title * 1.55
  const promise = fitLine(
    sheet,
    promiseOf(sheet, traveller),
    { face: 'strong', size: type.body * 1.12 },
    (right - side) * 0.6,
    type.small,
  )
  drawLine(sheet, promise.text, right, nameLine, promise.style, 'right')
  const roomForName = right - side - widthOf(sheet, promise.text, promise.style) - gap
  drawPartName(sheet, traveller, layout, { baseline: nameLine, width: roomForName })

  const bottom = top + layout.headHeight
  rule(sheet, [side, bottom], [sheet.width - side, bottom], 3)
}

/** One line where it fits, else two smaller ones around the same baseline. */
function drawPartName(
  sheet: Sheet,
  traveller: TravellerData,
  layout: TravellerLayout,
  at: { baseline: number; width: number },
): void {
  const { type, side } = layout
  const one = fitLine(sheet, partName(traveller), { face: 'bold', size: type.title }, at.width, type.title * 0.75)
  if (!one.text.endsWith('…')) {
    drawLine(sheet, one.text, side, at.baseline, one.style)
    return
  }
  const style: TextStyle = { face: 'bold', size: type.body * 1.12 }
  for (const [index, line] of wrap(sheet, partName(traveller), style, at.width, 2).entries()) {
    drawLine(sheet, line, side, at.baseline + (index - 0.5) * style.size * 1.2, style)
  }
}

/** The head of every further page: enough to know whose sheet it is and to scan it. */
export function drawContinuedHead(sheet: Sheet, traveller: TravellerData, layout: TravellerLayout, of: PageOf): void {
  const { type, side, top, gap } = layout
  const right = drawCode(sheet, traveller, layout, layout.continuedHeight - gap * 1.6) - gap
  const brandLine = top + type.body
  drawBrandRow(sheet, traveller, layout, {
    baseline: brandLine,
    right,
    note: `Traveller, sheet ${of.page} of ${of.pages}, continued`,
  })

  const line = brandLine + type.body * 0.8 + type.title * 1.1
  const style: TextStyle = { face: 'bold', size: type.title * 1.2 }
  drawLine(sheet, traveller.workOrder.number, side, line, style)
  const afterNumber = side + widthOf(sheet, traveller.workOrder.number, style) + gap
  const promise = fitLine(
    sheet,
    `${numberText(traveller.workOrder.quantity, sheet.options)} ${promiseOf(sheet, traveller)}`,
    { face: 'strong', size: type.body * 1.12 },
    (right - afterNumber) * 0.6,
    type.small,
  )
  drawLine(sheet, promise.text, right, line, promise.style, 'right')
  const roomForName = right - afterNumber - widthOf(sheet, promise.text, promise.style) - gap
  const name = fitLine(sheet, partName(traveller), { face: 'strong', size: type.body * 1.12 }, roomForName, type.small)
  drawLine(sheet, name.text, afterNumber, line, name.style)

  const bottom = top + layout.continuedHeight - 3
  rule(sheet, [side, bottom], [sheet.width - side, bottom], 3)
}

/** Draws the work order's QR code flush right and says where its quiet zone begins on the left. */
function drawCode(sheet: Sheet, traveller: TravellerData, layout: TravellerLayout, side: number): number {
  const qr = qrOf(formatCode({ kind: 'work_order', number: traveller.workOrder.number }))
  const module = qrModule(sheet, qr, side)
  const left = sheet.width - layout.side - qr.length * module
  drawQr(sheet, qr, { x: left, y: layout.top, module })
  return left - module
}

function drawBrandRow(
  sheet: Sheet,
  traveller: TravellerData,
  layout: TravellerLayout,
  row: { baseline: number; right: number; note: string },
): void {
  const { type, side, gap } = layout
  const note = { face: 'text', size: type.body } as const
  drawLine(sheet, row.note, row.right, row.baseline, note, 'right')
  const markWidth = drawMark(sheet, side, row.baseline - type.body * 0.34, type.body)
  const flagWidth =
    traveller.workOrder.rush === true ? widthOf(sheet, 'RUSH', flagStyle(layout)) + type.body + gap / 2 : 0
  const left = side + markWidth
  const room = row.right - widthOf(sheet, row.note, note) - gap - left - flagWidth
  const shop = fitLine(sheet, traveller.shopName, { face: 'strong', size: type.body * 1.06 }, room, type.small)
  drawLine(sheet, shop.text, left, row.baseline, shop.style)
  if (flagWidth > 0) drawRush(sheet, layout, left + widthOf(sheet, shop.text, shop.style) + gap / 2, row.baseline)
}

/** The product's mark: a stop on a line. Gives the width it takes. */
function drawMark(sheet: Sheet, x: number, y: number, size: number): number {
  const radius = size * 0.42
  rule(sheet, [x, y], [x + size * 0.3, y], size * 0.22)
  rule(sheet, [x + size * 1.1, y], [x + size * 1.4, y], size * 0.22)
  sheet.doc
    .lineWidth(size * 0.26)
    .circle(x + size * 0.7, y, radius)
    .stroke('#000')
  return size * 1.95
}

const flagStyle = (layout: TravellerLayout): TextStyle => ({ face: 'bold', size: layout.type.body, colour: '#fff' })

function drawRush(sheet: Sheet, layout: TravellerLayout, x: number, baseline: number): void {
  const style = flagStyle(layout)
  const width = widthOf(sheet, 'RUSH', style) + style.size
  sheet.doc.roundedRect(x, baseline - style.size * 0.95, width, style.size * 1.25, 2).fill('#000')
  drawLine(sheet, 'RUSH', x + style.size / 2, baseline, style)
}

function promiseOf(sheet: Sheet, { workOrder }: TravellerData): string {
  const parts = [workOrder.quantity === 1 ? 'piece' : 'pieces']
  if (workOrder.released !== undefined && workOrder.released < workOrder.quantity) {
    parts.push(`${numberText(workOrder.released, sheet.options)} released`)
  }
  if (workOrder.due) parts.push(`due ${dayText(workOrder.due, sheet.options.printedAt, sheet.options)}`)
  return parts.join(', ')
}

function partName({ part }: TravellerData): string {
  return part.revision ? `${part.name} rev ${part.revision}` : part.name
}
