import { IconDownload, IconRepeat } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { documentEndpoints } from '#api/contract/documents.ts'
import { basketEndpoints } from '#api/contract/store.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button, buttonClasses } from '../../ui/Button.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { documentWords } from '../../words/documents.ts'
import { basketUrls } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import type { MyOrder } from './MyOrderPage.tsx'
import styles from './Order.module.css'

/** Its documents, and the same once more. */
export function OrderActs({ order }: { order: MyOrder }) {
  const navigate = useNavigate()
  const documents = useQuery(ask(documentEndpoints.ofOrder, { params: { id: order.id } }))
  const again = useCommand(basketEndpoints.reorder, {
    stale: basketUrls,
    onDone: () => void navigate({ to: storePaths.basket }),
  })
  return (
    <section className={styles.acts} aria-label="Documents">
      {documents.data?.items.map((document) => (
        <a key={document.url} href={document.url} className={buttonClasses({ size: 'large' })} download>
          <IconDownload size={18} stroke={1.9} aria-hidden />
          {documentWords[document.kind]}
          <span className="visually-hidden"> {document.name}</span>
        </a>
      ))}
      <Button
        size="large"
        icon={<IconRepeat size={18} stroke={1.9} />}
        disabled={again.isPending}
        onClick={() => again.run({ params: { id: order.id }, body: {} })}
      >
        Order again
      </Button>
      <Refusal error={again.error} />
    </section>
  )
}
