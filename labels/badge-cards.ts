import { formatCode } from '#domain/codes/carrier-code.ts'
import { drawQr, qrModule, qrOf } from './barcode.ts'
import { drawCodeIn, drawGrid, gridOf } from './card-grid.ts'
import { mm, type PaperOptions, renderSheets, type Sheet } from './sheet.ts'
import { drawLine, fitLine, GREY, type TextStyle, wrap } from './text.ts'

export interface BadgeCardData {
  shopName: string
  name: string
  /** The digits of the badge, `1001`. */
  badge: string
  role?: string | null
}

/** Badges in the size of a bank card, several to a page: name, bars for the station's scanner, QR for its camera. The PIN is never printed. */
export async function renderBadgeCards(badges: readonly BadgeCardData[], options: PaperOptions): Promise<Buffer> {
  return renderSheets(
    badges.length === 1 ? `Badge ${badges[0]?.name}` : `${badges.length} badges`,
    options,
    (sheet) => {
      const grid = gridOf(sheet, { width: mm(85.6), height: mm(54) })
      drawGrid(sheet, grid, badges, (badge, box) => drawBadge(sheet, badge, box))
    },
  )
}

function drawBadge(
  sheet: Sheet,
  badge: BadgeCardData,
  box: { x: number; y: number; width: number; height: number },
): void {
  const pad = 12
  const code = { kind: 'badge', badge: badge.badge } as const
  const qr = qrOf(formatCode(code))
  const module = qrModule(sheet, qr, mm(20))
  const side = qr.length * module
  drawQr(sheet, qr, { x: box.x + box.width - pad - side, y: box.y + pad, module })

  const room = box.width - 3 * pad - side
  const shop = fitLine(sheet, badge.shopName, { face: 'strong', size: 9 }, room, 6.5)
  drawLine(sheet, shop.text, box.x + pad, box.y + pad + 8, shop.style)
  const style: TextStyle = { face: 'bold', size: 16 }
  const lines = wrap(sheet, badge.name, style, room, 2)
  for (const [index, line] of lines.entries()) drawLine(sheet, line, box.x + pad, box.y + pad + 31 + index * 18, style)
  if (badge.role) {
    const role = fitLine(sheet, badge.role, { face: 'text', size: 9, colour: GREY }, room, 6.5)
    drawLine(sheet, role.text, box.x + pad, box.y + pad + 31 + (lines.length - 1) * 18 + 14, role.style)
  }
  const height = mm(15) + 13
  drawCodeIn(sheet, code, { x: box.x + pad, width: box.width - 2 * pad, y: box.y + box.height - height - 8, height })
}
