/** The steps a shop's prices are usually asked at. */
const usualQuantities = [1, 10, 25, 50, 100]

const quantityMost = 100_000

/**
 * Five quantities to show the price of one at, in order; the customer's own is always one of them and takes the place
 * of the usual one nearest to it by ratio.
 */
export function ladderOf(quantity: number, usual: readonly number[] = usualQuantities): number[] {
  const steps = [...new Set(usual)].sort((a, b) => a - b)
  if (steps.includes(quantity)) return steps
  const away = (step: number) => Math.abs(Math.log(step / quantity))
  const nearest = steps.reduce((best, step) => (away(step) < away(best) ? step : best), steps[0] ?? quantity)
  return steps.map((step) => (step === nearest ? quantity : step)).sort((a, b) => a - b)
}

/** A whole number of pieces from 1 to the most one line may hold. */
export function countedQuantity(value: number | null): number {
  if (value === null || !Number.isFinite(value)) return 1
  return Math.min(quantityMost, Math.max(1, Math.trunc(value)))
}
