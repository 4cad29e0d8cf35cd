/**
 * One result of a benchmark: a value beside what it was measured against in the same run. `ratio` is value over
 * `against`; the few figures without a counterpart have null for both and are never a gate.
 */
export type Figure = { name: string; value: number; unit: string; against: number | null; ratio: number | null }

/** What every file of tests/bench exports as `bench`: measures and answers its figures; what it says on the way goes to `say`. */
export type Bench = (say: (sentence: string) => void) => Promise<Figure[]>
