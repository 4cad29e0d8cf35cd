/** Digits of a code that is mailed. */
export const codeDigits = 7
export const codeMinutes = 10
export const codeTriesMax = 5
/** So many codes are sent to an address before it has to wait. */
export const codesMax = 5
export const codesWindowMinutes = 15

export type CodeJudgement = 'right' | 'wrong' | 'over'

/** What a typed code is, the try at hand counted already in `tries`. */
export function judgeCode(
  code: { expiresAt: Date; usedAt: Date | null; tries: number },
  matches: boolean,
  now: Date,
): CodeJudgement {
  if (code.usedAt !== null || code.expiresAt <= now || code.tries > codeTriesMax) return 'over'
  return matches ? 'right' : 'wrong'
}

/** As it is compared: without the blanks and hyphens that people copy along. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '')
