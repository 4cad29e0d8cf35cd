import { mm, type PageSize } from './sheet.ts'

/** Where things stand on a traveller, in points. One set for full pages, one for half pages. */
export interface TravellerLayout {
  side: number
  top: number
  bottom: number
  /** Space between neighbours. */
  gap: number
  /** Type sizes. */
  type: { small: number; body: number; name: number; title: number; number: number; code: number }
  qrSide: number
  /** From the upper margin to the rule below the head. */
  headHeight: number
  continuedHeight: number
  picture: { width: number; height: number }
  factRow: number
  labelWidth: number
  route: { width: number; centre: number; tube: number; stop: number }
  row: { min: number; max: number }
  /** Boxes to sign: beside the text on a full page, under it on a half page. */
  tally: { width: number; beside: boolean }
  codeWidth: number
  barHeight: number
}

const full: TravellerLayout = {
  side: 33,
  top: 30,
  bottom: 22,
  gap: 14,
  type: { small: 8.6, body: 9.9, name: 15.5, title: 18, number: 43.5, code: 9.3 },
  qrSide: 87,
  headHeight: 104,
  continuedHeight: 66,
  picture: { width: 88, height: 78 },
  factRow: 14.5,
  labelWidth: 52,
  route: { width: 48, centre: 19.5, tube: 9, stop: 33 },
  row: { min: 72, max: 104 },
  tally: { width: 92, beside: true },
  codeWidth: 214,
  barHeight: mm(15),
}

const half: TravellerLayout = {
  side: 23,
  top: 22,
  bottom: 17,
  gap: 10,
  type: { small: 7.2, body: 8, name: 12, title: 12.5, number: 28, code: 7.8 },
  qrSide: 62,
  headHeight: 75,
  continuedHeight: 58,
  picture: { width: 58, height: 52 },
  factRow: 11.5,
  labelWidth: 42,
  route: { width: 36, centre: 14, tube: 7, stop: 26 },
  row: { min: 82, max: 100 },
  tally: { width: 0, beside: false },
  codeWidth: 146,
  barHeight: mm(15),
}

export function layoutOf(pageSize: PageSize): TravellerLayout {
  return pageSize === 'A5' ? half : full
}

/** Rows per page, top to bottom; the last page keeps `lastReserve` free for its foot. */
export function pagesOf(
  rows: number,
  space: { first: number; next: number; lastReserve: number; rowMin: number },
): number[] {
  const pages: number[] = []
  let left = rows
  for (;;) {
    const here = pages.length === 0 ? space.first : space.next
    if (left * space.rowMin <= here - space.lastReserve) return [...pages, left]
    const fits = Math.floor(here / space.rowMin)
    const taken = Math.max(1, Math.min(fits, left - 1))
    if (left - taken <= 0) return [...pages, left]
    pages.push(taken)
    left -= taken
  }
}
