import type { BoardCard, BoardWorkOrder, Named } from './board.ts'

type RouteStep = BoardWorkOrder['steps'][number]

/** What dropping a card on a column means. */
export type Destination =
  /** Its own column: a place among its cards. */
  | { kind: 'here' }
  | { kind: 'next'; step: string }
  /** Ahead on the route, over steps that would be left out: needs a reason. */
  | { kind: 'skips'; step: string; skipped: readonly RouteStep[] }
  /** Back on the route: needs a reason. */
  | { kind: 'back'; step: string }
  | { kind: 'not_on_route' }

/**
 * Where the pieces of a card go when it is dropped on an operation. An operation that the route meets several times means
 * the nearest step ahead, else the nearest behind.
 */
export function destinationOf(card: BoardCard, operationId: string): Destination {
  if (card.operationId === operationId) return { kind: 'here' }
  const { steps } = card.workOrder
  const from = steps.findIndex(({ step }) => step === card.step)
  const isThere = ({ operation }: RouteStep) => operation.id === operationId
  const ahead = steps.findIndex((step, index) => index > from && isThere(step))
  const target = ahead >= 0 ? ahead : steps.findLastIndex((step, index) => index < from && isThere(step))
  const step = steps[target]?.step
  if (step === undefined) return { kind: 'not_on_route' }
  if (target < from) return { kind: 'back', step }
  if (target === from + 1) return { kind: 'next', step }
  return { kind: 'skips', step, skipped: steps.slice(from + 1, target) }
}

/** Whether a move there is recorded only with a reason. */
export function needsReason(destination: Destination): boolean {
  return destination.kind === 'skips' || destination.kind === 'back'
}

/** Whether the card stands at the last step of its route: its pieces leave the board as finished. */
export function isAtLastStep(card: BoardCard): boolean {
  return card.workOrder.steps.at(-1)?.step === card.step
}

export type FirstDrawn = 'in_process' | 'queued'

/** Pieces that a planner's drag may take: held ones wait for a decision. */
export function movablePieces(card: Pick<BoardCard, 'queued' | 'inProcess'>): number {
  return card.queued + card.inProcess
}

/** From which states `quantity` pieces of a card are taken; the state named `first` gives until it is empty. */
export function drawPieces(
  card: Pick<BoardCard, 'queued' | 'inProcess'>,
  quantity: number,
  first: FirstDrawn,
): { state: FirstDrawn; quantity: number }[] {
  const pools = [
    { state: 'in_process', quantity: card.inProcess } as const,
    { state: 'queued', quantity: card.queued } as const,
  ]
  if (first === 'queued') pools.reverse()
  let wanted = quantity
  return pools.flatMap((pool) => {
    const taken = Math.min(wanted, pool.quantity)
    wanted -= taken
    return taken > 0 ? [{ state: pool.state, quantity: taken }] : []
  })
}

/** Why the pieces of a card cannot be dragged to another column now; null when they can. */
export type Unmovable = { because: 'on_hold' } | { because: 'all_held'; held: number }

export function whyUnmovable(card: BoardCard): Unmovable | null {
  if (card.workOrder.status === 'on_hold') return { because: 'on_hold' }
  if (movablePieces(card) === 0) return { because: 'all_held', held: card.held }
  return null
}

/** The operation of a step of the route. */
export function operationAt(workOrder: BoardWorkOrder, step: string): Named | undefined {
  return workOrder.steps.find((each) => each.step === step)?.operation
}
