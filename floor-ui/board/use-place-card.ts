import { useMemo } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { boardEndpoints } from '#api/contract/boards.ts'
import type { BoardCard } from '#domain/board/board.ts'
import { applyRanks } from '#domain/board/patch-board.ts'
import type { Point } from '../drag/gesture.ts'
import { Refused } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import type { BoardStore } from './board-store.ts'
import type { Done } from './use-undo.ts'

/** A place in a column as a person asked for it. */
export interface Placing {
  commandId: string
  card: BoardCard
  /** Key of the card to stand behind; null for the first place. */
  after: string | null
  revision: number
  at: Point
  /** A way back is not itself offered to be undone. */
  isUndo: boolean
}

interface PlaceConsequences {
  store: BoardStore
  onDone: (done: Done) => void
  onFailed: (placing: Placing, error: unknown) => void
}

/** Places a card inside its column. It stands there at once, marked as on its way, until the answer is here. */
export function usePlaceCard({ store, onDone, onFailed }: PlaceConsequences) {
  const { mutateAsync } = useCommand(boardEndpoints.rank)
  return useMemo(() => {
    const send = async (placing: Placing) => {
      const { commandId, card, after } = placing
      const before = cardBefore(store, card)
      store.setPending({
        commandId,
        cardKey: card.key,
        operationId: card.operationId,
        quantity: null,
        toStep: card.step,
        version: card.workOrder.version,
        after,
      })
      try {
        const answer = await mutateAsync({
          commandId,
          body: {
            workOrderId: card.workOrder.id,
            step: card.step,
            after: after === null ? null : (store.card(after)?.workOrder.id ?? null),
            revision: placing.revision,
          },
        })
        store.touch(applyRanks(store.board, answer))
        if (!placing.isUndo) onDone(doneOf(placing, before))
      } catch (error) {
        onFailed(placing, error)
      } finally {
        store.clearPending(commandId)
      }
    }
    const place = (card: BoardCard, after: string | null, at: Point, isUndo = false) => {
      const revision = store.board.columns.get(card.operationId)?.revision ?? 0
      void send({ commandId: uuidv7(), card, after, revision, at, isUndo })
    }
    const doneOf = ({ card, at }: Placing, before: string | null): Done => ({
      kind: 'rank',
      number: card.workOrder.number,
      words: 'placed',
      putBack: () => place(card, before, at, true),
    })
    return {
      place,
      /** Once more, knowing what the other planner did, at the head of the column. */
      placeFirst: (placing: Placing, revision: number) =>
        void send({ ...placing, after: null, revision, commandId: uuidv7() }),
    }
  }, [store, mutateAsync, onDone, onFailed])
}

/** The revision that the other planner made, where that is why it was refused. */
export function newerRevision(error: unknown): number | null {
  if (!(error instanceof Refused) || error.code !== 'board_changed') return null
  return typeof error.problem.revision === 'number' ? error.problem.revision : null
}

function cardBefore(store: BoardStore, card: BoardCard): string | null {
  const keys = store.board.columns.get(card.operationId)?.keys ?? []
  return keys[keys.indexOf(card.key) - 1] ?? null
}
