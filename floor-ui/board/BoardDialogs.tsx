import { cardKey } from '#domain/board/board.ts'
import { movablePieces } from '#domain/board/where-to.ts'
import { Button } from '../ui/Button.tsx'
import { RefusalDialog } from '../ui/RefusalDialog.tsx'
import { useShopPlace } from '../words/shop-place.tsx'
import { type BoardRefusal, refusedAct, refusedMove, refusedPlacing } from './board-refusals.ts'
import type { BoardStore } from './board-store.ts'
import { CardMenu } from './CardMenu.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import type { BoardDesk } from './use-board-acts.ts'

/** The one question, refusal or menu that the board has open. */
export function BoardDialogs({ store, desk, mayPlan }: { store: BoardStore; desk: BoardDesk; mayPlan: boolean }) {
  const refusal = useRefusal(store, desk)
  const { question, menu } = desk
  return (
    <>
      {question && <Asking store={store} desk={desk} question={question} />}
      {menu && <CardMenu store={store} desk={desk} menu={menu} mayPlan={mayPlan} />}
      {refusal && (
        <RefusalDialog
          fact={refusal.fact}
          rest={refusal.rest}
          at={refusal.at}
          onClose={() => desk.setFailure(null)}
          actions={refusal.acts.map((act, index) => (
            <Button
              key={act.label}
              tone={index === 0 ? 'primary' : 'default'}
              data-autofocus={index === 0}
              onClick={act.run}
            >
              {act.label}
            </Button>
          ))}
        />
      )}
    </>
  )
}

function Asking({
  store,
  desk,
  question,
}: {
  store: BoardStore
  desk: BoardDesk
  question: NonNullable<BoardDesk['question']>
}) {
  const { card, target, at, quantity, liftedAt } = question
  const now = store.card(card.key) ?? card
  const from = store.board.columns.get(card.operationId)?.operation ?? { id: card.operationId, name: 'here' }
  const column = target.to === null ? null : store.board.columns.get(target.to.id)
  const leave = () => {
    // Keys go on where they were: on the board.
    if (desk.hand.current()?.by === 'keys') document.querySelector<HTMLElement>('[data-board]')?.focus()
    desk.setQuestion(null)
    desk.hand.putDown()
  }
  return (
    <MoveDialog
      card={now}
      from={from}
      target={target}
      there={{ here: column?.here ?? 0, limit: column?.workInProcessLimit ?? null }}
      at={at}
      quantity={quantity}
      onQuantity={(next) => desk.hand.change({ quantity: next })}
      onCancel={leave}
      onMove={(answer) => {
        if (target.to !== null && answer.quantity === movablePieces(now)) {
          store.activate(cardKey(card.workOrder.id, target.destination.step))
        }
        leave()
        desk.moves.move({ cardKey: card.key, from, target, at, liftedAt, ...answer })
      }}
    />
  )
}

function useRefusal(store: BoardStore, desk: BoardDesk): BoardRefusal | null {
  const place = useShopPlace()
  const { failure, setFailure, moves, placing, acts } = desk
  const close = () => setFailure(null)
  const closing = (run: () => void) => () => {
    close()
    run()
  }
  if (failure === null) return null
  if (failure.kind === 'other') return refusedAct(failure.error, failure.at, close)
  if (failure.kind === 'place') {
    return refusedPlacing(failure.placing, failure.error, {
      putBack: close,
      first: (revision) => closing(() => placing.placeFirst(failure.placing, revision))(),
    })
  }
  const { asked } = failure.failure
  const [workOrderId = ''] = asked.cardKey.split(':')
  return refusedMove(failure.failure, {
    place,
    since: store.newsSince(workOrderId, asked.liftedAt),
    putBack: close,
    move: (again, quantity) => closing(() => moves.move({ ...again, quantity }))(),
    again: (again) => closing(() => moves.again(again))(),
    open: () => closing(() => acts.openWorkOrder(workOrderId))(),
  })
}
