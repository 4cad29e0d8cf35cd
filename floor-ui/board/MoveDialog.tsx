import { IconAlertTriangle, IconCheck, IconCornerDownRight, IconMinus, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { BoardCard, Named } from '#domain/board/board.ts'
import { type FirstDrawn, movablePieces } from '#domain/board/where-to.ts'
import type { Point } from '../drag/gesture.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { HandDialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { countOf, formatPieces } from '../words/numbers.ts'
import styles from './MoveDialog.module.css'
import type { MoveTarget } from './use-move-pieces.ts'

export interface MoveAnswer {
  quantity: number
  first: FirstDrawn
  reason: string
}

interface MoveDialogProps {
  card: BoardCard
  from: Named
  target: MoveTarget
  /** Pieces that the target holds now, and how many it should hold at most. */
  there: { here: number; limit: number | null }
  at: Point
  /** What was typed in the air; else what is in process. */
  quantity: number
  onQuantity: (quantity: number) => void
  onMove: (answer: MoveAnswer) => void
  onCancel: () => void
}

/** Asks at the drop how many pieces go. What stays and what the target will hold stands below the number. */
export function MoveDialog(props: MoveDialogProps) {
  const { card, from, target, there, at, onQuantity, onMove, onCancel } = props
  const most = movablePieces(card)
  const [typed, setTyped] = useState(String(props.quantity))
  const [first, setFirst] = useState<FirstDrawn>(card.inProcess > 0 ? 'in_process' : 'queued')
  const [reason, setReason] = useState('')
  const quantity = Number(typed)
  const { destination } = target
  const asksReason = destination.kind === 'skips' || destination.kind === 'back'
  const problem = problemOf({ quantity, most, from })
  const ready = problem === null && (!asksReason || reason.trim() !== '')
  const choose = (next: number, from = first) => {
    setTyped(String(next))
    setFirst(from)
    onQuantity(next)
  }
  const submit = () => {
    if (ready) onMove({ quantity, first, reason: reason.trim() })
  }
  return (
    <HandDialog
      at={at}
      width={292}
      title={target.to === null ? 'Finish pieces' : `Move to ${target.to.name}`}
      below={
        <>
          <span className={styles.code}>{card.workOrder.number}</span> from {from.name}
        </>
      }
      onClose={onCancel}
      onSubmit={submit}
      actions={
        <>
          <Button className={styles.act} tone="primary" type="submit" keys="Enter" disabled={!ready}>
            {target.to === null ? 'Finish' : 'Move'} {formatPieces(quantity)}
          </Button>
          <Button className={styles.act} keys="Esc" onClick={onCancel}>
            Cancel
          </Button>
        </>
      }
    >
      <Quantity typed={typed} most={most} onType={setTyped} onChoose={choose} />
      <Segments card={card} quantity={quantity} first={first} onChoose={choose} />
      <Outcome {...{ card, from, target, there, quantity, problem }} />
      {asksReason && (
        <TextField
          label={destination.kind === 'back' ? 'Why do they go back?' : 'Why are steps left out?'}
          value={reason}
          onChange={setReason}
          maxLength={400}
        />
      )}
    </HandDialog>
  )
}

interface QuantityProps {
  typed: string
  most: number
  onType: (text: string) => void
  onChoose: (quantity: number) => void
}

function Quantity({ typed, most, onType, onChoose }: QuantityProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const quantity = Number(typed)
  const step = (by: number) => onChoose(Math.max(1, Math.min(most, quantity + by)))
  return (
    <div className={styles.quantity}>
      <IconButton label="One less" className={styles.step} tabIndex={-1} onClick={() => step(-1)}>
        <IconMinus size={18} stroke={2} />
      </IconButton>
      <label className={styles.number}>
        <input
          ref={input}
          data-autofocus
          inputMode="numeric"
          autoComplete="off"
          aria-label="Pieces to move"
          value={typed}
          style={{ width: `${Math.max(1, typed.length) + 0.4}ch` }}
          onChange={(event) => {
            const text = event.currentTarget.value
            if (!/^\d{0,6}$/u.test(text)) return
            onType(text)
            if (Number(text) > 0 && Number(text) <= most) onChoose(Number(text))
          }}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
            event.preventDefault()
            step(event.key === 'ArrowUp' ? 1 : -1)
          }}
        />
        <small>of {formatPieces(most)}</small>
      </label>
      <IconButton label="One more" className={styles.step} tabIndex={-1} onClick={() => step(1)}>
        <IconPlus size={18} stroke={2} />
      </IconButton>
    </div>
  )
}

