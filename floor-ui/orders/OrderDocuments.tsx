import { IconDownload, IconFileTypePdf, IconReceipt } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { documentEndpoints } from '#api/contract/documents.ts'
import { urlOf } from '../server/call.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { formatMoment } from '../words/dates.ts'
import { documentWords } from '../words/documents.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Order.module.css'
import type { Order } from './order-data.ts'

/** The paper there is of an order, and the invoice that can be issued. */
export function OrderDocuments({ order }: { order: Order }) {
  const query = useQuery(ask(documentEndpoints.ofOrder, { params: { id: order.id } }))
  const now = useNow()
  const place = useShopPlace()
  const [issuing, setIssuing] = useState(false)
  if (query.isPending) return <SkeletonRows rows={4} />
  if (query.isError) return <FailedPart what="The documents did not load." onRetry={() => void query.refetch()} />
  const invoiced = query.data.items.some((item) => item.kind === 'invoice')
  return (
    <div className={styles.padded}>
      <table className={styles.table}>
        <tbody>
          <PurchaseOrderRow order={order} />
          {query.data.items.map((item) => (
            <tr key={item.url}>
              <td>
                <b>
                  {documentWords[item.kind]} {item.name}
                </b>
              </td>
              <td className={styles.quiet}>
                {item.at === null ? 'as it stands now' : formatMoment(item.at, now, place)}
              </td>
              <td className={styles.num}>
                <a className={buttonClasses({ size: 'small' })} href={item.url} target="_blank" rel="noreferrer">
                  <IconFileTypePdf size={15} stroke={1.75} aria-hidden /> Open
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.documentActs}>
        <a
          className={buttonClasses()}
          href={urlOf(documentEndpoints.deliveryLabel, { id: order.id })}
          target="_blank"
          rel="noreferrer"
        >
          Delivery label
        </a>
        <Button
          icon={<IconReceipt size={16} stroke={1.75} />}
          disabled={invoiced || order.state === 'cancelled'}
          title={invoiced ? 'The invoice is issued.' : undefined}
          onClick={() => setIssuing(true)}
        >
          Issue the invoice
        </Button>
      </p>
      {issuing && <IssueDialog order={order} onClose={() => setIssuing(false)} />}
    </div>
  )
}

/** What the customer sent stands above what the shop writes. */
function PurchaseOrderRow({ order: { id, purchaseOrder } }: { order: Order }) {
  if (purchaseOrder.file === null) return null
  return (
    <tr>
      <td>
        <b>Their purchase order{purchaseOrder.number && ` ${purchaseOrder.number}`}</b>
      </td>
      <td className={styles.quiet}>{purchaseOrder.file.name}</td>
      <td className={styles.num}>
        <a className={buttonClasses({ size: 'small' })} href={urlOf(documentEndpoints.purchaseOrder, { id })} download>
          <IconDownload size={15} stroke={1.75} aria-hidden /> Keep
        </a>
      </td>
    </tr>
  )
}

function IssueDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const [mail, setMail] = useState(true)
  const issue = useCommand(documentEndpoints.issue, {
    stale: [documentEndpoints.ofOrder.url, documentEndpoints.invoices.url],
    onDone: onClose,
  })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title="Issue the invoice"
      below="It takes the next number and is never changed."
      onSubmit={() => issue.run({ params: { id: order.id }, body: { send: mail } })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={issue.isPending}>
            Issue
          </Button>
        </>
      }
    >
      <Checkbox checked={mail} onChange={setMail}>
        And send it to {order.contact?.name ?? order.customer.name}
      </Checkbox>
      <Refusal error={issue.error} />
    </Dialog>
  )
}
