import { readAmount } from '../../sales/money.ts'

interface Tier {
  upToKilograms: number
  price: string
}

/** A line each: "2 kg 7.50". */
export function tierText(tiers: readonly Tier[]): string {
  return tiers.map((tier) => `${tier.upToKilograms} kg ${tier.price}`).join('\n')
}

/** Reads lines such as "2 kg 7.50", lightest first; null where one of them is none. */
export function readTiers(text: string): Tier[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const tiers = lines.map((line) => {
    const [, weight, price = ''] = /^\s*([\d.,]+)\s*(?:kg)?[\s:=]+([\d.,]+)\s*$/u.exec(line) ?? []
    const amount = readAmount(price)
    const upToKilograms = Number(weight?.replace(',', '.'))
    return amount === null || !(upToKilograms > 0) ? null : { upToKilograms, price: amount }
  })
  return tiers.every((tier) => tier !== null) ? tiers.toSorted((a, b) => a.upToKilograms - b.upToKilograms) : null
}
