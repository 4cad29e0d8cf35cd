import { type CarrierCode, formatCode, printedCode } from '#domain/codes/carrier-code.ts'
import { barsOf, QUIET, qrOf, widthInModules } from '../barcode.ts'
import type { PrinterDpi } from '../sheet.ts'
import type { TravellerData } from '../traveller-data.ts'
import { dayText, numberText } from '../words.ts'
import { barsField, label, lineField, qrField, textField } from './zpl.ts'

export interface LabelOptions {
  dpi: PrinterDpi
  widthMm?: number
  heightMm?: number
  locale: string
  timeZone: string
  printedAt: Date
}

/** A label for the crate of a work order: number, how many, what, for whom, until when, QR and bars. */
export function workOrderLabel(traveller: TravellerData, options: LabelOptions): string {
  return draw(traveller, options, { kind: 'work_order', number: traveller.workOrder.number }, null)
}

/** A label for each step of the route, in order: the same, with the step's number, operation and code. */
export function stepLabels(traveller: TravellerData, options: LabelOptions): string {
  const { number } = traveller.workOrder
  return traveller.steps
    .map(({ step, operation }) =>
      draw(traveller, options, { kind: 'work_order', number, step }, `${step} ${operation}`),
    )
    .join('')
}

function draw(traveller: TravellerData, options: LabelOptions, code: CarrierCode, step: string | null): string {
  const { widthMm = 100, heightMm = 50 } = options
  const dots = (mm: number) => Math.floor((mm * options.dpi) / 25.4)
  const size = { width: dots(widthMm), height: dots(heightMm) }
  const pad = dots(3)
  const wanted = formatCode(code)
  const modules = qrOf(wanted).length
  const qrModule = Math.max(2, Math.floor(Math.min(dots(21), size.height * 0.42) / (modules + 2)))
  const qrSide = modules * qrModule
  const qrLeft = size.width - pad - qrSide
  const room = qrLeft - pad - QUIET.qr * qrModule
  const unit = Math.floor(size.height / 50)
  const { workOrder, part, customer } = traveller
  const pieces = `${numberText(workOrder.quantity, options)} ${workOrder.quantity === 1 ? 'piece' : 'pieces'}`
  const due = workOrder.due ? `, due ${dayText(workOrder.due, options.printedAt, options)}` : ''
  const name = part.revision ? `${part.name} rev ${part.revision}` : part.name
  return label(size, [
    textField(workOrder.number + (workOrder.rush ? '  RUSH' : ''), { x: pad, y: pad, width: room, size: unit * 8 }),
    textField(step ?? pieces + due, { x: pad, y: pad + unit * 9, width: room, size: unit * 5 }),
    textField(name, { x: pad, y: pad + unit * 15, width: room, size: unit * 4 }),
    textField(step === null ? (customer ?? traveller.shopName) : pieces + due, {
      x: pad,
      y: pad + unit * 20,
      width: room,
      size: unit * 3,
    }),
    qrField(wanted, { x: qrLeft, y: pad, module: qrModule }),
    lineField({
      x: pad,
      y: pad + unit * 25,
      width: size.width - 2 * pad,
      thickness: Math.max(2, Math.floor(unit / 3)),
    }),
    ...barFields(code, size, { top: pad + unit * 27, bottom: size.height - pad, text: unit * 3 }),
  ])
}

function barFields(
  code: CarrierCode,
  size: { width: number; height: number },
  area: { top: number; bottom: number; text: number },
): string[] {
  const text = formatCode(code)
  const modules = widthInModules(barsOf(text))
  const widest = Math.floor(size.width / (modules + 2 * QUIET.bars))
  if (widest < 2) return []
  const narrowLimit = Math.max(2, Math.floor(size.width / 200))
  const module = Math.min(widest, narrowLimit)
  const x = Math.floor((size.width - modules * module) / 2)
  const height = area.bottom - area.top - area.text - 6
  return [
    barsField(text, { x, y: area.top, height, module }),
    textField(printedCode(code), { x: 0, y: area.top + height + 6, width: size.width, size: area.text, align: 'C' }),
  ]
}
