import { useQuery } from '@tanstack/react-query'
import { askCustomers } from '../customers/customer-data.ts'
import { useSellers } from '../sales/sellers.ts'
import { ChoiceChip } from '../ui/ChoiceChip.tsx'
import { askStatuses } from './order-data.ts'
import type { OrdersChange, OrdersSearch } from './orders-search.ts'

interface OrderFiltersProps {
  search: OrdersSearch
  onChange: (part: OrdersChange) => void
  /** The list is filtered by status too; the board has it as columns. */
  withStatus?: boolean
}

/** The filters that board and list share; each is kept in the address. */
export function OrderFilters({ search, onChange, withStatus }: OrderFiltersProps) {
  const customers = useQuery(askCustomers()).data?.items ?? []
  const statuses = useQuery({ ...askStatuses(), enabled: withStatus ?? false }).data?.items ?? []
  const sellers = useSellers()
  const named = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      {withStatus && (
        <ChoiceChip
          label="Status"
          choices={named(statuses)}
          value={search.status ?? null}
          onChange={(status) => onChange({ status: status ?? undefined })}
        />
      )}
      <ChoiceChip
        label="Customer"
        choices={named(customers)}
        value={search.customer ?? null}
        onChange={(customer) => onChange({ customer: customer ?? undefined })}
      />
      <ChoiceChip
        label="Owner"
        choices={sellers}
        value={search.owner ?? null}
        onChange={(owner) => onChange({ owner: owner ?? undefined })}
      />
    </>
  )
}
