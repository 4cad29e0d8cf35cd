/** Numbers that look random and are the same for the same seed. */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0 || 1
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    this.#state ^= this.#state << 13
    this.#state ^= this.#state >>> 17
    this.#state ^= this.#state << 5
    return (this.#state >>> 0) % Math.max(1, below)
  }
}

const WORDS = [
  'nan',
  'inf',
  '-1',
  '0',
  '4294967295',
  '1e308',
  '-1e-308',
  '99999999999999999999',
  '',
  '\0',
  '<',
  '>',
  '&',
  '"',
  '\n',
  ' ',
]

/** A file damaged in a few places: bytes changed, cut out, doubled, swapped with other files, words and counts spoilt. */
export function mutated(bytes: Uint8Array, other: Uint8Array, dice: Dice): Buffer {
  let result = Buffer.from(bytes)
  for (let change = dice.below(6); change >= 0; change--) {
    const at = dice.below(result.length)
    const span = dice.below(Math.min(result.length - at, 1 + dice.below(400)))
    switch (dice.below(9)) {
      case 0:
        if (result.length > 0) result[at] = dice.below(256)
        break
      case 1:
        result = Buffer.concat([result.subarray(0, at), result.subarray(at + span)])
        break
      case 2:
        result = Buffer.concat([result.subarray(0, at + span), result.subarray(at)])
        break
      case 3:
        result = Buffer.from(result.subarray(0, at))
        break
      case 4:
        result = Buffer.concat([
          result.subarray(0, at),
          Buffer.from(WORDS[dice.below(WORDS.length)] ?? ''),
          result.subarray(at),
        ])
        break
      case 5:
        result = Buffer.concat([
          result.subarray(0, at),
          other.subarray(dice.below(other.length)).subarray(0, span),
          result.subarray(at),
        ])
        break
      case 6:
        if (at + 4 <= result.length)
          result.writeUInt32LE([0, 1, 0x7fffffff, 0xffffffff, dice.below(1e6)][dice.below(5)] ?? 0, at)
        break
      case 7:
        if (at + 4 <= result.length)
          result.writeFloatLE([Number.NaN, Infinity, 1e38, -1e-38, 0][dice.below(5)] ?? 0, at)
        break
      default:
        result.subarray(at, at + span).fill(dice.below(256))
    }
  }
  return result
}
