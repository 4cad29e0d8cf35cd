const steps = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500]
const further = [600, 800, 1000, 1500, 2000, 3000, 5000, 10_000, 20_000, 50_000, 100_000, 1_000_000]
const named = [1, 10, 50, 100, 500]

/** The quantities of the chart: close enough for every band to show its step, and the one on the bench. */
export function ladderOf(quantity: number): number[] {
  const beyond =
    quantity < 500 ? [] : further.filter((each, at) => each <= quantity || (further[at - 1] ?? 500) <= quantity)
  return [...new Set([...steps, ...beyond, quantity])].sort((one, other) => one - other).slice(0, 50)
}

/** Those of them that the table below the chart names. */
export function namedQuantities(quantity: number): number[] {
  return [...new Set([...named, quantity])].sort((one, other) => one - other)
}

/** Marks of the axis: as many of the named ones as are in reach. */
export function axisQuantities(highest: number): number[] {
  return [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000].filter((each) => each <= highest)
}
