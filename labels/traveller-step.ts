import { formatCode, printedCode } from '#domain/codes/carrier-code.ts'
import { barModule, barsOf, drawBars, drawQr, QUIET, qrModule, qrOf, widthInModules } from './barcode.ts'
import { rule, type Sheet } from './sheet.ts'
import { drawLine, fitLine, GREY, type TextStyle, widthOf, wrap } from './text.ts'
import type { TravellerStep } from './traveller-data.ts'
import type { TravellerLayout } from './traveller-layout.ts'
import { durationText, plainText } from './words.ts'

export interface StepRow {
  step: TravellerStep
  workOrder: string
  top: number
  height: number
  /** The line begins and ends in a bar; on the pages between it runs through. */
  isFirst: boolean
  isLast: boolean
  isRuled: boolean
}

/** One step: its stop on the line, what to do there, boxes to sign, and its code. */
export function drawStep(sheet: Sheet, layout: TravellerLayout, row: StepRow): void {
  const right = drawStepCode(sheet, layout, row)
  const left = layout.side + layout.route.width
  const textRight = layout.tally.beside ? right - layout.tally.width - layout.gap : right
  const tallyTop = drawText(sheet, layout, row, { left, width: textRight - left })
  if (layout.tally.beside) drawTallyBeside(sheet, layout, row, right - layout.tally.width)
  else drawTallyBelow(sheet, layout, { left, width: right - left, top: tallyTop })
  const bottom = row.top + row.height
  if (row.isRuled) rule(sheet, [layout.side, bottom], [sheet.width - layout.side, bottom], 0.75)
  drawRoute(sheet, layout, row)
}

/** The route line of the product, upright and in black: a hollow tube, a stop, a bar at either end. */
function drawRoute(sheet: Sheet, layout: TravellerLayout, row: StepRow): void {
  const { doc } = sheet
  const { tube, stop } = layout.route
  const x = layout.side + layout.route.centre
  const middle = row.top + row.height / 2
  const reach = Math.min(row.height / 2 - 6, stop * 1.05)
  const top = row.isFirst ? middle - reach : row.top - 0.4
  const bottom = row.isLast ? middle + reach : row.top + row.height + 0.4
  const edge = tube * 0.2
  doc.rect(x - tube / 2, top, tube, bottom - top).fill('#fff')
  rule(sheet, [x - tube / 2 + edge / 2, top], [x - tube / 2 + edge / 2, bottom], edge)
  rule(sheet, [x + tube / 2 - edge / 2, top], [x + tube / 2 - edge / 2, bottom], edge)
  const terminus = stop * 0.39
  if (row.isFirst) rule(sheet, [x - terminus, top], [x + terminus, top], tube / 2)
  if (row.isLast) rule(sheet, [x - terminus, bottom], [x + terminus, bottom], tube / 2)
  doc
    .lineWidth(stop * 0.1)
    .circle(x, middle, stop * 0.45)
    .fillAndStroke('#fff', '#000')
  const number = fitLine(sheet, row.step.step, { face: 'monoBold', size: stop * 0.34 }, stop * 0.72, stop * 0.2)
  drawLine(sheet, number.text, x, middle + number.style.size * 0.34, number.style, 'centre')
}

/** Draws the text in the middle of what is free for it and says where it ends. */
function drawText(
  sheet: Sheet,
  layout: TravellerLayout,
  row: StepRow,
  column: { left: number; width: number },
): number {
  const { type } = layout
  const below = layout.tally.beside ? 0 : TALLY_BELOW
  const name = nameLines(sheet, layout, row.step.operation, column.width)
  const nameStep = name.style.size * 1.16
  const lineStep = type.body * 1.28
  const room = row.height - 10 - below - name.lines.length * nameStep
  const linesMax = Math.max(0, Math.floor(room / lineStep))
  const said = saidLines(sheet, layout, row.step, column.width, linesMax)
  const height = name.lines.length * nameStep + said.length * lineStep
  let y = row.top + (row.height - below - height) / 2
  for (const line of name.lines) {
    drawLine(sheet, line, column.left, y + nameStep * 0.8, name.style)
    y += nameStep
  }
  for (const line of said) {
    drawLine(sheet, line.text, column.left, y + lineStep * 0.76, line.style)
    y += lineStep
  }
  return y
}

function nameLines(
  sheet: Sheet,
  layout: TravellerLayout,
  name: string,
  width: number,
): { lines: string[]; style: TextStyle } {
  const style: TextStyle = { face: 'bold', size: layout.type.name }
  const fitted = fitLine(sheet, name, style, width, layout.type.name * 0.8)
  if (!fitted.text.endsWith('…')) return { lines: [fitted.text], style: fitted.style }
  return { lines: wrap(sheet, name, fitted.style, width, 2), style: fitted.style }
}