interface SegmentsProps {
  card: BoardCard
  quantity: number
  first: FirstDrawn
  onChoose: (quantity: number, first: FirstDrawn) => void
}

function Segments({ card, quantity, first, onChoose }: SegmentsProps) {
  const all = movablePieces(card)
  if (card.inProcess === 0 || card.queued === 0) return null
  const choices: { words: string; count: number; first: FirstDrawn; on: boolean }[] = [
    {
      words: 'In process',
      count: card.inProcess,
      first: 'in_process',
      on: first === 'in_process' && quantity === card.inProcess,
    },
    { words: 'Queued', count: card.queued, first: 'queued', on: first === 'queued' && quantity === card.queued },
    { words: 'All', count: all, first: 'in_process', on: quantity === all },
  ]
  return (
    <div className={styles.segments}>
      {choices.map((choice) => (
        <Chip key={choice.words} on={choice.on} mark="none" onClick={() => onChoose(choice.count, choice.first)}>
          {choice.words} {formatPieces(choice.count)}
        </Chip>
      ))}
    </div>
  )
}

type OutcomeProps = Pick<MoveDialogProps, 'card' | 'from' | 'target' | 'there'> & {
  quantity: number
  problem: string | null
}

function Outcome({ card, from, target, there, quantity, problem }: OutcomeProps) {
  if (problem !== null) return <Line icon={<Warning />}>{problem}</Line>
  const stay = card.queued + card.inProcess + card.held - quantity
  const { destination } = target
  return (
    <div className={styles.outcome}>
      <Line icon={<IconCornerDownRight size={15} stroke={1.9} />}>
        {stay === 0 ? `Nothing stays in ${from.name}.` : `${formatPieces(stay)} stay in ${from.name}.`}
        {card.held > 0 && stay > 0 && ` ${formatPieces(card.held)} of them held.`}
      </Line>
      {target.to === null ? (
        <Finished card={card} quantity={quantity} />
      ) : (
        <Filled to={target.to} {...there} quantity={quantity} />
      )}
      {destination.kind === 'skips' && (
        <Line icon={<Warning />} bold>
          {countOf(destination.skipped.length, 'step is', 'steps are')} left out:{' '}
          {destination.skipped.map(({ operation }) => operation.name).join(', ')}.
        </Line>
      )}
      {destination.kind === 'back' && (
        <Line icon={<Warning />} bold>
          They go back to step <span className={styles.code}>{destination.step}</span>.
        </Line>
      )}
    </div>
  )
}

function Filled({ to, here, limit, quantity }: { to: Named; here: number; limit: number | null; quantity: number }) {
  const will = here + quantity
  const over = limit === null ? 0 : Math.max(0, will - limit)
  const ofLimit = limit === null ? '' : ` of ${formatPieces(limit)}`
  return (
    <Line icon={over > 0 ? <Warning /> : <IconCheck size={15} stroke={1.9} />} bold={over > 0}>
      {to.name} will hold {formatPieces(will)}
      {ofLimit}
      {over > 0 && `, ${formatPieces(over)} over`}.
    </Line>
  )
}

function Finished({ card, quantity }: { card: BoardCard; quantity: number }) {
  const good = card.workOrder.balances
    .filter(({ state }) => state === 'finished' || state === 'shipped')
    .reduce((sum, balance) => sum + balance.quantity, 0)
  return (
    <Line icon={<IconCheck size={15} stroke={1.9} />}>
      {formatPieces(good + quantity)} of {formatPieces(card.workOrder.target)} will be finished.
    </Line>
  )
}

function Line({ icon, bold = false, children }: { icon: ReactNode; bold?: boolean; children: ReactNode }) {
  return (
    <p className={styles.line} data-bold={bold}>
      {icon}
      <span>{children}</span>
    </p>
  )
}

function Warning() {
  return <IconAlertTriangle size={15} stroke={1.9} aria-hidden />
}

function problemOf({ quantity, most, from }: { quantity: number; most: number; from: Named }): string | null {
  if (quantity < 1) return 'Say how many pieces move.'
  if (quantity > most) return `Only ${formatPieces(most)} can move from ${from.name}.`
  return null
}
