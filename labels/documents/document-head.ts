import { mm } from '../sheet.ts'
import { drawLine, fitLine, wrap } from '../text.ts'
import { colourPicture } from './colour-picture.ts'
import type { DocumentFact, Party } from './document-data.ts'
import { accentBar, INK, linesOf, margins, type Page, SOFT, style } from './document-page.ts'
import { dayInFull } from './writing.ts'

const LOGO = { width: mm(52), height: mm(15) }

/** Who writes, to whom, what it is, and its facts: the upper third of the first page. */
export function drawHead(page: Page): void {
  accentBar(page)
  drawSender(page)
  const factsTop = drawTitle(page)
  const partiesBottom = drawParties(page, margins.top + mm(29))
  const factsBottom = drawFacts(page, factsTop)
  page.y = Math.max(partiesBottom, factsBottom) + mm(9)
}

function drawSender(page: Page): void {
  const { sheet, data, left } = page
  const top = margins.top
  const logo = data.shop.logo && colourPicture(data.shop.logo)
  if (logo) {
    try {
      sheet.doc.image(logo, left, top, { fit: [LOGO.width, LOGO.height], align: 'center', valign: 'center' })
      return
    } catch {
      // A picture that its own format forbids: the name says as much.
    }
  }
  const name = fitLine(sheet, data.shop.name, { face: 'bold', size: 15, colour: INK }, mm(90), 10)
  drawLine(sheet, name.text, left, top + 15, name.style)
}

/** The title at the right, as an eye looks for it in a pile. Answers where the facts begin. */
function drawTitle(page: Page): number {
  const { sheet, data, words, right } = page
  const title = fitLine(sheet, words.titles[data.kind], { face: 'bold', size: 21, colour: INK }, mm(80), 13)
  drawLine(sheet, title.text, right, margins.top + 17, title.style, 'right')
  const number = { face: 'mono', size: 11, colour: INK } as const
  drawLine(sheet, data.number, right, margins.top + 34, number, 'right')
  return margins.top + mm(29)
}

const PARTY = { width: mm(78) }

function drawParties(page: Page, top: number): number {
  const { sheet, data, words, left } = page
  const own = linesOf(data.shop.company)
  const sender = (own.length > 0 ? own : [data.shop.name]).slice(0, 3).join(' · ')
  const small = fitLine(sheet, sender, { face: 'text', size: 6.5, colour: SOFT }, PARTY.width, 5)
  drawLine(sheet, small.text, left, top, small.style)
  let y = drawParty(page, data.to, left, top + 17)
  if (data.shipTo) {
    y += 12
    drawLine(sheet, words.shipTo, left, y, style.label)
    y = drawParty(page, data.shipTo, left, y + 14)
  }
  return y
}

function drawParty(page: Page, party: Party, x: number, top: number): number {
  const { sheet } = page
  let y = top
  for (const [index, text] of [party.name, ...party.lines].entries()) {
    const look = index === 0 ? { ...style.strong, size: 10.5 } : { ...style.body, size: 10 }
    for (const line of wrap(sheet, text, look, PARTY.width, 2)) {
      drawLine(sheet, line, x, y, look)
      y += 13.5
    }
  }
  return y
}

const FACT = { label: mm(112), value: mm(141) }

function drawFacts(page: Page, top: number): number {
  const { sheet, data, words, left, right } = page
  let y = top
  for (const fact of data.facts) {
    drawLine(sheet, words.facts[fact.name], left + FACT.label - mm(6), y, style.label)
    const lines = wrap(sheet, factText(fact, data.locale), style.body, right - (left + FACT.value - mm(6)), 3)
    for (const line of lines) {
      drawLine(sheet, line, left + FACT.value - mm(6), y, style.body)
      y += 13.5
    }
  }
  return y
}

const factText = ({ value }: DocumentFact, locale: string) =>
  typeof value === 'string' ? value : dayInFull(value.day, locale)
