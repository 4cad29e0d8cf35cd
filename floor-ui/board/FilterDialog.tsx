import { useMemo } from 'react'
import { type PriorityLevel, priorityLevels } from '#domain/work-orders.ts'
import { Button } from '../ui/Button.tsx'
import { SegmentedControl } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { MultiSelectField, SelectField } from '../ui/SelectField.tsx'
import { countOf } from '../words/numbers.ts'
import styles from './Board.module.css'
import { tabWords } from './BoardBar.tsx'
import { useBoard, useColumns, useTotals } from './board-context.ts'
import { levelWords } from './CardMenu.tsx'
import { filterChoices } from './filter-choices.ts'
import type { BoardViewState } from './use-board-view.ts'

interface FilterDialogProps {
  view: BoardViewState
  opened: boolean
  onClose: () => void
}

/** All filters in one place, and how dense the cards are. Everything counts at once. */
export function FilterDialog({ view, opened, onClose }: FilterDialogProps) {
  const { search, change, density, setDensity } = view
  const { store } = useBoard()
  const totals = useTotals()
  const operations = useColumns()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the totals say that the board changed
  const choices = useMemo(() => filterChoices(store.board), [store, totals])
  const shown = totals.tabs[search.tab ?? 'all']
  const drop = () =>
    change({ tab: null, customer: null, material: null, priority: null, operations: null, q: null, stations: null })
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      onSubmit={onClose}
      title="What the board shows"
      width={460}
      outcome={countOf(shown, 'work order', 'work orders')}
      actions={
        <>
          <Button onClick={drop}>Clear all</Button>
          <Button tone="primary" type="submit">
            Show them
          </Button>
        </>
      }
    >
      <div className={styles.filters}>
        {density === 'tablet' && (
          <SelectField
            label="Which work orders"
            value={search.tab ?? 'all'}
            onChange={(tab) => change({ tab: tab === 'all' ? null : (tab as NonNullable<typeof search.tab>) })}
            choices={Object.entries(tabWords).map(([value, label]) => ({ value, label }))}
          />
        )}
        <MultiSelectField
          label="Operations"
          placeholder="All columns"
          value={search.operations?.split(',') ?? []}
          onChange={(ids) => change({ operations: ids.length === 0 ? null : ids.join(',') })}
          choices={operations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label="Priority"
          placeholder="Any"
          clearable
          value={search.priority ?? null}
          onChange={(priority) => change({ priority: priority as PriorityLevel | null })}
          choices={Object.keys(priorityLevels)
            .map((level) => ({ value: level, label: levelWords[level as PriorityLevel] }))
            .reverse()}
        />
        <SelectField
          label="Customer"
          placeholder="Any"
          clearable
          searchable
          value={search.customer ?? null}
          onChange={(customer) => change({ customer })}
          choices={choices.customers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          label="Material"
          placeholder="Any"
          clearable
          searchable
          value={search.material ?? null}
          onChange={(material) => change({ material })}
          choices={choices.materials.map((material) => ({ value: material, label: material }))}
        />
        {density !== 'tablet' && (
          <div>
            <p className={styles.label}>Cards</p>
            <SegmentedControl
              label="How dense the cards are"
              value={density}
              options={[
                { value: 'comfortable', label: 'Comfortable' },
                { value: 'compact', label: 'Compact' },
              ]}
              onChange={setDensity}
            />
          </div>
        )}
      </div>
    </Dialog>
  )
}
