import { useMemo } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { scanEndpoints } from '#api/contract/scans.ts'
import type { BoardCard, Named } from '#domain/board/board.ts'
import { type Destination, drawPieces, type FirstDrawn, movablePieces } from '#domain/board/where-to.ts'
import { sentenceOf } from '#domain/refusals.ts'
import type { Point } from '../drag/gesture.ts'
import { useCommand } from '../server/use-command.ts'
import { formatPieces } from '../words/numbers.ts'
import type { BoardStore } from './board-store.ts'
import type { Done } from './use-undo.ts'

/** Where pieces go: to a step of the route, or out of the last one as finished. */
export type MoveTarget =
  | { destination: Exclude<Destination, { kind: 'here' | 'not_on_route' }>; to: Named }
  | { destination: { kind: 'finish' }; to: null }

/** One move as a person asked for it. The id is made when the hand lets go, and kept over every retry. */
export interface MoveAsked {
  commandId: string
  cardKey: string
  from: Named
  target: MoveTarget
  quantity: number
  first: FirstDrawn
  reason: string
  at: Point
  liftedAt: number
}

export type MoveFailure =
  | { kind: 'gone'; asked: MoveAsked }
  | { kind: 'short'; asked: MoveAsked; available: number; sentence: string }
  | { kind: 'error'; asked: MoveAsked; error: unknown }

interface MoveConsequences {
  store: BoardStore
  onDone: (done: Done) => void
  onFailed: (failure: MoveFailure) => void
  /** Waits until the board shows a version of a work order, and asks for it when nobody told it. */
  untilSeen: (workOrderId: string, version: number) => Promise<void>
}

export type MoveQuestion = Omit<MoveAsked, 'commandId'>

/** Sends a planner's move. Until the answer is on the board both columns show the pieces as on their way. */
export function useMovePieces({ store, onDone, onFailed, untilSeen }: MoveConsequences) {
  const { mutateAsync } = useCommand(scanEndpoints.move)
  return useMemo(() => {
    const send = async (asked: MoveAsked) => {
      const card = store.card(asked.cardKey)
      if (!card) return onFailed({ kind: 'gone', asked })
      const available = movablePieces(card)
      if (available < asked.quantity) {
        const facts = { workOrder: card.workOrder.number, step: card.step, asked: asked.quantity, available }
        return onFailed({ kind: 'short', asked, available, sentence: sentenceOf('quantity_short', facts) })
      }
      const { commandId, quantity, target } = asked
      if (target.to !== null) {
        const toStep = target.destination.step
        const { version } = card.workOrder
        store.setPending({ commandId, cardKey: card.key, operationId: target.to.id, quantity, toStep, version })
      }
      try {
        const answer = await mutateAsync({ commandId, body: { moves: movesOf(card, asked) } })
        const [first] = answer.movements
        const version = answer.workOrders[0]?.version ?? 0
        await untilSeen(card.workOrder.id, version)
        if (first) onDone(doneOf(card, asked, first.id))
      } catch (error) {
        onFailed({ kind: 'error', asked, error })
      } finally {
        store.clearPending(commandId)
      }
    }
    return {
      /** A new act with an id of its own. */
      move: (question: MoveQuestion) => void send({ ...question, commandId: uuidv7() }),
      /** The same act once more: it counts once, whatever became of the first try. */
      again: (asked: MoveAsked) => void send(asked),
    }
  }, [store, mutateAsync, onDone, onFailed, untilSeen])
}

function movesOf(card: BoardCard, { target, quantity, first, reason }: MoveAsked) {
  const to =
    target.destination.kind === 'finish'
      ? ({ step: null, state: 'finished' } as const)
      : ({ step: target.destination.step, state: 'queued' } as const)
  return drawPieces(card, quantity, first).map((drawn) => ({
    workOrderId: card.workOrder.id,
    from: { step: card.step, state: drawn.state },
    to,
    quantity: drawn.quantity,
    ...(reason !== '' && { reason }),
  }))
}

function doneOf(card: BoardCard, { target, quantity }: MoveAsked, movementId: string): Done {
  const { number, id } = card.workOrder
  return {
    kind: 'move',
    number,
    words: target.to === null ? 'finished' : `moved to ${target.to.name}`,
    quantity: formatPieces(quantity),
    movementId,
    workOrderId: id,
  }
}
