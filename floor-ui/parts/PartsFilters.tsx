import { IconLayoutGrid, IconList } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useCustomerChoices } from '../customers/use-customer-choices.ts'
import { formatLength } from '../part-viewer/lengths.ts'
import { askMaterials } from '../settings/processes/process-data.ts'
import { SegmentedControl } from '../ui/Choice.tsx'
import { ChoiceChip } from '../ui/ChoiceChip.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import styles from './Parts.module.css'
import type { PartsChange, PartsSearch } from './parts-search.ts'

interface PartsFiltersProps {
  search: PartsSearch
  onChange: (said: PartsChange) => void
}

/** mm, from the thinnest that is printed to what nobody worries about. */
const walls = [0.5, 0.8, 1, 1.5, 2, 3]

/** Search, filters and how it is shown; each is kept in the address. */
export function PartsFilters({ search, onChange }: PartsFiltersProps) {
  const customers = useCustomerChoices()
  const materials = useQuery(askMaterials()).data?.items ?? []
  return (
    <div className={styles.filters}>
      <SearchField
        value={search.q ?? ''}
        onChange={(q) => onChange({ ...search, q: q || undefined })}
        placeholder="Name, number, file"
      />
      <ChoiceChip
        label="Customer"
        choices={customers}
        value={search.customer ?? null}
        onChange={(customer) => onChange({ ...search, customer: customer ?? undefined })}
      />
      <ChoiceChip
        label="Material"
        choices={materials.map(({ id, name, process }) => ({ value: id, label: `${name}, ${process.name}` }))}
        value={search.material ?? null}
        onChange={(material) => onChange({ ...search, material: material ?? undefined })}
      />
      <ChoiceChip
        label="Thinnest wall"
        choices={withChosen(search.thinner).map((wall) => ({
          value: String(wall),
          label: `under ${formatLength(wall)} mm`,
        }))}
        value={search.thinner === undefined ? null : String(search.thinner)}
        onChange={(wall) => onChange({ ...search, thinner: wall === null ? undefined : Number(wall) })}
      />
      <span className={styles.grow} />
      <SegmentedControl
        label="Shown as"
        value={search.as ?? 'list'}
        options={[
          { value: 'list', label: <IconList size={17} stroke={1.9} aria-label="List" /> },
          { value: 'pictures', label: <IconLayoutGrid size={17} stroke={1.9} aria-label="Pictures" /> },
        ]}
        onChange={(as) => onChange({ ...search, as: as === 'pictures' ? as : undefined })}
      />
    </div>
  )
}

/** The walls to choose from, and the one that stands in the address where somebody wrote another. */
function withChosen(chosen: number | undefined): number[] {
  return [...new Set([...walls, ...(chosen === undefined ? [] : [chosen])])].sort((one, other) => one - other)
}
