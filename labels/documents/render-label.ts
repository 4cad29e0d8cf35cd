import { barModule, barsOf, drawBars, widthInModules } from '../barcode.ts'
import { mm, newPage, renderFile, rule, type Sheet } from '../sheet.ts'
import { drawLine, fitLine, wrap } from '../text.ts'
import { colourPicture } from './colour-picture.ts'
import type { LabelData } from './document-data.ts'
import { INK, SOFT } from './document-page.ts'
import { documentWords } from './words.ts'

export const labelSizes = ['A6', '100x150', '4x6in'] as const
export type LabelSize = (typeof labelSizes)[number]

const sizes = {
  A6: [297.64, 419.53],
  '100x150': [mm(100), mm(150)],
  '4x6in': [288, 432],
} as const satisfies Record<LabelSize, readonly [number, number]>

/** Draws a label for each parcel: from whom, to whom in large letters, the order and which parcel of how many. */
export function renderDeliveryLabels(
  data: LabelData,
  paper: { size: LabelSize; timeZone: string; printedAt: Date },
): Promise<Buffer> {
  const title = `${documentWords(data.language).titles.delivery_label} ${data.order}`
  const options = { pageSize: 'A5', locale: data.locale, timeZone: paper.timeZone, printedAt: paper.printedAt } as const
  return renderFile({ title, size: sizes[paper.size] }, options, (sheet) => {
    for (let parcel = 1; parcel <= data.parcels; parcel++) {
      newPage(sheet)
      drawLabel(sheet, data, parcel)
    }
  })
}

const EDGE = mm(6)

function drawLabel(sheet: Sheet, data: LabelData, parcel: number): void {
  const words = documentWords(data.language)
  const right = sheet.width - EDGE
  const width = right - EDGE
  drawSender(sheet, data, width)
  rule(sheet, [EDGE, mm(27)], [right, mm(27)], 1.2)

  let y = mm(39)
  for (const [index, text] of [data.to.name, ...data.to.lines].entries()) {
    const look = { face: index === 0 ? 'bold' : 'strong', size: index === 0 ? 17 : 14.5, colour: INK } as const
    for (const line of wrap(sheet, text, look, width, 2)) {
      drawLine(sheet, line, EDGE, y, look)
      y += look.size * 1.3
    }
  }

  const foot = sheet.height - mm(46)
  rule(sheet, [EDGE, foot], [right, foot], 1.2)
  drawLine(
    sheet,
    words.parcel(parcel, data.parcels),
    right,
    foot + 22,
    { face: 'bold', size: 14, colour: INK },
    'right',
  )
  drawLine(sheet, data.order, EDGE, foot + 22, { face: 'mono', size: 14, colour: INK })
  const small = { face: 'text', size: 9, colour: SOFT } as const
  const order = data.purchaseOrder === '' ? '' : `${words.facts.purchaseOrder} ${data.purchaseOrder}`
  const below = [order, data.carrier].filter((text) => text !== '').join(' · ')
  const [line = ''] = wrap(sheet, below, small, width, 1)
  drawLine(sheet, line, EDGE, foot + 37, small)
  drawTracking(sheet, data, foot + 46, width)
}

function drawSender(sheet: Sheet, data: LabelData, width: number): void {
  const logo = data.shop.logo && colourPicture(data.shop.logo)
  let text = EDGE
  if (logo) {
    try {
      sheet.doc.image(logo, EDGE, EDGE, { fit: [mm(24), mm(10)], valign: 'center' })
      text = EDGE + mm(28)
    } catch {
      // The name beside it says who sends.
    }
  }
  const name = fitLine(sheet, data.shop.name, { face: 'strong', size: 10, colour: INK }, width - (text - EDGE), 7)
  drawLine(sheet, name.text, text, EDGE + 9, name.style)
  const small = { face: 'text', size: 7.5, colour: SOFT } as const
  const lines = data.shop.company.split(/\r?\n/).flatMap((each) => wrap(sheet, each, small, width - (text - EDGE), 1))
  for (const [row, each] of lines.slice(0, 4).entries()) drawLine(sheet, each, text, EDGE + 19 + row * 9.5, small)
}

const printable = /^[\x20-\x7e]{4,40}$/

/** The carrier's number in bars, where it has letters that bars can carry and there is room. */
function drawTracking(sheet: Sheet, { tracking }: LabelData, y: number, width: number): void {
  if (tracking === '') return
  const look = { face: 'mono', size: 9, colour: INK } as const
  const bars = printable.test(tracking) ? barsOf(tracking) : null
  const module = bars === null ? null : barModule(sheet, bars, width - mm(8))
  const height = mm(15)
  if (bars !== null && module !== null) {
    drawBars(sheet, bars, { x: EDGE + (width - widthInModules(bars) * module) / 2, y, height, module })
  }
  const fitted = fitLine(sheet, tracking, look, width, 6)
  drawLine(sheet, fitted.text, EDGE + width / 2, y + (module === null ? 12 : height + 12), fitted.style, 'centre')
}