function saidLines(
  sheet: Sheet,
  layout: TravellerLayout,
  step: TravellerStep,
  width: number,
  linesMax: number,
): { text: string; style: TextStyle }[] {
  const where: TextStyle = { face: 'strong', size: layout.type.body }
  const what: TextStyle = { face: 'text', size: layout.type.body }
  const facts = factsOf(sheet, step)
  const instructions = plainText(step.instructions ?? '')
  const factLines =
    facts === '' || linesMax === 0
      ? []
      : wrap(sheet, facts, where, width, instructions === '' ? linesMax : Math.min(2, linesMax))
  const left = linesMax - factLines.length
  const instructionLines = instructions === '' || left <= 0 ? [] : wrap(sheet, instructions, what, width, left)
  return [
    ...factLines.map((text) => ({ text, style: where })),
    ...instructionLines.map((text) => ({ text, style: what })),
  ]
}

/** `MJF 1 or MJF 2, set-up 15 min, 2.5 min each` */
function factsOf(sheet: Sheet, { stations = [], setUpMinutes, runMinutes, runPer }: TravellerStep): string {
  const parts = [
    stations.length === 0
      ? ''
      : stations.length === 1
        ? `${stations[0]}`
        : `${stations.slice(0, -1).join(', ')} or ${stations.at(-1)}`,
    setUpMinutes ? `set-up ${durationText(setUpMinutes, sheet.options)}` : '',
    runMinutes ? `${durationText(runMinutes, sheet.options)}\u00a0${runPer === 'load' ? 'a\u00a0load' : 'each'}` : '',
  ]
  const text = parts.filter((each) => each !== '').join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const tallyWords = ['good', 'scrap', 'date', 'who'] as const
const TALLY_BELOW = 30

function drawTallyBeside(sheet: Sheet, layout: TravellerLayout, row: StepRow, left: number): void {
  const cell = { width: (layout.tally.width - 6) / 2, height: Math.min(26, (row.height - 20) / 2) }
  const top = row.top + row.height / 2 - cell.height - 2.5
  for (const [index, word] of tallyWords.entries()) {
    const x = left + (index % 2) * (cell.width + 6)
    drawTallyCell(sheet, layout, word, { x, y: top + Math.floor(index / 2) * (cell.height + 4), ...cell })
  }
}

function drawTallyBelow(sheet: Sheet, layout: TravellerLayout, at: { left: number; width: number; top: number }): void {
  const width = (at.width - 3 * 5 - layout.gap) / 4
  for (const [index, word] of tallyWords.entries()) {
    drawTallyCell(sheet, layout, word, {
      x: at.left + index * (width + 5),
      y: at.top + 5,
      width,
      height: TALLY_BELOW - 8,
    })
  }
}

function drawTallyCell(
  sheet: Sheet,
  layout: TravellerLayout,
  word: string,
  cell: { x: number; y: number; width: number; height: number },
): void {
  const style: TextStyle = { face: 'text', size: layout.type.small, colour: GREY }
  drawLine(sheet, word, cell.x, cell.y + style.size * 1.05, style)
  rule(sheet, [cell.x, cell.y + cell.height], [cell.x + cell.width, cell.y + cell.height], 0.9)
}

/** Bars where they fit, else a QR code. Gives the right edge of what is left for text. */
function drawStepCode(sheet: Sheet, layout: TravellerLayout, row: StepRow): number {
  const code = { kind: 'work_order', number: row.workOrder, step: row.step.step } as const
  const bars = barsOf(formatCode(code))
  const module = barModule(sheet, bars, layout.codeWidth)
  const style: TextStyle = { face: 'mono', size: layout.type.code }
  const textHeight = style.size * 1.3
  const right = sheet.width - layout.side
  if (module === null) return drawStepQr(sheet, layout, row, code)
  const width = widthInModules(bars) * module
  const height = Math.min(layout.barHeight * 1.2, Math.max(layout.barHeight, row.height - 16 - textHeight))
  const top = row.top + (row.height - height - textHeight) / 2
  drawBars(sheet, bars, { x: right - width, y: top, height, module })
  const printed = printedCode(code)
  drawLine(sheet, printed, right - width / 2, top + height + textHeight * 0.95, style, 'centre')
  return right - width - QUIET.bars * module
}

function drawStepQr(
  sheet: Sheet,
  layout: TravellerLayout,
  row: StepRow,
  code: Parameters<typeof formatCode>[0],
): number {
  const qr = qrOf(formatCode(code))
  const style: TextStyle = { face: 'mono', size: layout.type.code }
  const module = qrModule(sheet, qr, Math.min(row.height - 30, layout.barHeight * 1.2))
  const side = qr.length * module
  const width = Math.max(side, widthOf(sheet, printedCode(code), style))
  const centre = sheet.width - layout.side - width / 2
  const top = row.top + (row.height - side - style.size * 1.6) / 2
  drawQr(sheet, qr, { x: centre - side / 2, y: top, module })
  drawLine(sheet, printedCode(code), centre, top + side + style.size * 1.5, style, 'centre')
  return centre - width / 2 - QUIET.qr * module
}
