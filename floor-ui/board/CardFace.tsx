import { memo } from 'react'
import { type BoardCard, type BoardWorkOrder, piecesOn } from '#domain/board/board.ts'
import type { RouteStripInput } from '#domain/route-strip/reading.ts'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { Tag } from '../ui/Tag.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Card.module.css'
import type { Density } from './column-view.ts'
import { type CardFlag, flagsOf } from './flags.ts'

interface CardFaceProps {
  card: BoardCard
  density: Density
  /** px across of the strip. */
  stripWidth: number
  /** In the hand: how many pieces are taken, in the place of all that are here. */
  quantity?: number | undefined
}

/** What stands on a card: which work order, which part, where its pieces are, how many are here. */
export const CardFace = memo(function CardFace({ card, density, stripWidth, quantity }: CardFaceProps) {
  const flags = flagsOf(card)
  return density === 'compact' ? (
    <CompactFace card={card} flags={flags} quantity={quantity} />
  ) : (
    <FullFace card={card} flags={flags} quantity={quantity} density={density} stripWidth={stripWidth} />
  )
})

interface FaceProps {
  card: BoardCard
  flags: readonly CardFlag[]
  quantity: number | undefined
}

function FullFace({
  card,
  flags,
  quantity,
  density,
  stripWidth,
}: FaceProps & Pick<CardFaceProps, 'density' | 'stripWidth'>) {
  const { workOrder } = card
  const tablet = density === 'tablet'
  return (
    <>
      <div className={styles.head}>
        <Tag size={tablet ? 'tablet' : 'desk'}>{workOrder.number}</Tag>
        <DueDate due={workOrder.due} iconSize={tablet ? 16 : 14} />
      </div>
      <div className={styles.part}>
        <PartPicture src={workOrder.part.pictureUrl} size={tablet ? 52 : 40} />
        <div className={styles.names}>
          <span className={styles.name}>{workOrder.part.name}</span>
          <span className={styles.customer}>{workOrder.customer?.name ?? 'for stock'}</span>
        </div>
      </div>
      <div className={styles.pieces}>
        <RouteStrip variant="mini" input={stripOf(workOrder)} here={card.step} numbers width={stripWidth} />
        <Pieces card={card} quantity={quantity} />
      </div>
      {flags.length > 0 && <Flags flags={flags} />}
    </>
  )
}

function CompactFace({ card, flags, quantity }: FaceProps) {
  const { workOrder } = card
  return (
    <>
      <div className={styles.head}>
        <Tag>{workOrder.number}</Tag>
        <DueDate due={workOrder.due} iconSize={14} />
      </div>
      <div className={styles.line}>
        <span className={styles.name}>{workOrder.part.name}</span>
        <Pieces card={card} quantity={quantity} />
      </div>
      <div className={styles.line}>
        <RouteStrip variant="mini" input={stripOf(workOrder)} here={card.step} width={120} />
        {flags.length > 0 && <Flags flags={flags.slice(0, 1)} />}
      </div>
    </>
  )
}

function Pieces({ card, quantity }: { card: BoardCard; quantity: number | undefined }) {
  return (
    <div className={styles.quantity} data-long={(quantity ?? piecesOn(card)) > 999}>
      {formatPieces(quantity ?? piecesOn(card))}
      <small>of {formatPieces(quantity === undefined ? card.workOrder.target : piecesOn(card))}</small>
    </div>
  )
}

function Flags({ flags }: { flags: readonly CardFlag[] }) {
  return (
    <div className={styles.flags}>
      {flags.map(({ kind, words }) => (
        <Flag key={words} kind={kind}>
          {words}
        </Flag>
      ))}
    </div>
  )
}

const strips = new WeakMap<BoardWorkOrder, RouteStripInput>()

/** Read once for each state of a work order, however many of its cards are shown. */
function stripOf(workOrder: BoardWorkOrder): RouteStripInput {
  const known = strips.get(workOrder)
  if (known) return known
  const strip: RouteStripInput = {
    steps: workOrder.steps.map(({ step, operation }) => ({ step, operation: operation.name })),
    balances: workOrder.balances.flatMap(({ step, state, quantity }) =>
      state === 'entered' ? [] : { step, state, quantity },
    ),
    entered: workOrder.entered,
    released: true,
  }
  strips.set(workOrder, strip)
  return strip
}
