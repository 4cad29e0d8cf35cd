import type { Font } from 'fontkit'
import { type Face, fontFor } from './fonts.ts'
import type { Sheet } from './sheet.ts'

export interface TextStyle {
  face: Face
  /** Points. */
  size: number
  /** Points added after each letter. */
  spacing?: number
  colour?: string
}

/** Ink for labels beside a value: still black enough for a worn thermal head. */
export const GREY = '#333333'

/** The width of one line in points. */
export function widthOf(sheet: Sheet, text: string, style: TextStyle): number {
  return runsOf(sheet, text, style).reduce((sum, run) => sum + run.width, 0)
}

/**
 * Draws one line with its baseline at `y`; `align` says which end of the line `x` is. Draws exactly what it is given:
 * shorten it first with `fitLine` or `wrap`.
 */
export function drawLine(
  sheet: Sheet,
  text: string,
  x: number,
  y: number,
  style: TextStyle,
  align: 'left' | 'centre' | 'right' = 'left',
): void {
  const runs = runsOf(sheet, text, style)
  const width = runs.reduce((sum, run) => sum + run.width, 0)
  let at = align === 'left' ? x : align === 'right' ? x - width : x - width / 2
  sheet.doc.fillColor(style.colour ?? '#000')
  for (const run of runs) {
    setFont(sheet, run.font, style)
    sheet.doc.text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic', ...layoutOf(style) })
    at += run.width
  }
}

/** The line in the largest size from `style.size` down to `sizeMin` that fits, else its beginning with an ellipsis. */
export function fitLine(
  sheet: Sheet,
  text: string,
  style: TextStyle,
  width: number,
  sizeMin: number,
): { text: string; style: TextStyle } {
  const whole = tidy(text).slice(0, mostLetters(width, sizeMin))
  const natural = widthOf(sheet, whole, style)
  if (natural <= width) return { text: whole, style }
  const scaled = { ...style, size: Math.floor((style.size * width * 4) / natural) / 4 }
  if (scaled.size >= sizeMin && widthOf(sheet, whole, scaled) <= width) return { text: whole, style: scaled }
  const smallest = { ...style, size: sizeMin }
  return { text: shorten(sheet, whole, smallest, width), style: smallest }
}

/** Breaks text into at most `linesMax` lines; what does not fit ends in an ellipsis. Words longer than a line are cut. */
export function wrap(sheet: Sheet, text: string, style: TextStyle, width: number, linesMax: number): string[] {
  const lines: string[] = []
  let line = ''
  const pieces = piecesOf(sheet, tidy(text).slice(0, mostLetters(width * linesMax, style.size)), style, width)
  for (const [index, piece] of pieces.entries()) {
    if (line === '' || widthOf(sheet, (line + piece).trimEnd(), style) <= width) {
      line = line === '' ? piece.trimStart() : line + piece
      continue
    }
    if (lines.length === linesMax - 1) {
      return [...lines, shorten(sheet, line + pieces.slice(index).join(''), style, width)]
    }
    lines.push(line.trimEnd())
    line = piece.trimStart()
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd())
  return lines.slice(0, linesMax)
}

/** One line without control characters, line ends and doubled blanks, letters composed; blanks that must not break stay. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]+/gu, '')
    .replace(/[\p{Cc} \t\u2028\u2029]+/gu, ' ')
    .trim()
}

/** More letters than ever fit: a text of a megabyte must not be laid out to be cut. No letter but a joiner is narrower. */
const mostLetters = (width: number, size: number) => Math.ceil(width / (size * 0.2)) + 4

interface Run {
  text: string
  font: Font
  width: number
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const ascii = /^[\x20-\x7e]*$/

/** What a person takes for one letter, accents and joined signs included. */
function lettersOf(text: string): string[] {
  return ascii.test(text) ? Array.from(text) : Array.from(graphemes.segment(text), (each) => each.segment)
}

const cjk = /[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u

function shorten(sheet: Sheet, text: string, style: TextStyle, width: number): string {
  const letters = lettersOf(text.trimEnd())
  if (widthOf(sheet, letters.join(''), style) <= width) return letters.join('')
  let fits = 0
  let tooMany = letters.length
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (widthOf(sheet, `${letters.slice(0, middle).join('').trimEnd()}…`, style) <= width) fits = middle
    else tooMany = middle
  }
  return `${letters.slice(0, fits).join('').trimEnd()}…`
}

/** Words with the blank after them, parts of words that end in a hyphen or a slash, single Chinese, Japanese and Korean characters. */
function piecesOf(sheet: Sheet, text: string, style: TextStyle, width: number): string[] {
  const words = text
    .split(/(?<= )/u)
    .flatMap((word) => (word.length < BREAKABLE ? [word] : word.split(/(?<=[-/–—])(?=\S)/u)))
  return words.flatMap((word) => {
    if (cjk.test(word)) return lettersOf(word)
    return widthOf(sheet, word.trimEnd(), style) <= width ? [word] : cutWord(sheet, word, style, width)
  })
}

// Short words with a hyphen, like set-up, stay whole.
const BREAKABLE = 14

function cutWord(sheet: Sheet, word: string, style: TextStyle, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const segment of lettersOf(word)) {
    if (part !== '' && widthOf(sheet, (part + segment).trimEnd(), style) > width) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return part === '' ? parts : [...parts, part]
}

/** The line cut where the font must change. */
function runsOf(sheet: Sheet, text: string, style: TextStyle): Run[] {
  const runs: Run[] = []
  for (const letter of lettersOf(text)) {
    const last = runs.at(-1)
    const font = (letter.trim() === '' && last?.font) || fontFor(style.face, letter)
    if (last !== undefined && last.font === font) last.text += letter
    else runs.push({ text: letter, font, width: 0 })
  }
  for (const run of runs) {
    setFont(sheet, run.font, style)
    run.width = sheet.doc.widthOfString(run.text, layoutOf(style))
  }
  return runs
}

// pdfkit takes an opened font as well as a path, which its types do not say; opened once, it serves every file.
function setFont(sheet: Sheet, font: Font, style: TextStyle): void {
  sheet.doc.font(font as unknown as Buffer, nameOf(font)).fontSize(style.size)
}

const names = new WeakMap<Font, string>()
let named = 0
function nameOf(font: Font): string {
  const name = names.get(font) ?? `font${++named}`
  names.set(font, name)
  return name
}

// No font features: with any named, the PDF writer lays every word out anew instead of remembering it. Kerning is on anyway.
function layoutOf(style: TextStyle): PDFKit.Mixins.TextOptions {
  return style.spacing === undefined ? {} : { characterSpacing: style.spacing }
}
