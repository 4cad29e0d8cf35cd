import { IconArchive, IconArrowMerge, IconCheck, IconDots, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { customerEndpoints } from '#api/contract/customers.ts'
import { paths } from '../paths.ts'
import { useCommand } from '../server/use-command.ts'
import { Page } from '../shell/Page.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Flag } from '../ui/Flag.tsx'
import { Menu } from '../ui/Menu.tsx'
import { Notice } from '../ui/Notice.tsx'
import { RecordHead } from '../ui/RecordHead.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { formatPieces } from '../words/numbers.ts'
import { ContactsAndAddresses } from './ContactsAndAddresses.tsx'
import { CustomerHistory } from './CustomerHistory.tsx'
import { CustomerReferences } from './CustomerReferences.tsx'
import styles from './Customers.module.css'
import { CustomerTerms } from './CustomerTerms.tsx'
import { askCustomer, type Customer, customerStale, placeWords, typeWords, waits } from './customer-data.ts'
import type { CustomerTab } from './customer-tabs.ts'
import { MergeCustomer } from './MergeCustomer.tsx'

const path = [{ label: 'Customers', to: '/customers' }]
/** One customer: people, addresses, terms, own numbers, and what it asked for. */
export function CustomerPage() {
  const { id } = useParams({ from: '/signed-in/desk/customers/$id' })
  const query = useQuery(askCustomer(id))
  if (query.isPending || query.isError) {
    return (
      <Page title="Customer" path={path} live={false}>
        {query.isPending ? (
          <SkeletonRows />
        ) : (
          <FailedPart what="The customer did not load." onRetry={() => void query.refetch()} />
        )}
      </Page>
    )
  }
  return <CustomerRecord key={id} customer={query.data} />
}

function CustomerRecord({ customer }: { customer: Customer }) {
  const navigate = useNavigate()
  const search: { tab?: CustomerTab } = useSearch({ strict: false })
  const tab = search.tab ?? 'people'
  const update = useCommand(customerEndpoints.update, { stale: customerStale })
  const [merging, setMerging] = useState(false)
  const change = (body: { approved?: boolean; archived?: boolean }) =>
    update.run({ params: { id: customer.id }, body: { version: customer.version, ...body } })
  return (
    <Page
      title={customer.name}
      path={path}
      live={false}
      beside={<State customer={customer} />}
      actions={
        <>
          <MoreActs
            archived={customer.archived}
            onMerge={() => setMerging(true)}
            onArchive={() => change({ archived: !customer.archived })}
          />
          <Button
            tone="primary"
            icon={<IconPlus size={16} stroke={2} />}
            onClick={() => void navigate({ to: paths.quotes, search: { fresh: customer.id } })}
          >
            New quote
          </Button>
        </>
      }
    >
      <div className={styles.record}>
        <RecordHead title={customer.name} facts={factsOf(customer)} numbers={numbersOf(customer)} />
        {waits(customer) && (
          <div className={styles.notice}>
            <Notice
              action={
                <Button
                  size="small"
                  icon={<IconCheck size={15} stroke={2} />}
                  disabled={update.isPending}
                  onClick={() => change({ approved: true })}
                >
                  Approve {customer.name}
                </Button>
              }
            >
              It came through the storefront and waits: until you approve it, it can look but not order.
            </Notice>
          </div>
        )}
        <Refusal error={update.error} />
        <Tabs
          label="Parts of the customer"
          current={tab}
          tabs={[
            { key: 'people', label: 'People, addresses', count: formatPieces(customer.contacts.length) },
            { key: 'terms', label: 'Terms' },
            { key: 'references', label: 'Own numbers' },
            { key: 'history', label: 'Quotes, orders' },
          ]}
          onChange={(next) =>
            void navigate({ to: paths.customer(customer.id), search: next === 'people' ? {} : { tab: next } })
          }
        />
        <div className={styles.scroll}>
          {tab === 'people' && <ContactsAndAddresses customer={customer} />}
          {tab === 'terms' && <CustomerTerms customer={customer} />}
          {tab === 'references' && <CustomerReferences customerId={customer.id} />}
          {tab === 'history' && <CustomerHistory customerId={customer.id} />}
        </div>
      </div>
      {merging && <MergeCustomer customer={customer} onClose={() => setMerging(false)} />}
    </Page>
  )
}

function State({ customer }: { customer: Customer }) {
  if (customer.archived) return <Flag kind="neutral">archived</Flag>
  return waits(customer) ? <Flag kind="review">Waits for approval</Flag> : null
}

interface MoreActsProps {
  archived: boolean
  onMerge: () => void
  onArchive: () => void
}

function MoreActs({ archived, onMerge, onArchive }: MoreActsProps) {
  const icon = { size: 16, stroke: 1.75 }
  return (
    <Menu
      target={
        <IconButton label="What else can be done">
          <IconDots size={18} stroke={1.9} />
        </IconButton>
      }
      acts={[
        { key: 'merge', label: 'Merge into another', icon: <IconArrowMerge {...icon} />, onPick: onMerge },
        {
          key: 'archive',
          label: archived ? 'Take back into use' : 'Archive',
          icon: <IconArchive {...icon} />,
          divided: true,
          onPick: onArchive,
        },
      ]}
    />
  )
}

function factsOf(customer: Customer) {
  const discount = customer.discountPercent > 0 ? `${customer.discountPercent} %` : 'none'
  return [
    { label: 'Number', value: customer.number },
    { label: 'Contact', value: customer.mainContact?.name ?? 'nobody yet' },
    { label: 'Place', value: placeWords(customer) || 'not said' },
    { label: 'Terms', value: typeWords[customer.type] },
    { label: 'Discount', value: discount },
    { label: 'Currency', value: customer.currency ?? 'the shop’s' },
  ]
}

function numbersOf(customer: Customer) {
  return [
    { value: formatPieces(customer.openQuotes), caption: 'open quotes' },
    { value: formatPieces(customer.openOrders), caption: 'open orders' },
    { value: formatPieces(customer.orders), caption: 'orders' },
  ]
}
