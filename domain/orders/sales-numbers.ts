/** Q-000042: what the shop puts before its numbers, and how many digits they have at least. */
export const salesNumber = (prefix: string, digits: number, sequence: number): string =>
  `${prefix}${String(sequence).padStart(digits, '0')}`
