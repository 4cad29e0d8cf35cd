/** The day that it is in a time zone, YYYY-MM-DD. */
export const today = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now)
