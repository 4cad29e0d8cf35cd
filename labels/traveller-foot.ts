import { type CommandCard, formatCode, printedCode } from '#domain/codes/carrier-code.ts'
import { barModule, barsOf, drawBars, widthInModules } from './barcode.ts'
import { mm, rule, type Sheet } from './sheet.ts'
import { drawLine, fitLine, GREY, type TextStyle, widthOf } from './text.ts'
import type { PageOf } from './traveller-head.ts'
import type { TravellerLayout } from './traveller-layout.ts'

/** The cards that nearly every report needs; a half page has room for three. */
const cards: { words: string; command: CommandCard; onHalfPage: boolean }[] = [
  { words: 'All good', command: 'complete', onHalfPage: true },
  { words: 'Scrap', command: 'scrap', onHalfPage: true },
  { words: 'Hold', command: 'hold', onHalfPage: false },
  { words: 'Undo', command: 'undo', onHalfPage: true },
]

const CARD_BARS = mm(12)
const ADVICE = 'Scan the step where you stand. This sheet stays with the pieces; when they split, print another.'

/** What the foot of a page takes above the lower margin, with or without the command cards of the last page. */
export function footHeight(layout: TravellerLayout, withCards: boolean): number {
  const line = layout.type.small * 2.2
  return withCards ? line + 12 + layout.type.body * 1.9 + CARD_BARS + layout.type.code * 1.4 : line
}

export function drawCards(sheet: Sheet, layout: TravellerLayout, top: number): void {
  rule(sheet, [layout.side, top], [sheet.width - layout.side, top], 3)
  const shown = cards.filter((card) => card.onHalfPage || sheet.options.pageSize !== 'A5')
  const room = sheet.width - 2 * layout.side
  const column = room / shown.length
  for (const [index, { words, command }] of shown.entries()) {
    const code = { kind: 'command', command } as const
    const x = layout.side + index * column
    const bars = barsOf(formatCode(code))
    const module = barModule(sheet, bars, column - layout.gap * 1.4)
    if (module === null) continue
    const y = top + 12 + layout.type.body * 1.9
    drawLine(sheet, words, x, top + 12 + layout.type.body * 1.05, { face: 'bold', size: layout.type.body * 1.06 })
    drawBars(sheet, bars, { x, y, height: CARD_BARS, module })
    const middle = x + (widthInModules(bars) * module) / 2
    drawLine(
      sheet,
      printedCode(code),
      middle,
      y + CARD_BARS + layout.type.code * 1.2,
      { face: 'mono', size: layout.type.code * 0.9 },
      'centre',
    )
  }
}

export function drawFootLine(sheet: Sheet, layout: TravellerLayout, workOrder: string, of: PageOf): void {
  const baseline = sheet.height - layout.bottom
  const mono: TextStyle = { face: 'mono', size: layout.type.small, colour: GREY }
  const sheetOf = `${workOrder} · sheet ${of.page}/${of.pages}`
  drawLine(sheet, sheetOf, sheet.width - layout.side, baseline, mono, 'right')
  const room = sheet.width - 2 * layout.side - widthOf(sheet, sheetOf, mono) - layout.gap
  const advice = fitLine(
    sheet,
    ADVICE,
    { face: 'text', size: layout.type.small, colour: GREY },
    room,
    layout.type.small * 0.75,
  )
  drawLine(sheet, advice.text, layout.side, baseline, advice.style)
}
