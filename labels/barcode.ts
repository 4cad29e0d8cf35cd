import bwipjs from 'bwip-js/node'
import { assert } from '#domain/assert.ts'
import type { PrinterDpi, Sheet } from './sheet.ts'

/** Light modules that a scanner needs beside the symbol. */
export const QUIET = { bars: 10, qr: 4 } as const

/** Code 128: the widths of bar, space, bar, … in modules. */
export function barsOf(text: string): number[] {
  const [symbol] = bwipjs.raw('code128', text, '')
  assert(symbol !== undefined && 'sbs' in symbol, `${text} has no Code 128`)
  return symbol.sbs
}

/** QR, error correction Q: rows of dark (true) and light modules. */
export function qrOf(text: string): boolean[][] {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=Q')
  assert(symbol !== undefined && 'pixs' in symbol, `${text} has no QR code`)
  return Array.from({ length: symbol.pixy }, (_, row) =>
    symbol.pixs.slice(row * symbol.pixx, (row + 1) * symbol.pixx).map((dark) => dark === 1),
  )
}

export function widthInModules(bars: readonly number[]): number {
  return bars.reduce((sum, modules) => sum + modules, 0)
}

/**
 * Widths of one bar module in dots, best first: about 0.34-0.38 mm for an arm's length, 0.25 mm where room is short.
 * Nobody named a printer: multiples of 1/300 inch, which are whole dots at 300 and at 600 dpi.
 */
const barDots = { 203: [3, 2], 300: [4, 3], 600: [8, 6] } as const satisfies Record<PrinterDpi, readonly number[]>

const gridOf = (sheet: Sheet): PrinterDpi => sheet.options.dpi ?? 300

/** The widest module in points with which the bars fit into `width` (quiet zones not counted); null when none fits. */
export function barModule(sheet: Sheet, bars: readonly number[], width: number): number | null {
  const dot = 72 / gridOf(sheet)
  const dots = barDots[gridOf(sheet)].find((each) => each * dot * widthInModules(bars) <= width)
  return dots === undefined ? null : dots * dot
}

/** The widest whole-dot module in points with which the QR code fits into a square of `side` (quiet zone not counted). */
export function qrModule(sheet: Sheet, qr: readonly boolean[][], side: number): number {
  const dot = 72 / gridOf(sheet)
  const dots = Math.floor(side / qr.length / dot + 1e-6)
  assert(dots >= 3, 'a QR module of less than three dots cannot be read')
  return dots * dot
}

/** Draws the bars with their upper left corner at the printer dot nearest to the left of and above `x`, `y`. */
export function drawBars(
  sheet: Sheet,
  bars: readonly number[],
  at: { x: number; y: number; height: number; module: number },
): void {
  const top = onDot(sheet, at.y)
  let left = onDot(sheet, at.x)
  for (const [index, modules] of bars.entries()) {
    if (index % 2 === 0) sheet.doc.rect(left, top, modules * at.module, at.height)
    left += modules * at.module
  }
  sheet.doc.fill('#000')
}

/** Draws a QR code as one path with its upper left corner on a printer dot. */
export function drawQr(sheet: Sheet, qr: readonly boolean[][], at: { x: number; y: number; module: number }): void {
  const left = onDot(sheet, at.x)
  const top = onDot(sheet, at.y)
  for (const [row, modules] of qr.entries()) {
    for (const run of darkRuns(modules)) {
      sheet.doc.rect(left + run.from * at.module, top + row * at.module, run.length * at.module, at.module)
    }
  }
  sheet.doc.fill('#000')
}

function darkRuns(modules: readonly boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  for (const [index, dark] of modules.entries()) {
    const last = runs.at(-1)
    if (!dark) continue
    if (last !== undefined && last.from + last.length === index) last.length += 1
    else runs.push({ from: index, length: 1 })
  }
  return runs
}

function onDot(sheet: Sheet, length: number): number {
  const dot = 72 / gridOf(sheet)
  return Math.floor(length / dot + 1e-6) * dot
}
