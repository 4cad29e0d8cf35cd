import type { CarrierCode, CommandCard } from '#domain/codes/carrier-code.ts'
import { drawCodeIn, drawGrid, gridOf } from './card-grid.ts'
import { mm, type PaperOptions, renderSheets, type Sheet } from './sheet.ts'
import { drawLine, fitLine, GREY, wrap } from './text.ts'
import { numberText } from './words.ts'

export interface CommandCardsData {
  shopName: string
  /** The reasons a scrap can have, most used first; `code` is the shop's short code. */
  scrapReasons: readonly { code: string; name: string }[]
  /** Cards for these numbers of pieces; left out, 1 to 12. */
  quantities?: readonly number[]
}

const acts: { command: CommandCard; title: string; says: string }[] = [
  { command: 'start', title: 'Start', says: 'Work on the scanned step begins.' },
  { command: 'pause', title: 'Pause', says: 'Work stops; the pieces wait here.' },
  { command: 'complete', title: 'All good', says: 'All pieces here are good and go on.' },
  { command: 'scrap', title: 'Scrap', says: 'Then say how many and why.' },
  { command: 'rework', title: 'Rework', says: 'Then say how many and to which step.' },
  { command: 'hold', title: 'Hold', says: 'The pieces wait for a decision.' },
  { command: 'release_hold', title: 'Release hold', says: 'Held pieces go on. For planners.' },
  { command: 'undo', title: 'Undo', says: 'Takes back your last report.' },
]

/** The sheet of cards for a station: what happened, how many, why scrap. To be cut or laminated whole. */
export async function renderCommandCards(data: CommandCardsData, options: PaperOptions): Promise<Buffer> {
  return renderSheets(`Command cards, ${data.shopName}`, options, (sheet) => {
    const grid = gridOf(sheet, { width: mm(62), height: mm(38) }, { top: mm(10), bottom: 0 })
    drawGrid(
      sheet,
      grid,
      cardsOf(sheet, data),
      (card, box) => drawCard(sheet, card, box),
      () => drawHead(sheet, data),
    )
  })
}

interface Card {
  title: string
  says: string
  code: CarrierCode
}

function cardsOf(sheet: Sheet, { scrapReasons, quantities }: CommandCardsData): Card[] {
  const numbers = quantities ?? Array.from({ length: 12 }, (_, index) => index + 1)
  return [
    ...acts.map(({ command, title, says }) => ({ title, says, code: { kind: 'command', command } as const })),
    ...scrapReasons.map(({ code, name }) => ({
      title: name,
      says: 'Reason for scrap',
      code: { kind: 'command', command: { scrapReason: code } } as const,
    })),
    ...numbers.map((quantity) => ({
      title: numberText(quantity, sheet.options),
      says: quantity === 1 ? 'piece' : 'pieces',
      code: { kind: 'command', command: { quantity } } as const,
    })),
  ]
}

function drawHead(sheet: Sheet, data: CommandCardsData): void {
  const text = `Command cards, ${data.shopName}. Scan the traveller first, then the cards.`
  const head = fitLine(sheet, text, { face: 'text', size: 10 }, sheet.width - mm(16), 6.5)
  drawLine(sheet, head.text, mm(8), mm(8) + 11, head.style)
}

function drawCard(sheet: Sheet, card: Card, box: { x: number; y: number; width: number; height: number }): void {
  const inner = { x: box.x + 8, width: box.width - 16 }
  const title = fitLine(sheet, card.title, { face: 'bold', size: 16 }, inner.width, 11)
  drawLine(sheet, title.text, inner.x, box.y + 21, title.style)
  const [says = ''] = wrap(sheet, card.says, { face: 'text', size: 8.5 }, inner.width, 1)
  drawLine(sheet, says, inner.x, box.y + 33, { face: 'text', size: 8.5, colour: GREY })
  const codeHeight = mm(15) + 13
  drawCodeIn(sheet, card.code, {
    x: box.x + 1,
    width: box.width - 2,
    y: box.y + box.height - codeHeight - 6,
    height: codeHeight,
  })
}
