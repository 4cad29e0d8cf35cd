import { FileProblem } from './file-problem.ts'

const NEWLINE = 10
const RETURN = 13
const SPACE = 32
const BACKSLASH = 92

/**
 * Walks the words of a text file byte by byte, so that a file of hundreds of megabytes needs no string of its size.
 * Lines end with LF, CR or CRLF; the current word stands at `start`..`end`.
 */
export class TextScanner {
  readonly bytes: Uint8Array
  start = 0
  end = 0
  line = 1
  #at: number

  constructor(bytes: Uint8Array, from = 0) {
    this.bytes = bytes
    this.#at = from
  }

  /** Steps to the next word of the file; false at the end. */
  nextWord(): boolean {
    do {
      if (this.nextWordInLine()) return true
    } while (this.nextLine())
    return false
  }

  /** Steps to the next word of this line; false when the line has no more. A backslash at the end continues the line. */
  nextWordInLine(): boolean {
    const { bytes } = this
    let at = this.#at
    for (;;) {
      while (at < bytes.length && isBlank(bytes[at] as number)) at++
      if (bytes[at] !== BACKSLASH) break
      const after = lineEndLength(bytes, at + 1)
      if (after === 0) break
      at += 1 + after
      this.line++
    }
    if (at >= bytes.length || isLineEnd(bytes[at] as number)) {
      this.#at = at
      return false
    }
    this.start = at
    while (at < bytes.length && (bytes[at] as number) > SPACE) {
      if (bytes[at] === BACKSLASH && lineEndLength(bytes, at + 1) > 0) break
      at++
    }
    this.end = at
    this.#at = at
    return true
  }

  /** Skips the rest of the line; false at the end of the file. */
  nextLine(): boolean {
    const { bytes } = this
    let at = this.#at
    while (at < bytes.length && !isLineEnd(bytes[at] as number)) at++
    const step = lineEndLength(bytes, at)
    this.#at = at + step
    if (step === 0) return false
    this.line++
    return true
  }

  /** Whether the current word is the given lower-case one, in any case. */
  is(word: string): boolean {
    if (this.end - this.start !== word.length) return false
    for (let index = 0; index < word.length; index++) {
      const byte = this.bytes[this.start + index] as number
      const lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
      if (lower !== word.charCodeAt(index)) return false
    }
    return true
  }

  /** The current word as text, shortened. */
  word(): string {
    return String.fromCharCode(...this.bytes.subarray(this.start, Math.min(this.end, this.start + 60)))
  }

  /** Reads the next word of the line as a number; throws FileProblem naming `what` when there is none. */
  number(what: string): number {
    if (!this.nextWordInLine()) throw new FileProblem(`Line ${this.line}: ${what} needs one more number.`)
    return this.currentNumber(what)
  }

  /** Reads the current word as a number; throws FileProblem naming `what` when it is none. */
  currentNumber(what: string): number {
    const value = numberAt(this.bytes, this.start, this.end)
    if (Number.isNaN(value)) throw new FileProblem(`Line ${this.line}: ${what} has a word where a number should be.`)
    return value
  }
}

const isLineEnd = (byte: number): boolean => byte === NEWLINE || byte === RETURN
const isBlank = (byte: number): boolean => byte <= SPACE && byte !== NEWLINE && byte !== RETURN

function lineEndLength(bytes: Uint8Array, at: number): number {
  if (bytes[at] === RETURN) return bytes[at + 1] === NEWLINE ? 2 : 1
  return bytes[at] === NEWLINE ? 1 : 0
}

const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`))

/**
 * Reads a decimal number from bytes; NaN when it is none. Accepts a decimal comma (some exporters follow the desk's
 * language) and the exponent letters e and d. Up to 15 digits are exact by one multiplication; longer ones are left to
 * the language's own reading.
 */
export function numberAt(bytes: Uint8Array, start: number, end: number): number {
  let at = start
  const sign = bytes[at] === 45 ? -1 : 1
  if (bytes[at] === 45 || bytes[at] === 43) at++
  let mantissa = 0
  let digits = 0
  let scale = 0
  let separator = false
  let seen = false
  for (; at < end; at++) {
    const byte = bytes[at] as number
    if (byte >= 48 && byte <= 57) {
      mantissa = mantissa * 10 + (byte - 48)
      if (mantissa > 0) digits++
      if (separator) scale--
      seen = true
    } else if ((byte === 46 || byte === 44) && !separator) separator = true
    else break
  }
  if (!seen) return Number.NaN
  if (at < end) {
    const exponent = exponentAt(bytes, at, end)
    if (Number.isNaN(exponent)) return Number.NaN
    scale += exponent
  }
  if (digits <= 15 && scale >= -22 && scale <= 22) {
    const power = powersOfTen[Math.abs(scale)] as number
    return sign * (scale < 0 ? mantissa / power : mantissa * power)
  }
  const text = String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 400)))
  return Number(text.replace(',', '.').replace(/d/i, 'e'))
}

function exponentAt(bytes: Uint8Array, from: number, end: number): number {
  const letter = (bytes[from] as number) | 32
  if (letter !== 101 && letter !== 100) return Number.NaN
  let at = from + 1
  const sign = bytes[at] === 45 ? -1 : 1
  if (bytes[at] === 45 || bytes[at] === 43) at++
  if (at >= end) return Number.NaN
  let value = 0
  for (; at < end; at++) {
    const byte = bytes[at] as number
    if (byte < 48 || byte > 57) return Number.NaN
    value = Math.min(value * 10 + (byte - 48), 100_000)
  }
  return sign * value
}

/** Gives text bytes as UTF-8 without a byte-order mark, whatever they were written in. */
export function asUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3)
  const label = utf16Label(bytes)
  if (label === null) return bytes
  return new TextEncoder().encode(new TextDecoder(label).decode(bytes))
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes.length >= 4 && bytes[0] !== 0 && bytes[1] === 0 && bytes[2] !== 0 && bytes[3] === 0) return 'utf-16le'
  if (bytes.length >= 4 && bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0 && bytes[3] !== 0) return 'utf-16be'
  return null
}
