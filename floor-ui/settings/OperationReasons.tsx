import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { scrapReasonEndpoints } from '#api/contract/floor.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { formatPieces } from '../words/numbers.ts'
import type { Operation } from './operations-data.ts'
import { ScrapReasonDialog } from './ScrapReasonDialog.tsx'
import styles from './Settings.module.css'
import { askScrapReasons, type ScrapReason } from './scrap-reasons-data.ts'

/** How many reasons are buttons at a station; the others are behind "Other". */
const buttons = 4

/** Why pieces are scrapped at this operation, in the order in which a station offers them. */
export function OperationReasons({ operation }: { operation: Operation }) {
  const query = useQuery(askScrapReasons())
  const [adding, setAdding] = useState(false)
  const update = useCommand(scrapReasonEndpoints.update, { stale: [scrapReasonEndpoints.list.url] })
  const all = query.data?.items ?? []
  const offered = all.filter(({ operationIds }) => operationIds.length === 0 || operationIds.includes(operation.id))
  const dropHere = (reason: ScrapReason) => {
    const operationIds = reason.operationIds.filter((id) => id !== operation.id)
    update.run({ params: { id: reason.id }, body: { version: reason.version, operationIds } })
  }
  return (
    <section className={styles.block} style={{ maxWidth: 640 }}>
      <div className={styles.blockHead}>
        <h3>Scrap reasons</h3>
        <span>here; the first four are buttons at the station</span>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setAdding(true)}>
          Reason
        </Button>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>Reason</th>
            <th className={styles.num}>{all[0] ? `${all[0].used.days} days` : ''}</th>
            <th className={styles.num}>Also at</th>
            <th aria-label="Acts" />
          </tr>
        </thead>
        <tbody>
          {offered.map((reason, index) => (
            <tr key={reason.id} style={index === buttons - 1 ? { boxShadow: 'inset 0 -2px 0 var(--ink)' } : undefined}>
              <td style={{ height: 32 }}>{index < buttons ? <b>{reason.name}</b> : reason.name}</td>
              <td className={styles.num}>{formatPieces(reason.used.pieces)}</td>
              <td className={styles.num}>{alsoAt(reason)}</td>
              <td className={styles.num}>
                {reason.operationIds.length > 1 && (
                  <IconButton label={`Not offered at ${operation.name}`} size="small" onClick={() => dropHere(reason)}>
                    <IconX size={15} stroke={1.9} />
                  </IconButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Refusal error={update.error} />
      {adding && <ScrapReasonDialog reason={null} onlyAt={operation} onClose={() => setAdding(false)} />}
    </section>
  )
}

function alsoAt({ operationIds }: ScrapReason): string {
  if (operationIds.length === 0) return 'all'
  return operationIds.length === 1 ? 'here only' : `${operationIds.length} operations`
}
