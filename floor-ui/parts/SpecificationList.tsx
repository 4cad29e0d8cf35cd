import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { plans } from '#domain/people/roles.ts'
import { formatAmount } from '../sales/money.ts'
import { useSession } from '../shell/session.tsx'
import { Button } from '../ui/Button.tsx'
import { formatPieces } from '../words/numbers.ts'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import type { Design } from './part-data.ts'
import { SpecificationDialog } from './SpecificationDialog.tsx'
import { specificationWords } from './specification-words.ts'
import type { PartView } from './use-part-view.ts'

/** How the revision is made: each way with its routing and how many were ordered. */
export function SpecificationList({ part, view }: { part: Design; view: PartView }) {
  const { user } = useSession()
  const mayChange = plans(user.role)
  const [open, setOpen] = useState<{ id: string | null } | null>(null)
  const { revision, specification } = view
  if (!revision) return null
  const rows = part.specifications.filter(({ partRevisionId }) => partRevisionId === revision.id)
  return (
    <Block
      title="Specifications"
      scope={`of revision ${revision.number}`}
      actions={
        mayChange && (
          <Button size="small" icon={<IconPlus size={14} stroke={2} />} onClick={() => setOpen({ id: null })}>
            Specification
          </Button>
        )
      }
    >
      {rows.length === 0 ? (
        <p className={styles.quiet}>None yet: process, material and finish, as it is quoted or made.</p>
      ) : (
        <table className={styles.uses}>
          <thead>
            <tr>
              <th>Process, material, finish</th>
              <th>Routing</th>
              <th data-end>Last price</th>
              <th data-end>Ordered</th>
              <th data-end>Made</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} data-here={row.id === specification?.id && rows.length > 1}>
                <td className={styles.cut}>
                  <button
                    type="button"
                    className={styles.link}
                    onClick={() => {
                      view.chooseSpecification(row.id)
                      setOpen({ id: row.id })
                    }}
                  >
                    <b>{specificationWords(row)}</b>
                  </button>
                  {row.name !== part.name && <span className={styles.quiet}> {row.name}</span>}
                </td>
                <td>{row.defaultRoutingTemplate?.name ?? <span className={styles.quiet}>automatic</span>}</td>
                <td data-end>{row.lastUnitPrice !== null && <b>{formatAmount(row.lastUnitPrice)}</b>}</td>
                <td data-end>{formatPieces(row.orderedPieces)}</td>
                <td data-end>{formatPieces(row.finishedPieces)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {open && (
        <SpecificationDialog
          part={part}
          revision={revision}
          id={open.id}
          mayChange={mayChange}
          onClose={() => setOpen(null)}
        />
      )}
    </Block>
  )
}
