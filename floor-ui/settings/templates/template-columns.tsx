import { IconLock } from '@tabler/icons-react'
import type { Column } from '../../ui/table/columns.ts'
import { formatPieces } from '../../words/numbers.ts'
import styles from './Template.module.css'
import type { Template } from './template-data.ts'
import { StateFlag } from './VersionHeads.tsx'

/** A version of a template in a list: what it is, where it stands, what hangs on it. */
export const templateColumns: readonly Column<Template>[] = [
  { id: 'name', head: 'Template', value: ({ name }) => name.toLowerCase(), cell: ({ name }) => <b>{name}</b> },
  {
    id: 'version',
    head: 'Version',
    width: 78,
    align: 'end',
    value: ({ templateVersion }) => templateVersion,
    cell: ({ templateVersion }) => templateVersion,
  },
  {
    id: 'state',
    head: 'State',
    width: 118,
    value: ({ state }) => state,
    cell: (row) => <StateFlag state={row.state} />,
  },
  {
    id: 'steps',
    head: 'Steps',
    cell: ({ steps }) => `${steps.length}: ${steps.map(({ operation }) => operation.name).join(', ')}`,
  },
  {
    id: 'used',
    head: 'Work orders',
    width: 104,
    align: 'end',
    value: ({ workOrderCount }) => workOrderCount,
    cell: ({ workOrderCount, frozen }) => (
      <span className={styles.used}>
        {frozen && <IconLock size={13} stroke={2} aria-label="frozen" />}
        {formatPieces(workOrderCount)}
      </span>
    ),
  },
  {
    id: 'default',
    head: 'Default for',
    value: ({ defaultOf }) => defaultOf.length,
    cell: ({ defaultOf, replacedBy }) =>
      replacedBy ? `replaced by ${replacedBy.name}` : defaultOf.map(({ name }) => name).join(', ') || 'no part',
  },
]
