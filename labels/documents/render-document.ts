import { mm, newPage, renderFile } from '../sheet.ts'
import type { DocumentData } from './document-data.ts'
import { drawFeet } from './document-foot.ts'
import { drawHead } from './document-head.ts'
import { margins, type Page, paragraph } from './document-page.ts'
import { drawSums } from './document-sums.ts'
import { drawTable } from './document-table.ts'
import { documentWords } from './words.ts'

const sizes = { A4: [595.28, 841.89], LETTER: [612, 792] } as const

export interface DocumentPaper {
  pageSize: keyof typeof sizes
  /** The shop's. */
  timeZone: string
  /** The creation time in the file: the same data gives the same bytes. */
  printedAt: Date
}

/** Draws a quote, a confirmation, an invoice or a packing slip. */
export function renderDocument(data: DocumentData, paper: DocumentPaper): Promise<Buffer> {
  const words = documentWords(data.language)
  const title = `${words.titles[data.kind]} ${data.number}`
  const options = { ...paper, locale: data.locale }
  return renderFile({ title, size: sizes[paper.pageSize], buffered: true }, options, (sheet) => {
    newPage(sheet)
    const page: Page = {
      sheet,
      data,
      words,
      left: margins.left,
      right: sheet.width - margins.right,
      bottom: sheet.height - margins.foot - mm(4),
      y: margins.top,
    }
    drawHead(page)
    if (data.intro.trim() !== '') {
      paragraph(page, data.intro)
      page.y += mm(5)
    }
    drawTable(page)
    drawSums(page)
    if (data.closing.trim() !== '') {
      page.y += mm(6)
      paragraph(page, data.closing)
    }
    drawFeet(page)
  })
}
