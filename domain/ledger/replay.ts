import type { BucketState, MovementType } from './buckets.ts'
import type { WrittenMovement } from './hash-chain.ts'

/**
 * The history of one work order, gone through from its first movement. It shares no code with the decisions: what they
 * let through is judged here a second time, by the laws alone.
 */
export interface Replay {
  /** Pieces by place, as `step|state|build`. */
  balances: Map<string, number>
  released: number
  replaced: number
  surplus: number
  lastOrdinal: number
  past: Map<string, Past>
}

interface Past {
  type: MovementType
  from: string
  to: string
  quantity: number
  reversed: boolean
  replaced: number
  names: string | null
}

export function startReplay(): Replay {
  return { balances: new Map(), released: 0, replaced: 0, surplus: 0, lastOrdinal: 0, past: new Map() }
}

/** How a place is written in a replay. */
export const placeKey = (place: { step: string | null; state: BucketState; buildId: string | null }) =>
  `${place.step ?? ''}|${place.state}|${place.buildId ?? ''}`

/** Takes the next movement; answers the first thing about it that cannot be, or null. */
export function replayMovement(replay: Replay, movement: WrittenMovement): string | null {
  const { ordinal, quantity, type } = movement
  if (ordinal !== replay.lastOrdinal + 1) return `it is number ${ordinal} after number ${replay.lastOrdinal}`
  replay.lastOrdinal = ordinal
  if (!Number.isInteger(quantity) || quantity <= 0) return `it moves ${quantity} pieces`
  const undone = type === 'reverse' ? replay.past.get(movement.names ?? '') : undefined
  const kind = undone?.type ?? type
  const wrong = misshapen(movement) ?? unlawful(replay, movement, undone)
  if (wrong !== null) return wrong

  const from = placeKey(movement.from)
  const to = placeKey(movement.to)
  if (movement.from.state === 'entered') enter(replay, kind, quantity)
  else {
    const left = (replay.balances.get(from) ?? 0) - quantity
    if (left < 0) return `it takes ${quantity} pieces from ${said(movement.from)}, where ${left + quantity} are`
    replay.balances.set(from, left)
  }
  if (movement.to.state === 'entered') enter(replay, kind, -quantity)
  else replay.balances.set(to, (replay.balances.get(to) ?? 0) + quantity)
  const names = movement.names
  replay.past.set(movement.id, { type, from, to, quantity, reversed: false, replaced: 0, names })
  return null
}

function enter(replay: Replay, type: MovementType, quantity: number): void {
  if (type === 'replace') replay.replaced += quantity
  else if (type === 'surplus') replay.surplus += quantity
  else replay.released += quantity
}

/** From which places to which a movement of each type goes; a `move` and a `reverse` may go between any. */
const shapes: Partial<Record<MovementType, { from: readonly BucketState[]; to: readonly BucketState[] }>> = {
  release: { from: ['entered'], to: ['queued'] },
  replace: { from: ['entered'], to: ['queued'] },
  surplus: { from: ['entered'], to: ['queued'] },
  start: { from: ['queued'], to: ['in_process'] },
  pause: { from: ['in_process'], to: ['queued'] },
  complete: { from: ['queued', 'in_process'], to: ['queued', 'finished'] },
  scrap: { from: ['queued', 'in_process', 'held', 'finished'], to: ['scrapped'] },
  rework: { from: ['queued', 'in_process', 'held', 'finished'], to: ['queued'] },
  hold: { from: ['queued', 'in_process'], to: ['held'] },
  release_hold: { from: ['held'], to: ['queued'] },
  move: { from: ['queued', 'in_process'], to: ['queued', 'in_process', 'held', 'finished'] },
  ship: { from: ['finished'], to: ['shipped'] },
  cancel: { from: ['queued', 'in_process', 'held'], to: ['cancelled'] },
}
const withinStep: ReadonlySet<MovementType> = new Set(['start', 'pause', 'hold', 'release_hold'])

function misshapen(movement: WrittenMovement): string | null {
  const { type, from, to } = movement
  const shape = shapes[type]
  if (shape !== undefined && !(shape.from.includes(from.state) && shape.to.includes(to.state))) {
    return `a ${type} does not go from ${said(from)} to ${said(to)}`
  }
  if (withinStep.has(type) && from.step !== to.step) return `a ${type} does not leave its step`
  return null
}

function unlawful(replay: Replay, movement: WrittenMovement, undone: Past | undefined): string | null {
  const { type, names, quantity } = movement
  if (type === 'reverse') {
    if (undone === undefined) return 'it undoes a movement that is not there'
    if (undone.reversed) return 'it undoes what was undone before'
    if (undone.type === 'reverse') return 'it undoes an undo'
    if (undone.replaced > 0) return 'it undoes scrap that was replaced'
    const exact = undone.from === placeKey(movement.to) && undone.to === placeKey(movement.from)
    if (!exact || undone.quantity !== quantity) return 'it is not exactly the way back of what it undoes'
    undone.reversed = true
    const scrap = undone.type === 'replace' ? replay.past.get(undone.names ?? '') : undefined
    if (scrap !== undefined) scrap.replaced -= quantity
  }
  if (type === 'replace') {
    const scrap = replay.past.get(names ?? '')
    if (scrap === undefined || scrap.type !== 'scrap' || scrap.reversed) return 'it replaces scrap that is not there'
    scrap.replaced += quantity
    if (scrap.replaced > scrap.quantity) return `it replaces more than the ${scrap.quantity} pieces that were scrapped`
  }
  return null
}

const said = (place: { step: string | null; state: BucketState }) =>
  place.step === null ? place.state : `${place.state} at ${place.step}`
