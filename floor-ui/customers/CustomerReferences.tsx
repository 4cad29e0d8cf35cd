import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customerReferenceEndpoints } from '#api/contract/customer-references.ts'
import { ask } from '../server/queries.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoney, formatPieces } from '../words/numbers.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './Customers.module.css'
import type { CustomerReference } from './customer-data.ts'
import { ReferenceDialog } from './ReferenceDialog.tsx'

/** What this customer calls parts, with the prices that were agreed. */
export function CustomerReferences({ customerId }: { customerId: string }) {
  const query = useQuery(ask(customerReferenceEndpoints.list, { params: { id: customerId }, query: { limit: 500 } }))
  const [asked, setAsked] = useState<{ reference: CustomerReference | null } | null>(null)
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The numbers did not load." onRetry={() => void query.refetch()} />
  const { items } = query.data
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>Own numbers</h2>
        <span className={styles.quiet}>the customer orders again by these, at the agreed prices</span>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setAsked({ reference: null })}>
          Number
        </Button>
      </div>
      {items.length === 0 ? (
        <EmptyState title="No numbers yet">
          Give a part the number this customer has for it, and agree on prices by quantity.
        </EmptyState>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Number</th>
              <th>Part</th>
              <th>Price of one, from quantity</th>
              <th aria-label="Acts" />
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <ReferenceRow key={item.id} item={item} onEdit={() => setAsked({ reference: item })} />
            ))}
          </tbody>
        </table>
      )}
      {asked && <ReferenceDialog customerId={customerId} reference={asked.reference} onClose={() => setAsked(null)} />}
    </section>
  )
}

function ReferenceRow({ item, onEdit }: { item: CustomerReference; onEdit: () => void }) {
  const { currency } = useShopPlace()
  return (
    <tr>
      <td>
        <code>{item.reference}</code>
      </td>
      <td>
        <span className={styles.name}>
          <PartPicture src={item.pictureUrl} size={24} />
          <b>{item.name || item.partSpecification.name}</b>
        </span>
      </td>
      <td>
        {item.priceTiers.length === 0 ? (
          <span className={styles.quiet}>as computed</span>
        ) : (
          item.priceTiers
            .map((tier) => `${formatMoney(tier.unitPrice, currency)} from ${formatPieces(tier.quantity)}`)
            .join(', ')
        )}
      </td>
      <td className={styles.num}>
        <IconButton label={`Change ${item.reference}`} size="small" onClick={onEdit}>
          <IconPencil size={15} stroke={1.9} />
        </IconButton>
      </td>
    </tr>
  )
}
