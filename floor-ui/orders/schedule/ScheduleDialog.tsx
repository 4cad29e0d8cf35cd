import { useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { countOf, formatPieces } from '../../words/numbers.ts'
import { EditRun } from './EditRun.tsx'
import { SaveTemplate } from './SaveTemplate.tsx'
import styles from './Schedule.module.css'
import { ScheduleRow } from './ScheduleRow.tsx'
import type { Outcome, PartRow, RoutingAsked } from './schedule-rows.ts'
import { type JudgedRow, useSchedule } from './use-schedule.ts'

export interface AskedRow {
  requisitionId: string
  quantity: number
  routing: RoutingAsked
}

interface ScheduleDialogProps {
  /** "O-000117" */
  orderNumber: string
  rows: readonly PartRow[]
  onClose: () => void
  onSchedule: (rows: AskedRow[]) => void
  busy: boolean
  error: Error | null
  /** By requisition: what the server refused. */
  refusedRows?: ReadonlyMap<string, string>
}

/** Turns the parts of an order into work orders: a row for each, and what will happen, in numbers. */
export function ScheduleDialog(props: ScheduleDialogProps) {
  const { orderNumber, rows, onClose, onSchedule, busy, error, refusedRows } = props
  const schedule = useSchedule(rows)
  const [asking, setAsking] = useState<{ about: 'edit' | 'template'; id: string } | null>(null)
  const approve = useCommand(routingTemplateEndpoints.approve, { stale: [routingTemplateEndpoints.list.url] })
  const { judged, outcome, gate } = schedule
  const asked = judged?.find((each) => each.row.requisitionId === asking?.id)
  const submit = () => {
    const ready = (judged ?? []).flatMap(({ row, standing }) =>
      standing.kind === 'ready'
        ? [{ requisitionId: row.requisitionId, quantity: standing.quantity, routing: standing.routing }]
        : [],
    )
    if (ready.length > 0 && !busy) onSchedule(ready)
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={812}
      flush
      title="Create work orders"
      below={<Below orderNumber={orderNumber} count={rows.length} />}
      onSubmit={submit}
      outcome={outcome && <OutcomeWords outcome={outcome} />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={busy || !outcome || outcome.ready === 0}>
            {outcome && outcome.ready > 0
              ? `Create ${countOf(outcome.ready, 'work order', 'work orders')}`
              : 'Create work orders'}
          </Button>
        </>
      }
    >
      <Heads />
      {schedule.failed && <FailedPart what="The routings did not load." onRetry={onClose} />}
      {!judged && !schedule.failed && <SkeletonRows rows={rows.length} />}
      <div className={styles.rows}>
        {judged?.map((each) => (
          <ScheduleRow
            key={each.row.requisitionId}
            {...each}
            gate={gate}
            onChange={(change) => schedule.change(each.row.requisitionId, change)}
            onEdit={() => setAsking({ about: 'edit', id: each.row.requisitionId })}
            onSaveTemplate={() => setAsking({ about: 'template', id: each.row.requisitionId })}
            onApprove={(template) => approve.run({ params: { id: template.id }, body: {} })}
            approving={approve.isPending}
            saidNo={refusedRows?.get(each.row.requisitionId) ?? null}
          />
        ))}
      </div>
      {(error ?? approve.error) && (
        <div className={styles.problem}>
          <Refusal error={error ?? approve.error} />
        </div>
      )}
      {asking && asked && (
        <Asking about={asking.about} judged={asked} schedule={schedule} onClose={() => setAsking(null)} />
      )}
    </Dialog>
  )
}

interface AskingProps {
  about: 'edit' | 'template'
  judged: JudgedRow
  schedule: ReturnType<typeof useSchedule>
  onClose: () => void
}

function Asking({ about, judged, schedule, onClose }: AskingProps) {
  const { row, draft, offer } = judged
  const change = (next: Parameters<typeof schedule.change>[1]) => schedule.change(row.requisitionId, next)
  if (about === 'edit') {
    return (
      <EditRun
        part={row.name}
        draft={draft}
        offer={offer}
        onClose={onClose}
        onDone={(edited) => {
          change({ edited, ticked: true })
          onClose()
        }}
      />
    )
  }
  return (
    <SaveTemplate
      part={row.name}
      partSpecificationId={row.partSpecificationId}
      steps={draft.edited ?? []}
      onClose={onClose}
      onSaved={(templateId) => {
        if (!schedule.gate) change({ choice: templateId, edited: null })
        onClose()
      }}
    />
  )
}

function Heads() {
  return (
    <div className={`${styles.row} ${styles.head}`} aria-hidden>
      <span />
      <span />
      <span>Part</span>
      <span className={styles.end}>Quantity</span>
      <span>Routing</span>
    </div>
  )
}

function Below({ orderNumber, count }: { orderNumber: string; count: number }) {
  return (
    <>
      {countOf(count, 'part', 'parts')} of <code>{orderNumber}</code>. Each part keeps its own routing from now on.
    </>
  )
}

function OutcomeWords({ outcome }: { outcome: Outcome }) {
  if (outcome.asked === 0) return <>Every part is in production already.</>
  const to = outcome.firstOperation ? ` to ${outcome.firstOperation}` : ' to their first steps'
  return (
    <span className={styles.outcome}>
      <b>
        {formatPieces(outcome.ready)} of {formatPieces(outcome.asked)}
      </b>{' '}
      can start
      {outcome.starting > 0 && `, ${countOf(outcome.starting, 'piece', 'pieces')}${to}`}.
      {outcome.staying > 0 && ` ${formatPieces(outcome.staying)} stay in the backlog.`}
    </span>
  )
}
