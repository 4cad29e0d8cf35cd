import { Menu } from '@mantine/core'
import {
  IconChecks,
  IconChevronsUp,
  IconExternalLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconPrinter,
  IconRoute,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { labelEndpoints } from '#api/contract/labels.ts'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import type { BoardCard } from '#domain/board/board.ts'
import { priorityLevelOf } from '#domain/board/filter-board.ts'
import { destinationOf, isAtLastStep, movablePieces, whyUnmovable } from '#domain/board/where-to.ts'
import { type PriorityLevel, priorityLevels } from '#domain/work-orders.ts'
import { urlOf } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { HandDialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { formatPieces } from '../words/numbers.ts'
import styles from './Board.module.css'
import type { BoardStore } from './board-store.ts'
import type { BoardDesk, OpenMenu } from './use-board-acts.ts'
import type { MoveTarget } from './use-move-pieces.ts'

interface CardMenuProps {
  store: BoardStore
  desk: BoardDesk
  menu: OpenMenu
  mayPlan: boolean
}

export const levelWords: Record<PriorityLevel, string> = { rush: 'Rush', high: 'High', normal: 'Normal', low: 'Low' }

const levels = Object.keys(levelWords) as PriorityLevel[]
const icon = { size: 16, stroke: 1.75 }

/** What can be done with a card, at the hand. */
export function CardMenu({ store, desk, menu, mayPlan }: CardMenuProps) {
  const [holding, setHolding] = useState(false)
  const card = store.card(menu.cardKey)
  const close = () => desk.setMenu(null)
  if (!card) return null
  if (holding) return <HoldDialog card={card} desk={desk} at={menu.at} onClose={close} />
  const { workOrder } = card
  const traveller = urlOf(labelEndpoints.traveller, { id: workOrder.id })
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      width={236}
      withinPortal
      shadow="none"
      closeOnItemClick={false}
      classNames={{ item: styles.menuItem ?? '' }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Acts of ${workOrder.number}`}
          style={{ position: 'fixed', left: menu.at.x, top: menu.at.y, width: 1, height: 1, opacity: 0 }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{workOrder.number}</Menu.Label>
        <Act icon={<IconExternalLink {...icon} />} run={() => desk.acts.openWorkOrder(workOrder.number)} close={close}>
          Open the work order
        </Act>
        <Act icon={<IconPrinter {...icon} />} run={() => window.open(traveller, '_blank')} close={close}>
          Print the traveller
        </Act>
        {mayPlan && (
          <PlannerActs
            store={store}
            desk={desk}
            card={card}
            close={close}
            onHold={() => setHolding(true)}
            at={menu.at}
          />
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

interface PlannerActsProps {
  store: BoardStore
  desk: BoardDesk
  card: BoardCard
  at: OpenMenu['at']
  close: () => void
  onHold: () => void
}

function PlannerActs({ store, desk, card, at, close, onHold }: PlannerActsProps) {
  const { workOrder } = card
  const resume = useCommand(workOrderEndpoints.resume)
  const update = useCommand(workOrderEndpoints.update)
  const onward = whyUnmovable(card) === null ? onwardOf(store, card) : null
  const level = priorityLevelOf(workOrder.priority)
  const attempt = (run: Promise<unknown>) => void run.catch((error: unknown) => desk.fail(error, at))
  const ask = (target: MoveTarget) =>
    desk.setQuestion({
      card,
      target,
      at,
      quantity: card.inProcess > 0 ? card.inProcess : movablePieces(card),
      liftedAt: Date.now(),
    })
  return (
    <>
      <Menu.Divider />
      {onward && (
        <Act
          icon={onward.to === null ? <IconChecks {...icon} /> : <IconRoute {...icon} />}
          run={() => ask(onward)}
          close={close}
        >
          {onward.to === null ? `Finish up to ${formatPieces(movablePieces(card))}` : `Move to ${onward.to.name}`}
        </Act>
      )}
      {workOrder.status === 'on_hold' ? (
        <Act
          icon={<IconPlayerPlay {...icon} />}
          run={() => attempt(resume.runAsync({ params: { id: workOrder.id }, body: {} }))}
          close={close}
        >
          Let it go on
        </Act>
      ) : (
        <Menu.Item leftSection={<IconPlayerPause {...icon} />} onClick={onHold}>
          Hold the work order
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Label>Priority</Menu.Label>
      {levels.map((each) => (
        <Act
          key={each}
          icon={each === 'rush' ? <IconChevronsUp {...icon} /> : <span style={{ width: icon.size }} />}
          aside={each === level ? 'now' : undefined}
          run={() => {
            const body = { version: workOrder.version, priority: priorityLevels[each] }
            if (each !== level) attempt(update.runAsync({ params: { id: workOrder.id }, body }))
          }}
          close={close}
        >
          {levelWords[each]}
        </Act>
      ))}
    </>
  )
}

interface ActProps {
  icon: ReactNode
  aside?: string | undefined
  run: () => void
  close: () => void
  children: ReactNode
}

function Act({ icon: sign, aside, run, close, children }: ActProps) {
  return (
    <Menu.Item
      leftSection={sign}
      rightSection={aside && <small>{aside}</small>}
      onClick={() => {
        close()
        run()
      }}
    >
      {children}
    </Menu.Item>
  )
}

function HoldDialog({
  card,
  desk,
  at,
  onClose,
}: {
  card: BoardCard
  desk: BoardDesk
  at: OpenMenu['at']
  onClose: () => void
}) {
  const [reason, setReason] = useState('')
  const hold = useCommand(workOrderEndpoints.hold)
  const { id, number } = card.workOrder
  const submit = () => {
    onClose()
    const body = reason.trim() === '' ? {} : { reason: reason.trim() }
    hold.runAsync({ params: { id }, body }).catch((error: unknown) => desk.fail(error, at))
  }
  return (
    <HandDialog
      at={at}
      width={300}
      title={`Hold ${number}`}
      below="Nothing of it moves until a planner lets it go on."
      onClose={onClose}
      onSubmit={submit}
      actions={
        <>
          <Button tone="primary" type="submit" keys="Enter">
            Hold
          </Button>
          <Button keys="Esc" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <TextField label="Why" value={reason} onChange={setReason} maxLength={400} data-autofocus />
    </HandDialog>
  )
}

/** Where the pieces of a card go next: the next column of the route, or out as finished. */
function onwardOf(store: BoardStore, card: BoardCard): MoveTarget | null {
  if (isAtLastStep(card)) return { destination: { kind: 'finish' }, to: null }
  const { steps } = card.workOrder
  const next = steps[steps.findIndex(({ step }) => step === card.step) + 1]
  if (!next || !store.board.columns.has(next.operation.id)) return null
  const destination = destinationOf(card, next.operation.id)
  return destination.kind === 'next' ? { destination, to: next.operation } : null
}
