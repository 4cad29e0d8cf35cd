import { breathe, newPage, type PaperOptions, renderSheets, type Sheet } from './sheet.ts'
import type { TravellerData } from './traveller-data.ts'
import { drawFacts, factsOf } from './traveller-facts.ts'
import { drawCards, drawFootLine, footHeight } from './traveller-foot.ts'
import { drawContinuedHead, drawHead, type PageOf } from './traveller-head.ts'
import { layoutOf, pagesOf } from './traveller-layout.ts'
import { drawStep } from './traveller-step.ts'

/**
 * Travellers as one PDF, each beginning on a page of its own: what it is and how many, the route as a line with a stop, a code
 * and boxes to sign for every step, and command cards at the end. The bars hold the check character, the printed line does not.
 */
export async function renderTravellers(travellers: readonly TravellerData[], options: PaperOptions): Promise<Buffer> {
  const [first] = travellers
  const title =
    travellers.length === 1 && first ? `Traveller ${first.workOrder.number}` : `${travellers.length} travellers`
  return renderSheets(title, options, async (sheet) => {
    for (const traveller of travellers) {
      drawTraveller(sheet, traveller)
      await breathe()
    }
  })
}

function drawTraveller(sheet: Sheet, traveller: TravellerData): void {
  const layout = layoutOf(sheet.options.pageSize)
  const facts = factsOf(sheet, traveller, layout)
  const floor = sheet.height - layout.bottom - footHeight(layout, false)
  const cards = footHeight(layout, true) - footHeight(layout, false)
  const firstTop = layout.top + layout.headHeight + facts.height
  const nextTop = layout.top + layout.continuedHeight
  const pages = pagesOf(traveller.steps.length, {
    first: floor - firstTop,
    next: floor - nextTop,
    lastReserve: cards,
    rowMin: layout.row.min,
  })
  let drawn = 0
  for (const [index, rows] of pages.entries()) {
    const of: PageOf = { page: index + 1, pages: pages.length }
    newPage(sheet)
    if (index === 0) {
      drawHead(sheet, traveller, layout, of)
      drawFacts(sheet, traveller, layout, facts)
    } else {
      drawContinuedHead(sheet, traveller, layout, of)
    }
    const end = floor - (of.page === of.pages ? cards : 0)
    drawRows(sheet, traveller, { from: drawn, rows, top: index === 0 ? firstTop : nextTop, end })
    drawn += rows
    if (of.page === of.pages) drawCards(sheet, layout, end)
    drawFootLine(sheet, layout, traveller.workOrder.number, of)
  }
}

function drawRows(
  sheet: Sheet,
  traveller: TravellerData,
  part: { from: number; rows: number; top: number; end: number },
): void {
  const layout = layoutOf(sheet.options.pageSize)
  const height = Math.min(layout.row.max, (part.end - part.top) / Math.max(1, part.rows))
  for (const [index, step] of traveller.steps.slice(part.from, part.from + part.rows).entries()) {
    drawStep(sheet, layout, {
      step,
      workOrder: traveller.workOrder.number,
      top: part.top + index * height,
      height,
      isFirst: part.from + index === 0,
      isLast: part.from + index === traveller.steps.length - 1,
      isRuled: index < part.rows - 1,
    })
  }
}
