import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { orderEndpoints } from '#api/contract/orders.ts'
import type { Point } from '../drag/gesture.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog, HandDialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './Order.module.css'
import {
  type Automation,
  askOrder,
  automationTick,
  type BoardStatus,
  type Order,
  orderStale,
  scheduleRowsOf,
} from './order-data.ts'
import { refusedRowsOf } from './schedule/refused-rows.ts'
import { type AskedRow, ScheduleDialog } from './schedule/ScheduleDialog.tsx'

interface MoveOrderProps {
  order: { id: string; number: string; customer: string }
  /** The status it is in, by name. */
  from: string
  to: Pick<BoardStatus, 'id' | 'name' | 'automations'>
  /** The card to stand behind; null for the first place; undefined: wherever it comes to stand. */
  after: string | null | undefined
  /** Where the hand is; null: over the page. */
  at: Point | null
  /** Also after a cancel: then nothing was moved. */
  onClose: () => void
  /** The order is in its new status. */
  onMoved?: () => void
}

/**
 * One move into another status: what entering it sets off stands as ticks, unticked is skipped once. Where parts are
 * scheduled the dialog for it comes before the move; cancelled there, the order stays where it is.
 */
export function MoveOrder({ order, from, to, after, at, onClose, onMoved }: MoveOrderProps) {
  const full = useQuery(askOrder(order.id)).data
  const [skipped, setSkipped] = useState<readonly Automation[]>([])
  const [scheduling, setScheduling] = useState(false)
  const move = useCommand(orderEndpoints.status, {
    stale: orderStale,
    onDone: () => {
      onMoved?.()
      onClose()
    },
  })
  const open = full ? openParts(full) : null
  const asks = to.automations.filter((each) => each !== 'schedule_parts' || open === null || open.parts > 0)
  const schedules = asks.includes('schedule_parts') && !skipped.includes('schedule_parts')
  const go = (rows: AskedRow[] | null) =>
    move.run({
      params: { id: order.id },
      body: {
        statusId: to.id,
        ...(after === undefined ? {} : { after }),
        ...(skipped.length > 0 ? { skipAutomations: [...skipped] } : {}),
        ...(rows === null ? {} : { schedule: { rows } }),
      },
    })
  // Nothing is set off there: a drop is a drop.
  const asked = useRef(false)
  const silent = to.automations.length === 0
  useEffect(() => {
    if (silent && !asked.current) go(null)
    asked.current = true
  })
  if (scheduling && full) {
    const refused = refusedRowsOf(move.error)
    return (
      <ScheduleDialog
        orderNumber={order.number}
        rows={scheduleRowsOf(full)}
        onClose={onClose}
        onSchedule={go}
        busy={move.isPending}
        error={refused.size > 0 ? null : move.error}
        refusedRows={refused}
      />
    )
  }
  if (silent && !move.error) return null
  const words = {
    title: `Into “${to.name}”`,
    below: schedules && open ? schedulingWords(open, from) : undefined,
    onClose,
    onSubmit: () => (schedules ? full && setScheduling(true) : go(null)),
    actions: (
      <>
        <Button tone="primary" type="submit" keys="Enter" disabled={move.isPending || (schedules && !full)}>
          {schedules ? 'Move and schedule' : 'Move'}
        </Button>
        <Button keys="Esc" onClick={onClose}>
          Cancel
        </Button>
      </>
    ),
    children: (
      <div className={styles.ticks}>
        {asks.map((each) => (
          <Checkbox
            key={each}
            checked={!skipped.includes(each)}
            onChange={(on) => setSkipped(on ? skipped.filter((other) => other !== each) : [...skipped, each])}
          >
            {automationTick(each, order.customer)}
          </Checkbox>
        ))}
        <Refusal error={move.error} />
      </div>
    ),
  }
  return at ? <HandDialog at={at} width={336} {...words} /> : <Dialog opened width={360} {...words} />
}

/** Parts that are in no work order yet, and their pieces. */
function openParts(order: Order): { parts: number; pieces: number } {
  const open = order.requisitions.filter((line) => line.scheduledQuantity === 0)
  return { parts: open.length, pieces: open.reduce((sum, line) => sum + line.quantity, 0) }
}

function schedulingWords({ parts, pieces }: { parts: number; pieces: number }, from: string): string {
  const what = `${countOf(parts, 'part', 'parts')}, ${countOf(pieces, 'piece', 'pieces')}`
  return `The scheduling dialog opens for ${what}. Cancel there and the order stays in ${from}.`
}
