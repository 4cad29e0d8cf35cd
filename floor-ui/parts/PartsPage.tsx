import { IconLayoutGrid, IconList } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { AddFiles } from '../part-upload/AddFiles.tsx'
import { DropZone } from '../part-upload/DropZone.tsx'
import { useUploadLines } from '../part-upload/use-uploads.ts'
import { paths } from '../paths.ts'
import { Page } from '../shell/Page.tsx'
import { useSession } from '../shell/session.tsx'
import { Button, buttonClasses } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { NewPart } from '../work-orders/NewPart.tsx'
import { FilesOnTheWay } from './FilesOnTheWay.tsx'
import { keepsParts } from './keeps-parts.ts'
import { PartList } from './PartList.tsx'
import styles from './Parts.module.css'
import type { PartsSearch, PartsTab } from './parts-search.ts'
import { uploadsOf } from './parts-uploads.ts'
import { RecognisedParts } from './RecognisedParts.tsx'
import { useCustomerChoices } from './use-customer-choices.ts'

/** All parts of the shop, found and filtered; files dropped anywhere on it become parts. */
export function PartsPage() {
  const search = useSearch({ from: '/signed-in/desk/parts' })
  const navigate = useNavigate()
  const { user } = useSession()
  const [making, setMaking] = useState(false)
  const uploads = uploadsOf(user.id)
  const lines = useUploadLines(uploads)
  const mayAdd = keepsParts(user.role)
  const change = (said: { [K in keyof PartsSearch]: PartsSearch[K] | undefined }) =>
    void navigate({ to: '/parts', search: said as PartsSearch, replace: true })
  const open = (id: string) => void navigate({ to: '/parts/$id', params: { id } })
  const add = (files: File[]) => uploads.add(files, search.customer ? { customerId: search.customer } : {})
  return (
    <Page
      title="Parts"
      live={false}
      actions={
        mayAdd && (
          <>
            <Link to={paths.assemblies} className={buttonClasses()}>
              Assemblies
            </Link>
            <Button onClick={() => setMaking(true)}>Without a file</Button>
            <AddFiles label="Add parts" tone="primary" folders onFiles={add} />
          </>
        )
      }
    >
      <DropZone
        words={`Drop to add parts${search.customer ? ' of this customer' : ''}`}
        disabled={!mayAdd}
        onFiles={add}
      >
        <Tabs
          label="Views"
          tabs={views}
          current={search.tab ?? 'all'}
          onChange={(tab) => change({ ...search, tab: tab === 'all' ? undefined : tab })}
        />
        {lines.length > 0 && <FilesOnTheWay uploads={uploads} lines={lines} onOpen={open} />}
        {mayAdd && <RecognisedParts />}
        <Filters search={search} onChange={change} />
        <PartList search={search} onOpen={open} onClear={() => change({})} mayAdd={mayAdd} onFiles={add} />
      </DropZone>
      {making && <NewPart onClose={() => setMaking(false)} onMade={open} />}
    </Page>
  )
}

const views: { key: PartsTab; label: string }[] = [
  { key: 'all', label: 'All' },
  { key: 'pending', label: 'Being measured' },
  { key: 'failed', label: 'Not readable' },
]

interface FiltersProps {
  search: PartsSearch
  onChange: (said: { [K in keyof PartsSearch]: PartsSearch[K] | undefined }) => void
}

function Filters({ search, onChange }: FiltersProps) {
  const customers = useCustomerChoices()
  return (
    <div className={styles.filters}>
      <SearchField
        value={search.q ?? ''}
        onChange={(q) => onChange({ ...search, q: q || undefined })}
        placeholder="Name, number, file"
      />
      <SelectField
        bare
        label="Customer"
        placeholder="Every customer"
        clearable
        searchable
        value={search.customer ?? null}
        choices={customers}
        onChange={(customer) => onChange({ ...search, customer: customer ?? undefined })}
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
