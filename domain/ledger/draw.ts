import { assert } from '../assert.ts'
import type { Balance, BucketState } from './buckets.ts'

/** Complete, scrap, rework and hold draw in this order: what was started goes first. */
export const openStates = ['in_process', 'queued'] as const satisfies readonly BucketState[]

export interface Drawn {
  from: Balance
  quantity: number
}

/** A hand that takes pieces of a step out of its buckets, state after state, remembering what it took already. */
export function drawFrom(balances: readonly Balance[], step: string | null, states: readonly BucketState[]) {
  const pools = states.flatMap((state) =>
    balances
      .filter((each) => each.step === step && each.state === state && each.quantity > 0)
      .map((from) => ({ from, left: from.quantity })),
  )
  return {
    left: () => pools.reduce((sum, pool) => sum + pool.left, 0),
    take(quantity: number): Drawn[] {
      const drawn: Drawn[] = []
      let wanted = quantity
      for (const pool of pools) {
        const taken = Math.min(wanted, pool.left)
        if (taken === 0) continue
        pool.left -= taken
        wanted -= taken
        drawn.push({ from: pool.from, quantity: taken })
      }
      assert(wanted === 0, 'the rule counted the pieces before it drew them')
      return drawn
    },
  }
}
