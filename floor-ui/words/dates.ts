/** How a due date stands to today, counted in days of the shop's calendar. */
export type DueStanding = 'late' | 'today' | 'tomorrow' | 'later'

export interface Due {
  standing: DueStanding
  /** Days from today; negative when late. */
  days: number
  /** "Fri 27 Nov"; with the year where it is another one. */
  date: string
  /** "1 day late", "Today", "Tomorrow", else the date. */
  words: string
}

export interface Place {
  /** A BCP 47 name; the browser's where it is left out. */
  locale?: string | undefined
  /** The shop's IANA time zone; the browser's where it is left out. */
  timeZone?: string | undefined
}

const dayMs = 86_400_000

/** Says how `due` (YYYY-MM-DD, a day of the shop) stands at the moment `now`. */
export function readDue(due: string, now: Date, place: Place = {}): Due {
  const days = Math.round((Date.parse(due) - Date.parse(dayOf(now, place))) / dayMs)
  const date = formatDay(due, now, place)
  if (days < 0) return { standing: 'late', days, date, words: days === -1 ? '1 day late' : `${-days} days late` }
  if (days === 0) return { standing: 'today', days, date, words: 'Today' }
  if (days === 1) return { standing: 'tomorrow', days, date, words: 'Tomorrow' }
  return { standing: 'later', days, date, words: date }
}

/** The shop's calendar day of a moment, YYYY-MM-DD. */
export function dayOf(moment: Date, place: Place = {}): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: place.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  return parts.format(moment)
}

/** A day of the calendar: "Fri 27 Nov", "Mon 4 Jan 2027". */
export function formatDay(day: string, now: Date, place: Place = {}): string {
  const sameYear = day.slice(0, 4) === dayOf(now, place).slice(0, 4)
  const format = new Intl.DateTimeFormat(place.locale, {
    timeZone: 'UTC',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
  return format.format(new Date(`${day}T00:00:00Z`)).replaceAll(',', '')
}

/** "10:43" by the reader's clock, in the shop's time zone. */
export function formatTime(moment: Date | string, place: Place = {}): string {
  return new Intl.DateTimeFormat(place.locale, {
    timeZone: place.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(moment))
}

/** When something happened: the time today, "yesterday 10:43", else the day ("23 Nov"). */
export function formatMoment(moment: Date | string, now: Date, place: Place = {}): string {
  const at = new Date(moment)
  const daysAgo = Math.round((Date.parse(dayOf(now, place)) - Date.parse(dayOf(at, place))) / dayMs)
  if (daysAgo === 0) return formatTime(at, place)
  if (daysAgo === 1) return `yesterday ${formatTime(at, place)}`
  const sameYear = dayOf(at, place).slice(0, 4) === dayOf(now, place).slice(0, 4)
  return new Intl.DateTimeFormat(place.locale, {
    timeZone: place.timeZone,
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(at)
}
