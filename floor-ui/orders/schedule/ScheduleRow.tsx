import { IconAlertOctagon, IconCircleCheck, IconDeviceFloppy, IconMinus, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { RouteStrip } from '../../route-strip/RouteStrip.tsx'
import { stripOf } from '../../route-strip/strip-of.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import { readDue } from '../../words/dates.ts'
import { formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import type { Template } from '../../work-orders/routing-draft.ts'
import { RoutingSelect } from './RoutingSelect.tsx'
import styles from './Schedule.module.css'
import { StepStrip } from './StepStrip.tsx'
import { isEdited, type PartRow, type RoutingOffer, type RowDraft, type Standing, stepsOf } from './schedule-rows.ts'

interface ScheduleRowProps {
  row: PartRow
  draft: RowDraft
  offer: RoutingOffer
  standing: Standing
  gate: boolean
  onChange: (change: Partial<RowDraft>) => void
  onEdit: () => void
  onSaveTemplate: () => void
  onApprove: (template: Template) => void
  approving: boolean
  /** What the server said no to, where it judged this row. */
  saidNo: ReactNode
}

/** One part: how many, by which routing; what is refused keeps its place with the mend. */
export function ScheduleRow(props: ScheduleRowProps) {
  const { row, draft, offer, standing, gate, onChange, onEdit } = props
  if (standing.kind === 'skipped') return <SkippedRow row={row} />
  const refused = standing.kind === 'refused' || props.saidNo !== null
  const edited = isEdited(offer, draft)
  return (
    <div className={styles.row} data-kind={refused ? 'refused' : standing.kind}>
      {refused ? (
        <span className={styles.sign}>
          <IconAlertOctagon size={18} stroke={2} aria-label="refused" />
        </span>
      ) : (
        <Checkbox label={`Schedule ${row.name}`} checked={draft.ticked} onChange={(ticked) => onChange({ ticked })} />
      )}
      <PartPicture src={row.pictureUrl} size={46} />
      <PartWords row={row} />
      <NumberField
        label={`Pieces of ${row.name}`}
        bare
        value={draft.quantity}
        onChange={(quantity) => onChange({ quantity })}
        disabled={!draft.ticked}
      />
      <div className={styles.routing}>
        <RoutingSelect
          part={row.name}
          offer={offer}
          choice={draft.choice}
          edited={edited}
          refused={refused}
          gate={gate}
          onChoose={(choice) => onChange({ choice, edited: null, ticked: true })}
          onEdit={onEdit}
        />
        {!refused && (
          <IconButton label={`Edit the steps of ${row.name} for this run`} onClick={onEdit}>
            <IconPencil size={16} stroke={1.9} />
          </IconButton>
        )}
      </div>
      {edited && draft.edited && (
        <div className={styles.below}>
          <StepStrip steps={draft.edited} original={stepsOf(offer, draft.choice) ?? []} />
          <Button size="small" icon={<IconDeviceFloppy size={15} stroke={1.9} />} onClick={props.onSaveTemplate}>
            Save as template
          </Button>
        </div>
      )}
      <RefusedWords {...props} />
    </div>
  )
}

function PartWords({ row }: { row: PartRow }) {
  const now = useNow()
  const place = useShopPlace()
  const by = row.due === null ? null : `by ${readDue(row.due, now, place).date}`
  return (
    <div className={styles.part}>
      <b>{row.name}</b>
      <span>{[row.words, by].filter(Boolean).join(', ')}</span>
    </div>
  )
}

function SkippedRow({ row }: { row: PartRow }) {
  return (
    <div className={styles.row} data-kind="skipped">
      <span className={styles.sign}>
        <IconMinus size={16} stroke={2} aria-label="skipped" />
      </span>
      <PartPicture src={row.pictureUrl} size={46} />
      <div className={styles.part}>
        <b>{row.name}</b>
        <span>Already in production, skipped</span>
      </div>
      <span className={styles.none}>
        {formatPieces(row.open)} of {formatPieces(row.ordered)}
      </span>
      <div className={styles.runs}>
        {row.runs.map((run) => (
          <RunLine key={run.id} run={run} />
        ))}
      </div>
    </div>
  )
}

function RunLine({ run }: { run: PartRow['runs'][number] }) {
  return (
    <>
      <Tag>{run.number}</Tag>
      <RouteStrip variant="mini" input={stripOf(run)} width={182} numbers />
    </>
  )
}

function RefusedWords({ standing, saidNo, onApprove, approving }: ScheduleRowProps) {
  if (standing.kind !== 'refused' && saidNo === null) return null
  const template = standing.kind === 'refused' ? standing.approve : null
  return (
    <div className={styles.refusal} role="alert">
      {standing.kind === 'refused' ? (
        <span>
          <em>{standing.fact}</em> {standing.rule}
        </span>
      ) : (
        <span>{saidNo}</span>
      )}
      {template && (
        <Button
          size="small"
          icon={<IconCircleCheck size={15} stroke={1.9} />}
          disabled={approving}
          onClick={() => onApprove(template)}
        >
          Approve v{template.templateVersion}
        </Button>
      )}
    </div>
  )
}
