import type { Point } from '../drag/gesture.ts'
import { Fault, Refused } from '../server/call.ts'
import { formatTime, type Place } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { saidNo } from '../words/refusals.ts'
import type { BoardNews } from './board-news.ts'
import type { MoveAsked, MoveFailure } from './use-move-pieces.ts'
import { newerRevision, type Placing } from './use-place-card.ts'

/** A "no" at the hand: the fact, who did what, and what can be done instead; the first act is the likely one. */
export interface BoardRefusal {
  fact: string
  rest: string | null
  at: Point | undefined
  acts: readonly { label: string; run: () => void }[]
}

interface MoveWays {
  place: Place
  /** What others did to this work order since it was lifted. */
  since: BoardNews | null
  move: (asked: MoveAsked, quantity: number) => void
  again: (asked: MoveAsked) => void
  putBack: () => void
  open: () => void
}

/** Why a move did not happen, in words, with the ways on. */
export function refusedMove(failure: MoveFailure, ways: MoveWays): BoardRefusal {
  const { asked } = failure
  const { at } = asked
  const since = ways.since === null ? null : saySince(ways.since, ways.place)
  const putBack = { label: 'Put back', run: ways.putBack }
  const available = availableOf(failure)
  if (available !== null) {
    const move = { label: `Move ${formatPieces(available)}`, run: () => ways.move(asked, available) }
    const fact = `Only ${formatPieces(available)} of these ${formatPieces(asked.quantity)} can move.`
    const rest = since ?? 'Somebody moved the others on, or they are held.'
    return { fact, rest, at, acts: available > 0 ? [move, putBack] : [putBack] }
  }
  if (failure.kind === 'gone') {
    const rest = since ?? 'Its pieces went on while the card was in your hand.'
    return { fact: `Nothing of it is at ${asked.from.name} any more.`, rest, at, acts: [putBack] }
  }
  const error = failure.kind === 'error' ? failure.error : null
  const { fact, rest } = saidNo(error)
  if (error instanceof Fault) {
    const again = { label: 'Try again', run: () => ways.again(asked) }
    return {
      fact,
      rest: rest ?? 'Whether it counted is not known; trying again counts it once.',
      at,
      acts: [again, putBack],
    }
  }
  return { fact, rest: since ?? rest, at, acts: [putBack, { label: 'Open the work order', run: ways.open }] }
}

/** Why a card was not placed; where another planner changed the column, it can be placed all the same. */
export function refusedPlacing(
  placing: Placing,
  error: unknown,
  ways: { first: (revision: number) => void; putBack: () => void },
): BoardRefusal {
  const { fact, rest } = saidNo(error)
  const revision = newerRevision(error)
  const putBack = { label: 'Leave it', run: ways.putBack }
  if (revision === null) return { fact, rest, at: placing.at, acts: [putBack] }
  const number = placing.card.workOrder.number
  return {
    fact,
    rest: `The card that ${number} should stand behind is no longer there. The column shows the new order.`,
    at: placing.at,
    acts: [{ label: 'Place it first', run: () => ways.first(revision) }, putBack],
  }
}

/** Any other "no" on the board. */
export function refusedAct(error: unknown, at: Point | undefined, close: () => void): BoardRefusal {
  const { fact, rest } = saidNo(error)
  return { fact, rest: blockedBy(error) ?? rest, at, acts: [{ label: 'Close', run: close }] }
}

function availableOf(failure: MoveFailure): number | null {
  if (failure.kind === 'short') return failure.available
  if (failure.kind !== 'error' || !(failure.error instanceof Refused)) return null
  const { code, problem } = failure.error
  return code === 'quantity_short' && typeof problem.available === 'number' ? problem.available : null
}

function saySince(news: BoardNews, place: Place): string {
  const pieces = news.quantity === null ? '' : ` ${formatPieces(news.quantity)}`
  const where = news.where === '' ? '' : ` ${news.where}`
  return `${news.by} ${news.verb}${pieces}${where} at ${formatTime(news.at, place)}, after you picked the card up.`
}

/** Who used the pieces since, where that is why an undo is refused. */
function blockedBy(error: unknown): string | null {
  if (!(error instanceof Refused) || error.code !== 'not_reversible') return null
  const list = error.problem.blockedBy
  if (!Array.isArray(list)) return null
  const names = list.flatMap((each: { by?: unknown; quantity?: unknown }) =>
    typeof each.by === 'string' ? `${each.by} used ${String(each.quantity)}` : [],
  )
  return names.length === 0 ? null : `${[...new Set(names)].join(', ')}. Move those back first.`
}
