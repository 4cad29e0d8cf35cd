import { IconArrowDown, IconArrowUp, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { scrapReasonEndpoints } from '#api/contract/floor.ts'
import { labelEndpoints } from '#api/contract/labels.ts'
import { urlOf } from '../server/call.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, buttonClasses, IconButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatPieces } from '../words/numbers.ts'
import { askOperations } from './operations-data.ts'
import { ScrapReasonDialog } from './ScrapReasonDialog.tsx'
import styles from './Settings.module.css'
import { askScrapReasons, type ScrapReason } from './scrap-reasons-data.ts'

const stale = [scrapReasonEndpoints.list.url]

/** The shop's list of reasons, in the order in which stations offer them. */
export function ScrapReasonsSettings() {
  const query = useQuery(askScrapReasons())
  const [edited, setEdited] = useState<ScrapReason | 'new' | null>(null)
  const update = useCommand(scrapReasonEndpoints.update, { stale })
  const remove = useCommand(scrapReasonEndpoints.remove, { stale })
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The scrap reasons did not load." onRetry={() => void query.refetch()} />
  const reasons = query.data.items
  const add = (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setEdited('new')}>
      Reason
    </Button>
  )
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block} style={{ maxWidth: 860 }}>
          <div className={styles.title}>
            <h1>Scrap reasons</h1>
            <span className={styles.quiet} style={{ flex: 1 }}>
              the first four of an operation are buttons at its stations
            </span>
            <a className={buttonClasses()} href={urlOf(labelEndpoints.commandCards)} target="_blank" rel="noreferrer">
              <IconPrinter size={16} stroke={1.75} aria-hidden /> Command cards
            </a>
            {reasons.length > 0 && add}
          </div>
          {reasons.length === 0 ? (
            <EmptyState title="No scrap reasons yet" action={add}>
              An operator who scraps a piece says why. Name the reasons of your shop.
            </EmptyState>
          ) : (
            <ReasonTable
              reasons={reasons}
              onEdit={setEdited}
              onPlace={(reason, position) =>
                update.run({ params: { id: reason.id }, body: { version: reason.version, position } })
              }
              onRemove={(reason) => remove.run({ params: { id: reason.id }, body: {} })}
            />
          )}
          <Refusal error={update.error ?? remove.error} />
        </section>
      </div>
      {edited && <ScrapReasonDialog reason={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

interface ReasonTableProps {
  reasons: ScrapReason[]
  onEdit: (reason: ScrapReason) => void
  onPlace: (reason: ScrapReason, position: number) => void
  onRemove: (reason: ScrapReason) => void
}

function ReasonTable({ reasons, onEdit, onPlace, onRemove }: ReasonTableProps) {
  const operations = useQuery(askOperations()).data?.items ?? []
  const names = new Map(operations.map((each) => [each.id, each.name]))
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>Reason</th>
          <th>Code</th>
          <th>Offered at</th>
          <th className={styles.num}>Pieces, {reasons[0]?.used.days} days</th>
          <th aria-label="Acts" />
        </tr>
      </thead>
      <tbody>
        {reasons.map((reason, index) => (
          <tr key={reason.id}>
            <td>
              <b>{reason.name}</b>
            </td>
            <td className={styles.mono}>{reason.code}</td>
            <td>{reason.operationIds.map((id) => names.get(id)).join(', ') || 'every operation'}</td>
            <td className={styles.num}>{formatPieces(reason.used.pieces)}</td>
            <td className={styles.num}>
              <IconButton
                label={`${reason.name} up`}
                size="small"
                disabled={index === 0}
                onClick={() => onPlace(reason, index - 1)}
              >
                <IconArrowUp size={15} stroke={1.9} />
              </IconButton>
              <IconButton
                label={`${reason.name} down`}
                size="small"
                disabled={index === reasons.length - 1}
                onClick={() => onPlace(reason, index + 1)}
              >
                <IconArrowDown size={15} stroke={1.9} />
              </IconButton>
              <Button size="small" tone="ghost" onClick={() => onEdit(reason)}>
                Edit
              </Button>
              <Button size="small" tone="ghost" onClick={() => onRemove(reason)}>
                Remove
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
