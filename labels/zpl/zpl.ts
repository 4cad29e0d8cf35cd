/** Label printers' own language. Lengths are dots; nothing a person typed reaches the printer unescaped. */

/**
 * Free text as the data of a field that is preceded by `^FH`: every character that could be a command, an escape or more than
 * one byte leaves as its UTF-8 bytes in hexadecimal. A backslash would begin an escape of its own in a text block, so it is a slash.
 */
export function escapeZpl(text: string): string {
  const oneLine = text
    .normalize('NFC')
    .replace(/[\p{Cf}\p{Cs}\p{Co}]+/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll('\\', '/')
    .trim()
  return Array.from(Buffer.from(oneLine, 'utf8'), (byte) =>
    isPlain(byte) ? String.fromCharCode(byte) : hex(byte),
  ).join('')
}

const plain = /[A-Za-z0-9 .,:;()+/=-]/
const isPlain = (byte: number) => byte < 0x80 && plain.test(String.fromCharCode(byte))
const hex = (byte: number) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`

export interface TextBlock {
  x: number
  y: number
  width: number
  /** Height of a letter. */
  size: number
  lines?: number
  align?: 'L' | 'R' | 'C'
}

/** Text in the printer's own font, cut to what its lines hold: a printer writes further lines over the last one. */
export function textField(text: string, block: TextBlock): string {
  const { x, y, width, size, lines = 1, align = 'L' } = block
  const place = `^FO${x},${y}^A0N,${size},${size}^FB${width},${lines},0,${align},0`
  return `${place}^FH^FD${escapeZpl(cut(text, Math.floor((lines * width) / (size * 0.58)), lines))}^FS`
}

function cut(text: string, lettersMax: number, lines: number): string {
  // A line that breaks at a word leaves room unused.
  const most = Math.max(1, Math.floor(lines === 1 ? lettersMax : lettersMax * 0.85))
  const letters = Array.from(text.trim())
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, Math.max(1, most - 3))
        .join('')
        .trimEnd()}...`
}

/** Code 128 without a line of text; `code` holds only A-Z, 0-9, `-` and `+`. */
export function barsField(code: string, at: { x: number; y: number; height: number; module: number }): string {
  return `^FO${at.x},${at.y}^BY${at.module},3,${at.height}^BCN,${at.height},N,N,N,A^FD${code}^FS`
}

/** QR code, error correction Q. */
export function qrField(code: string, at: { x: number; y: number; module: number }): string {
  return `^FO${at.x},${at.y}^BQN,2,${at.module}^FDQA,${code}^FS`
}

export function lineField(at: { x: number; y: number; width: number; thickness: number }): string {
  return `^FO${at.x},${at.y}^GB${at.width},${at.thickness},${at.thickness}^FS`
}

/** One label: UTF-8, its size, the fields. */
export function label(size: { width: number; height: number }, fields: readonly string[]): string {
  return ['^XA', '^CI28', `^PW${size.width}`, `^LL${size.height}`, '^LH0,0', ...fields, '^PQ1', '^XZ', ''].join('\n')
}
