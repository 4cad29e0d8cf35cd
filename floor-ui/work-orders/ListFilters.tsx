import { useQuery } from '@tanstack/react-query'
import { customerEndpoints } from '#api/contract/customers.ts'
import { operationEndpoints } from '#api/contract/floor.ts'
import { partEndpoints } from '#api/contract/parts.ts'
import { queryClient } from '../server/client.ts'
import { ask, queryKey } from '../server/queries.ts'
import { ChoiceChip } from '../ui/ChoiceChip.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import type { ListChange, ListSearch } from './list-search.ts'
import styles from './WorkOrders.module.css'

const all = { query: { limit: 500 } }

interface ListFiltersProps {
  search: ListSearch
  onChange: (part: ListChange) => void
  /** What the list holds, in words. */
  words: string
}

/** Search and filters; each is kept in the address. */
export function ListFilters({ search, onChange, words }: ListFiltersProps) {
  const customers = useQuery(ask(customerEndpoints.list, all)).data?.items ?? []
  const operations = useQuery(ask(operationEndpoints.list, all)).data?.items ?? []
  const parts = useQuery(ask(partEndpoints.list, all)).data?.items ?? []
  const choices = (items: readonly { id: string; name: string }[]) =>
    items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={styles.bar}>
      <SearchField
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        placeholder="Work order, part, customer"
        width={260}
      />
      <ChoiceChip
        label="Customer"
        choices={choices(customers)}
        value={search.customer ?? null}
        onChange={(customer) => onChange({ customer: customer ?? undefined })}
      />
      <ChoiceChip
        label="Operation"
        choices={choices(operations)}
        value={search.operation ?? null}
        onChange={(operation) => onChange({ operation: operation ?? undefined })}
      />
      <ChoiceChip
        label="Part"
        choices={choices(parts)}
        value={search.part ?? null}
        onChange={(part) => onChange({ part: part ?? undefined })}
      />
      <span className={styles.sum}>{words}</span>
    </div>
  )
}

/** The set filters as a person would say them; names are known, because the chips were drawn with them. */
export function namedFilters(search: ListSearch): string[] {
  const nameIn = (
    endpoint: typeof customerEndpoints.list | typeof operationEndpoints.list | typeof partEndpoints.list,
    id: string,
  ) => {
    const known = queryClient.getQueryData<{ items: { id: string; name: string }[] }>(
      queryKey(endpoint, { ...all, signal: undefined }),
    )
    return known?.items.find((each) => each.id === id)?.name ?? 'the chosen one'
  }
  return [
    search.q && `“${search.q}” in number, part or customer`,
    search.customer && `customer is ${nameIn(customerEndpoints.list, search.customer)}`,
    search.operation && `pieces at ${nameIn(operationEndpoints.list, search.operation)}`,
    search.part && `part is ${nameIn(partEndpoints.list, search.part)}`,
  ].filter((each): each is string => Boolean(each))
}
