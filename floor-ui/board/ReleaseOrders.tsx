import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Static } from 'typebox'
import { type WorkOrderSummary, workOrderEndpoints } from '#api/contract/work-orders.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DueDate } from '../ui/DueDate.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { countOf, formatPieces } from '../words/numbers.ts'
import { saidNo } from '../words/refusals.ts'
import styles from './ReleaseOrders.module.css'

type PlannedOrder = Static<typeof WorkOrderSummary>

const shownMax = 200

/** Work orders that are planned: the ticked ones go to their first operation. */
export function ReleaseOrders({ onClose }: { onClose: () => void }) {
  const planned = useQuery(ask(workOrderEndpoints.list, { query: { status: 'planned', sort: 'due', limit: shownMax } }))
  const release = useCommand(workOrderEndpoints.release, { stale: [workOrderEndpoints.list.url] })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const [busy, setBusy] = useState(false)
  const rows = planned.data?.items ?? []
  const chosen = rows.filter((row) => ticked.has(row.id))
  const pieces = chosen.reduce((sum, row) => sum + toRelease(row), 0)
  const releaseAll = async () => {
    setBusy(true)
    const noes = new Map<string, string>()
    for (const row of chosen) {
      try {
        await release.runAsync({ params: { id: row.id }, body: {} })
      } catch (error) {
        const { fact, rest } = saidNo(error)
        noes.set(row.id, rest === null ? fact : `${fact} ${rest}`)
      }
    }
    setBusy(false)
    setRefused(noes)
    if (noes.size === 0) onClose()
  }
  const turn = (id: string, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(id)
    else next.delete(id)
    setTicked(next)
  }
  return (
    <Dialog
      opened
      flush
      width={812}
      onClose={onClose}
      onSubmit={() => void releaseAll()}
      title="Release orders"
      below="Their pieces go to the first operation of their routing."
      outcome={
        chosen.length === 0
          ? 'Tick what goes to the floor.'
          : `${countOf(pieces, 'piece', 'pieces')} of ${countOf(chosen.length, 'work order', 'work orders')}`
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={chosen.length === 0 || busy}>
            Release {countOf(chosen.length, 'work order', 'work orders')}
          </Button>
        </>
      }
    >
      {planned.isPending && <SkeletonRows rows={4} />}
      {planned.isError && (
        <FailedPart what="The planned work orders did not load." onRetry={() => void planned.refetch()} />
      )}
      {planned.isSuccess && rows.length === 0 && (
        <EmptyState title="Nothing waits to be released">
          Work orders that were made but not released stand here.
        </EmptyState>
      )}
      {rows.length > 1 && (
        <div className={styles.all}>
          <Checkbox
            checked={chosen.length === rows.length}
            some={chosen.length > 0}
            onChange={(on) => setTicked(new Set(on ? rows.map((row) => row.id) : []))}
          >
            All {countOf(rows.length, 'work order', 'work orders')}
          </Checkbox>
        </div>
      )}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <OrderRow
            key={row.id}
            row={row}
            ticked={ticked.has(row.id)}
            refused={refused.get(row.id)}
            onTurn={(on) => turn(row.id, on)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

interface OrderRowProps {
  row: PlannedOrder
  ticked: boolean
  /** Why it was not released, in the shop's words. */
  refused: string | undefined
  onTurn: (on: boolean) => void
}

function OrderRow({ row, ticked, refused, onTurn }: OrderRowProps) {
  return (
    <li className={styles.row} data-refused={refused !== undefined}>
      <Checkbox checked={ticked} onChange={onTurn} label={`Release ${row.number}`} />
      <PartPicture src={row.part.pictureUrl} size={40} />
      <span className={styles.names}>
        <b>{row.part.name}</b>
        <span>
          <span className={styles.code}>{row.number}</span> {row.customer?.name ?? 'for stock'}
        </span>
        {refused !== undefined && <strong role="alert">{refused}</strong>}
      </span>
      <span className={styles.first}>{row.routing.steps[0]?.operation.name}</span>
      <DueDate due={row.due} form="date" />
      <b className={styles.quantity}>{formatPieces(toRelease(row))}</b>
    </li>
  )
}

function toRelease({ quantities }: PlannedOrder): number {
  return quantities.target - quantities.entered
}
