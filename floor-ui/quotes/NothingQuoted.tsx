import { Button } from '../ui/Button.tsx'
import { EmptyState, NothingFound } from '../ui/EmptyState.tsx'
import { formatPieces } from '../words/numbers.ts'
import type { QuotesSearch } from './quotes-search.ts'

interface NothingQuotedProps {
  search: QuotesSearch
  /** How many quotes there are in all. */
  all: number
  onClear: () => void
  onNew: () => void
}

/** An empty list: nothing yet, nothing found, or nothing to do. */
export function NothingQuoted({ search, all, onClear, onNew }: NothingQuotedProps) {
  const filters = [
    search.q && `“${search.q}” in number, customer, part or purchase order`,
    search.customer && 'one customer',
    search.owner && 'one owner',
    search.total && `total ${search.total.replace('-', ' to ')}`,
    search.archived && 'archived',
  ].filter((each): each is string => Boolean(each))
  if (filters.length > 0) return <NothingFound filters={filters} onClear={onClear} />
  if (all > 0) {
    return (
      <EmptyState title="Nothing here">No quote is in this view now. {formatPieces(all)} are under All.</EmptyState>
    )
  }
  return (
    <EmptyState
      title="No quotes yet"
      action={
        <Button tone="primary" onClick={onNew}>
          New quote
        </Button>
      }
    >
      A quote prices parts for a customer, and becomes an order when they accept. The storefront makes them too.
    </EmptyState>
  )
}
