import { formatNumber } from './numbers.ts'

const minutesInHour = 60

/** Minutes as a shop writes them: "0.8", "45", from an hour on "2 h 30", "14 h". */
export function formatMinutes(minutes: number, locale?: string): string {
  if (minutes < minutesInHour) return formatNumber(minutes, 2, locale)
  return formatHours(minutes)
}

/** A sum in hours and minutes: "8 h 07", "0 h 10", "14 h". */
export function formatHours(minutes: number): string {
  const whole = Math.round(minutes)
  const rest = whole % minutesInHour
  const hours = `${Math.floor(whole / minutesInHour)} h`
  return rest === 0 && whole > 0 ? hours : `${hours} ${String(rest).padStart(2, '0')}`
}

/** Reads "2 h 30", "2:30", "14h", "45 min", "0.8", "0,8"; null where it is no time. */
export function parseMinutes(text: string): number | null {
  const said = text.trim().toLowerCase().replace(',', '.')
  const clock = /^(\d+)\s*(?::|h)\s*(\d{1,2})\s*(?:m|min)?$/u.exec(said)
  if (clock) return Number(clock[1]) * minutesInHour + Number(clock[2])
  const single = /^(\d+(?:\.\d*)?|\.\d+)\s*(h|m|min)?$/u.exec(said)
  if (!single) return null
  return Number(single[1]) * (single[2] === 'h' ? minutesInHour : 1)
}
