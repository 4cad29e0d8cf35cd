import { destinationOf } from '#domain/board/where-to.ts'
import { useDropColumn } from '../drag/use-drop-column.ts'
import { useBoard } from './board-context.ts'
import { type CarriedItem, cardKind } from './use-card-drag.ts'

/** Makes a column one that takes the cards whose route meets it. */
export function useColumnDrop(operationId: string): (element: HTMLElement | null) => void {
  const { store, acts } = useBoard()
  return useDropColumn<CarriedItem, string>({
    kind: cardKind,
    place: operationId,
    takes: ({ key }) => {
      const card = store.card(key)
      return card !== undefined && destinationOf(card, operationId).kind !== 'not_on_route'
    },
    hand: acts,
  }).ref
}
