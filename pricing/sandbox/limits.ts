/**
 * What an equation may use. Each limit has its own named outcome (`outcome.ts`), so that the answer can say which
 * one was met. A priced part takes some ten microseconds and a few kilobytes: these are for mistakes and attacks.
 */
export const sandboxLimits = {
  /** One evaluation; a longer one ends as `timed_out`. */
  evaluationWallMs: 500,
  /** How long one child works for one shop before it hands the rest back, so that others get their turn. */
  dispatchWallMs: 1_500,
  /** When the parent kills a child that has not answered, whatever it is doing. */
  deadlineMs: 3_000,
  /** Heap of the isolate; beyond it `out_of_memory`. */
  isolateMemoryMb: 64,
  /** Resident memory of the child at which it kills itself: isolated-vm's own limit does not stop everything. */
  childResidentMb: 400,
  /** A child that is left with more than this is replaced, so that the next equation has its memory to itself. */
  childKeptMb: 256,
  /** How often the child's guard looks at that memory while an equation runs. */
  guardIntervalMs: 10,
  /** Characters of one evaluation's answer; beyond it `too_much_output`. */
  outputCharacters: 100_000,
  variables: 200,
  variableNameCharacters: 200,
  lineItems: 100,
  lineItemNameCharacters: 200,
  /** Logged lines beyond these are dropped, which ends nothing. */
  logLines: 50,
  logLineCharacters: 500,
  /** A larger equation is refused before it is read. */
  sourceCharacters: 200_000,
  /** Evaluations handed to a child in one message. */
  evaluationsPerDispatch: 64,
  /** After so many limits met by one equation in one calculation, its other evaluations are not tried. */
  strikesPerEquation: 3,
  /** Evaluations of one shop that may wait; more are answered `sandbox_busy`. */
  waitingPerShop: 20_000,
} as const
