import { IconPlus, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { partEndpoints } from '#api/contract/parts.ts'
import { ask } from '../server/queries.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { NumberField } from '../ui/TextField.tsx'
import styles from './Assemblies.module.css'
import type { Assembly } from './AssembliesPage.tsx'
import { isTurned, placedAt, placeOf } from './placement.ts'

/** One line of the form. */
export interface PartRow {
  partSpecificationId: string | null
  quantity: number | null
  x: number | null
  y: number | null
  z: number | null
  /** As it was read: how the part is turned stays as it is. */
  placement: number[] | null
}

const emptyRow: PartRow = { partSpecificationId: null, quantity: 1, x: null, y: null, z: null, placement: null }

export function rowsOf(assembly: Assembly | null): PartRow[] {
  if (assembly === null) return [emptyRow, emptyRow]
  return assembly.parts.map(({ partSpecification, quantity, placement }) => ({
    partSpecificationId: partSpecification.id,
    quantity,
    ...(placeOf(placement) ?? { x: null, y: null, z: null }),
    placement,
  }))
}

/** The lines as they are sent; null while one of them is not whole. A line without a part is left out. */
export function readRows(rows: readonly PartRow[]) {
  const filled = rows.filter((row) => row.partSpecificationId !== null)
  if (filled.length === 0 || filled.some((row) => (row.quantity ?? 0) < 1)) return null
  return filled.map(({ partSpecificationId, quantity, x, y, z, placement }) => ({
    partSpecificationId: partSpecificationId ?? '',
    quantity: quantity ?? 1,
    placement: x === null && y === null && z === null ? null : placedAt({ x: x ?? 0, y: y ?? 0, z: z ?? 0 }, placement),
  }))
}

interface AssemblyPartsProps {
  rows: PartRow[]
  onChange: (rows: PartRow[]) => void
}

/** Which parts, how many of each, and where in the assembly each stands. */
export function AssemblyParts({ rows, onChange }: AssemblyPartsProps) {
  const parts = useQuery(ask(partEndpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const choices = parts.map(({ id, name, material }) => ({
    value: id,
    label: [name, material?.name].filter(Boolean).join(' · '),
  }))
  const change = (at: number, said: Partial<PartRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...said } : row)))
  return (
    <div className={styles.parts}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the form is its place
        <div key={at} className={styles.part}>
          <SelectField
            label="Part"
            bare={at > 0}
            placeholder="Choose a part"
            searchable
            value={row.partSpecificationId}
            choices={choices}
            onChange={(partSpecificationId) => change(at, { partSpecificationId })}
          />
          <NumberField
            label="Pieces"
            bare={at > 0}
            value={row.quantity}
            onChange={(quantity) => change(at, { quantity })}
          />
          {(['x', 'y', 'z'] as const).map((axis) => (
            <NumberField
              key={axis}
              label={`${axis.toUpperCase()}, mm`}
              bare={at > 0}
              decimals
              placeholder="–"
              title={isTurned(row.placement) ? 'It is turned too; that stays.' : undefined}
              value={row[axis]}
              onChange={(value) => change(at, { [axis]: value })}
            />
          ))}
          <IconButton label="Take this part out" onClick={() => onChange(rows.toSpliced(at, 1))}>
            <IconX size={15} stroke={1.9} />
          </IconButton>
        </div>
      ))}
      <div>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => onChange([...rows, emptyRow])}>
          Part
        </Button>
      </div>
    </div>
  )
}
