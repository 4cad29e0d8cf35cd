import { formatCode, printedCode } from '#domain/codes/carrier-code.ts'
import { drawQr, qrModule, qrOf } from './barcode.ts'
import { drawCodeIn } from './card-grid.ts'
import { mm, newPage, type PaperOptions, renderSheets, type Sheet } from './sheet.ts'
import { drawLine, fitLine, type TextStyle, wrap } from './text.ts'

export interface StationSignData {
  shopName: string
  name: string
  /** The station's short code, `MJF-1`. */
  code: string
  operations: readonly string[]
}

/** A page to hang at each station: its name to be read from three metres, what is done there, and its code to choose it on a tablet. */
export async function renderStationSigns(stations: readonly StationSignData[], options: PaperOptions): Promise<Buffer> {
  return renderSheets(
    stations.length === 1 ? `Sign ${stations[0]?.name}` : `${stations.length} signs`,
    options,
    (sheet) => {
      for (const station of stations) {
        newPage(sheet)
        drawSign(sheet, station)
      }
    },
  )
}

function drawSign(sheet: Sheet, station: StationSignData): void {
  const side = sheet.width * 0.07
  const width = sheet.width - 2 * side
  const slab = sheet.height * 0.27
  sheet.doc.rect(0, 0, sheet.width, slab).fill('#000')
  const name = fitLine(
    sheet,
    station.name,
    { face: 'bold', size: sheet.width * 0.17, colour: '#fff' },
    width,
    sheet.width * 0.06,
  )
  drawLine(sheet, name.text, side, slab / 2 + name.style.size * 0.34, name.style)

  const style: TextStyle = { face: 'strong', size: sheet.width * 0.05 }
  const lines = wrap(sheet, station.operations.join(', '), style, width, 3)
  for (const [index, line] of lines.entries())
    drawLine(sheet, line, side, slab + style.size * (1.9 + index * 1.25), style)

  const code = { kind: 'station', station: station.code } as const
  const qr = qrOf(formatCode(code))
  const module = qrModule(sheet, qr, Math.min(width, sheet.height * 0.3))
  const top = slab + style.size * 6
  drawQr(sheet, qr, { x: (sheet.width - qr.length * module) / 2, y: top, module })
  const bars = { x: side, width, y: top + qr.length * module + mm(12), height: mm(18) + 13 }
  if (bars.y + bars.height < sheet.height - side && printedCode(code).length < 14) drawCodeIn(sheet, code, bars)
  const shop = fitLine(sheet, station.shopName, { face: 'text', size: sheet.width * 0.022 }, width, 6)
  drawLine(sheet, shop.text, side, sheet.height - side * 0.6, shop.style)
}
