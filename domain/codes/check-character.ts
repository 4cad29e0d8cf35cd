import { assert } from '../assert.ts'

/**
 * The check characters at the end of a code on paper. Both sums give every position its own weight in a prime field, so a
 * wrong character, two characters that changed places (neighbours or not) and a doubled character that was misread always
 * change the sum. The letters leave out I, O and Q, which a tired eye takes for digits.
 */
const symbols = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-+'
const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'

/** One letter for a code whose shape is fixed and whose free characters are digits: sum modulo 23, weights are powers of 5. */
export function checkLetter(text: string): string {
  return letters.charAt(weightedSum(text, 23, 5))
}

/** Two letters for a code with a word of A-Z, 0-9 and `-` in it, which 23 letters cannot tell apart: modulo 37, powers of 2. */
export function checkPair(text: string): string {
  const sum = weightedSum(text, 37, 2)
  return letters.charAt(Math.floor(sum / letters.length)) + letters.charAt(sum % letters.length)
}

function weightedSum(text: string, modulus: number, base: number): number {
  assert(text.length < modulus, `weights repeat after ${modulus - 1} characters`)
  let weight = 1
  let sum = 0
  for (const symbol of text) {
    const value = symbols.indexOf(symbol)
    assert(value >= 0, `${symbol} cannot stand in a code`)
    sum = (sum + weight * value) % modulus
    weight = (weight * base) % modulus
  }
  return sum
}
