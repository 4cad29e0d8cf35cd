import { roundHalfAwayFromZero } from '#domain/units/round.ts'

/** Dates, numbers and times as the shop writes them; the caller says which day and where. */
export interface Writing {
  locale: string
  timeZone: string
}

/** `Fri 27 Nov`; with the year when it is not the year of `near`. `date` is `YYYY-MM-DD`, a day of the shop. */
export function dayText(date: string, near: Date, { locale, timeZone }: Writing): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const thisYear = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(near)
  return new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(String(year) !== thisYear && { year: 'numeric' }),
    timeZone: 'UTC',
  })
    .format(Date.UTC(year, month - 1, day))
    .replace(',', '')
}

/** `24 Nov 2026, 10:46`. */
export function momentText(at: Date, { locale, timeZone }: Writing): string {
  return new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at)
}

/** A whole number, or one with exactly so many digits after the point. */
export function numberText(value: number, { locale }: Writing, digits = 0): string {
  // The typeface has no narrow space; the wide one does not break either.
  return numberFormat(locale, digits, digits).format(value).replaceAll('\u202f', '\u00a0')
}

const formats = new Map<string, Intl.NumberFormat>()

// Making one takes longer than a hundred uses of it.
function numberFormat(locale: string, digitsMin: number, digitsMax: number): Intl.NumberFormat {
  const key = `${locale} ${digitsMin} ${digitsMax}`
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: digitsMin, maximumFractionDigits: digitsMax })
  formats.set(key, format)
  return format
}

const NO_BREAK = '\u00a0'

/** Minutes as a person says them: `45 s`, `2.5 min`, `2 h 40 min`, `3 h`; never broken at a line's end. */
export function durationText(minutes: number, { locale }: Writing): string {
  const number = (value: number, digits: number) => numberFormat(locale, 0, digits).format(value)
  const seconds = roundHalfAwayFromZero(minutes * 60)
  if (seconds < 60) return `${number(seconds, 0)}${NO_BREAK}s`
  if (minutes < 59.95) return `${number(minutes, 1)}${NO_BREAK}min`
  const whole = roundHalfAwayFromZero(minutes)
  const hours = `${number(Math.floor(whole / 60), 0)}${NO_BREAK}h`
  return whole % 60 === 0 ? hours : `${hours}${NO_BREAK}${number(whole % 60, 0)}${NO_BREAK}min`
}

// More than any sheet can show.
const PLAIN_MAX = 4000

/** The words of a Markdown text without its marks, pictures and link targets, in one line. */
export function plainText(markdown: string): string {
  return markdown
    .slice(0, PLAIN_MAX)
    .replace(/```[^\n]*\n?/g, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>+|[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm, '')
    .replace(/^[ \t]*(?:[-*_][ \t]*){3,}$/gm, ' ')
    .replace(/^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$/gm, ' ')
    .replace(/(\*\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(^|\W)([*_])(?=\S)([^*_]+?)(?<=\S)\2(?=\W|$)/gm, '$1$3')
    .replace(/<[a-zA-Z/][^>]*>/g, ' ')
    .replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')
    .replace(/[ \t]*\|[ \t]*/g, ' ')
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .reduce((text, line) => (text === '' ? line : /[.!?:;,…]$/.test(text) ? `${text} ${line}` : `${text}. ${line}`), '')
}
