import { DueDate } from '../ui/DueDate.tsx'
import { Flag } from '../ui/Flag.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { RecordHead } from '../ui/RecordHead.tsx'
import { formatMoment } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { statusWords } from '../words/status.ts'
import { isClosed, type WorkOrder } from './work-order-data.ts'

/** What it is, for whom, by which routing, and the three numbers a planner comes for. */
export function WorkOrderHead({ workOrder }: { workOrder: WorkOrder }) {
  const { part, customer, routing, quantities } = workOrder
  const now = useNow()
  const place = useShopPlace()
  const held = workOrder.balances.reduce((sum, each) => sum + (each.state === 'held' ? each.quantity : 0), 0)
  const closed = isClosed(workOrder)
  const template = routing.templateName === null ? 'Automatic' : `${routing.templateName}, v${routing.templateVersion}`
  const material = [part.material, part.color].filter(Boolean).join(', ')
  return (
    <RecordHead
      picture={<PartPicture src={part.pictureUrl} size={104} name={part.name} />}
      title={part.name}
      flags={
        <>
          {workOrder.rush && !closed && <Flag kind="rush">RUSH</Flag>}
          {workOrder.status !== 'released' && (
            <Flag
              kind={workOrder.status === 'finished' ? 'finished' : workOrder.status === 'on_hold' ? 'held' : 'neutral'}
            >
              {statusWords[workOrder.status]}
            </Flag>
          )}
          {held > 0 && <Flag kind="held">{formatPieces(held)} held</Flag>}
          {quantities.short > 0 && quantities.entered > 0 && !closed && (
            <Flag kind="warning">{formatPieces(quantities.short)} short</Flag>
          )}
        </>
      }
      facts={[
        ...(customer ? [{ label: 'Customer', value: customer.name }] : []),
        ...(part.process ? [{ label: 'Process', value: part.process }] : []),
        ...(material ? [{ label: 'Material', value: material }] : []),
        {
          label: 'Routing',
          value: (
            <>
              {template} {routing.edited && <Flag kind="here">Edited</Flag>}
            </>
          ),
        },
        workOrder.releasedAt
          ? {
              label: 'Released',
              value: `${formatMoment(workOrder.releasedAt, now, place)}${workOrder.createdBy ? `, ${workOrder.createdBy}` : ''}`,
            }
          : {
              label: 'Made',
              value: `${formatMoment(workOrder.createdAt, now, place)}${workOrder.createdBy ? `, ${workOrder.createdBy}` : ''}`,
            },
        { label: 'Due', value: <DueDate due={workOrder.due} form="date" done={closed} /> },
        ...(workOrder.note ? [{ label: 'Note', value: workOrder.note }] : []),
      ]}
      numbers={[
        { value: formatPieces(quantities.target), caption: 'target' },
        { value: formatPieces(quantities.good), caption: 'good', tone: 'good' },
        { value: formatPieces(quantities.onFloor), caption: 'on the floor' },
      ]}
    />
  )
}
