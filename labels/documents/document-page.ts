import type { Sheet } from '../sheet.ts'
import { mm, newPage, rule } from '../sheet.ts'
import { drawLine, type TextStyle, wrap } from '../text.ts'
import type { DocumentData } from './document-data.ts'
import type { DocumentWords } from './words.ts'

export const INK = '#191813'
export const SOFT = '#6a665b'
export const HAIR = '#d9d6cc'

/** A document while it is drawn: the sheet, what is written, and how far down the page it has come. */
export interface Page {
  sheet: Sheet
  data: DocumentData
  words: DocumentWords
  left: number
  right: number
  /** Nothing of the body stands below. */
  bottom: number
  /** Where the next thing begins. */
  y: number
}

export const margins = { left: mm(20), right: mm(18), top: mm(16), foot: mm(34) }

export const style = {
  body: { face: 'text', size: 9.5, colour: INK },
  strong: { face: 'strong', size: 9.5, colour: INK },
  small: { face: 'text', size: 8, colour: SOFT },
  label: { face: 'text', size: 8, colour: SOFT },
  head: { face: 'strong', size: 8, colour: SOFT },
  number: { face: 'mono', size: 9, colour: INK },
} as const satisfies Record<string, TextStyle>

/** Begins another page, with a line that says of what it is the continuation. */
export function continueOnNewPage(page: Page): void {
  const { sheet, data, words } = page
  newPage(sheet)
  accentBar(page)
  const y = margins.top + 14
  drawLine(sheet, data.shop.name, page.left, y, style.strong)
  drawLine(sheet, `${words.titles[data.kind]} ${data.number}, ${words.continued}`, page.right, y, style.small, 'right')
  rule(sheet, [page.left, y + 8], [page.right, y + 8], 0.5)
  page.y = y + 22
}

/** The shop's colour, as a short bar at the upper edge of every page. */
export function accentBar({ sheet, data, left }: Page): void {
  sheet.doc.rect(left, 0, mm(18), mm(3.2)).fill(data.shop.color)
}

/** Makes room for something of this height: on the next page when this one has too little left. */
export function makeRoom(page: Page, height: number): void {
  if (page.y + height > page.bottom) continueOnNewPage(page)
}

export function hairline(page: Page, y: number): void {
  const { doc } = page.sheet
  doc.lineWidth(0.5).moveTo(page.left, y).lineTo(page.right, y).stroke(HAIR)
}

/** The lines of a text that somebody typed, without empty ones. */
export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

const LINES_MAX = 60

/** Text with its own line ends, over as many pages as it needs. */
export function paragraph(page: Page, text: string, look: TextStyle = style.body): void {
  const leading = look.size * 1.42
  for (const part of text.split(/\r?\n/)) {
    if (part.trim() === '') {
      page.y += leading * 0.6
      continue
    }
    for (const line of wrap(page.sheet, part, look, page.right - page.left, LINES_MAX)) {
      makeRoom(page, leading)
      drawLine(page.sheet, line, page.left, page.y + look.size, look)
      page.y += leading
    }
  }
}
