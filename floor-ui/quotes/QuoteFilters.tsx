import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { useSellers } from '../sales/sellers.ts'
import { TotalChip } from '../sales/TotalChip.tsx'
import { Chip } from '../ui/Chip.tsx'
import { ChoiceChip } from '../ui/ChoiceChip.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import styles from './Quotes.module.css'
import { decidedDays, type QuotesChange, type QuotesSearch } from './quotes-search.ts'

interface QuoteFiltersProps {
  search: QuotesSearch
  onChange: (part: QuotesChange) => void
  /** How often and how fast customers accept. */
  words: string
}

/** Search and filters; each is kept in the address. */
export function QuoteFilters({ search, onChange, words }: QuoteFiltersProps) {
  const customers = useCustomerChoices()
  const sellers = useSellers()
  const open = (search.tab ?? 'open') === 'open'
  return (
    <div className={styles.bar}>
      <SearchField
        value={search.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
        placeholder="Quote, customer, part, PO"
        width={250}
      />
      {open && (
        <Chip on={!search.undecided} onClick={() => onChange({ undecided: search.undecided ? undefined : true })}>
          Decided: {decidedDays} days
        </Chip>
      )}
      <ChoiceChip
        label="Customer"
        choices={customers}
        value={search.customer ?? null}
        onChange={(customer) => onChange({ customer: customer ?? undefined })}
      />
      <ChoiceChip
        label="Owner"
        choices={sellers}
        value={search.owner ?? null}
        onChange={(owner) => onChange({ owner: owner ?? undefined })}
      />
      <TotalChip value={search.total ?? null} onChange={(total) => onChange({ total: total ?? undefined })} />
      <Chip
        on={search.archived ?? false}
        mark={search.archived ? 'clear' : 'none'}
        onClick={() => onChange({ archived: search.archived ? undefined : true })}
      >
        Archived
      </Chip>
      <span className={styles.sum}>{words}</span>
    </div>
  )
}
