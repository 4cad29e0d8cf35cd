import { formatCode, printedCode } from '#domain/codes/carrier-code.ts'
import { barModule, barsOf, drawBars, QUIET, widthInModules } from './barcode.ts'
import { printablePicture } from './picture.ts'
import { rule, type Sheet } from './sheet.ts'
import { drawLine, GREY, type TextStyle, wrap } from './text.ts'
import type { TravellerData } from './traveller-data.ts'
import type { TravellerLayout } from './traveller-layout.ts'
import { numberText } from './words.ts'

export interface Facts {
  rows: { label: string; lines: string[]; style: TextStyle }[]
  /** From the head's rule to where the steps begin. */
  height: number
  bars: { modules: number[]; module: number; width: number }
  left: number
}

const PAD = 9

/** Who ordered it, what it is made of and how: wrapped to the room between the picture and the work order's bars. */
export function factsOf(sheet: Sheet, traveller: TravellerData, layout: TravellerLayout): Facts {
  const bars = workOrderBars(sheet, traveller, layout)
  const left = traveller.part.picture ? layout.side + layout.picture.width + layout.gap : layout.side
  const right = sheet.width - layout.side - bars.width - QUIET.bars * bars.module
  const width = right - left - layout.labelWidth
  const rows = saidOf(sheet, traveller).map(({ label, value, lines, mono }) => {
    const style: TextStyle = { face: mono ? 'mono' : 'strong', size: layout.type.body }
    return { label, style, lines: wrap(sheet, value, style, width, lines) }
  })
  const text = rows.reduce((sum, row) => sum + row.lines.length, 0) * layout.factRow
  const picture = traveller.part.picture ? layout.picture.height : 0
  return { rows, bars, left, height: Math.max(text, picture, layout.barHeight + layout.type.code * 1.5) + 2 * PAD }
}

export function drawFacts(sheet: Sheet, traveller: TravellerData, layout: TravellerLayout, facts: Facts): void {
  const top = layout.top + layout.headHeight
  const inner = facts.height - 2 * PAD
  if (traveller.part.picture) drawPicture(sheet, traveller.part.picture, layout, top + PAD, inner)

  const lines = facts.rows.reduce((sum, row) => sum + row.lines.length, 0)
  let baseline = top + PAD + (inner - lines * layout.factRow) / 2 + layout.factRow * 0.72
  for (const row of facts.rows) {
    drawLine(sheet, row.label, facts.left, baseline, { face: 'text', size: layout.type.body, colour: GREY })
    for (const line of row.lines) {
      drawLine(sheet, line, facts.left + layout.labelWidth, baseline, row.style)
      baseline += layout.factRow
    }
  }

  const { bars } = facts
  const x = sheet.width - layout.side - bars.width
  const y = top + PAD + Math.max(0, (inner - layout.barHeight - layout.type.code * 1.5) / 2)
  drawBars(sheet, bars.modules, { x, y, height: layout.barHeight, module: bars.module })
  const printed = printedCode({ kind: 'work_order', number: traveller.workOrder.number })
  const below = y + layout.barHeight + layout.type.code * 1.25
  drawLine(sheet, printed, x + bars.width / 2, below, { face: 'mono', size: layout.type.code }, 'centre')

  rule(sheet, [layout.side, top + facts.height], [sheet.width - layout.side, top + facts.height], 0.75)
}

function workOrderBars(sheet: Sheet, traveller: TravellerData, layout: TravellerLayout): Facts['bars'] {
  const modules = barsOf(formatCode({ kind: 'work_order', number: traveller.workOrder.number }))
  const narrowest = 72 / 300
  const module = barModule(sheet, modules, layout.codeWidth * 0.76) ?? narrowest
  return { modules, module, width: widthInModules(modules) * module }
}

function drawPicture(sheet: Sheet, picture: Uint8Array, layout: TravellerLayout, top: number, height: number): void {
  const box: [number, number] = [layout.picture.width, layout.picture.height]
  const y = top + (height - layout.picture.height) / 2
  const printable = printablePicture(picture)
  try {
    if (printable !== null) sheet.doc.image(printable, layout.side, y, { fit: box, align: 'center', valign: 'center' })
  } catch {
    // A JPEG that cannot be read must not keep the shop from its paper.
  }
}

interface Said {
  label: string
  value: string
  lines: number
  mono?: boolean
}

function saidOf(
  sheet: Sheet,
  { customer, order, purchaseOrder, material, process, routing, part, workOrder }: TravellerData,
): Said[] {
  const version = routing?.version ? `, version ${routing.version}` : ''
  const edited = routing?.edited ? ', edited for this run' : ''
  const sides = part.sizeMm?.map((side) => numberText(side, sheet.options, 1)).join(' × ')
  const said: (Said | null)[] = [
    customer ? { label: 'Customer', value: customer, lines: 2 } : null,
    order ? { label: 'Order', value: order, lines: 1, mono: true } : null,
    purchaseOrder ? { label: 'Their PO', value: purchaseOrder, lines: 1 } : null,
    process ? { label: 'Process', value: process, lines: 1 } : null,
    material ? { label: 'Material', value: material, lines: 2 } : null,
    routing ? { label: 'Routing', value: `${routing.name}${version}${edited}`, lines: 2 } : null,
    sides ? { label: 'Size', value: `${sides} mm`, lines: 1 } : null,
    workOrder.note ? { label: 'Note', value: workOrder.note, lines: 4 } : null,
  ]
  return said.filter((each) => each !== null)
}
