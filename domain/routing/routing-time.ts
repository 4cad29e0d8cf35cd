import type { StepContent } from './routing-step.ts'

type Timed = Pick<StepContent, 'setUpMinutes' | 'runMinutes' | 'runPer'>

export interface RoutingTime {
  /** Set-ups, and what is done piece by piece. */
  handsMinutes: number
  /** One load of each machine. */
  machineMinutes: number
}

/** How long a routing takes for so many pieces, by what its steps say. Waiting between steps is not in it. */
export function routingTime(steps: readonly Timed[], pieces: number): RoutingTime {
  let handsMinutes = 0
  let machineMinutes = 0
  for (const { setUpMinutes, runMinutes, runPer } of steps) {
    handsMinutes += setUpMinutes
    if (runPer === 'piece') handsMinutes += runMinutes * pieces
    else machineMinutes += runMinutes
  }
  return { handsMinutes, machineMinutes }
}
