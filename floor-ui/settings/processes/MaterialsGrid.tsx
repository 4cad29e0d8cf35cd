import { IconPlus, IconUpload } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { NumberField } from '../../ui/TextField.tsx'
import styles from '../Settings.module.css'
import { ColorDots } from './ColorDots.tsx'
import { ImportMaterials } from './ImportMaterials.tsx'
import { MaterialDialog } from './MaterialDialog.tsx'
import own from './Processes.module.css'
import type { Material, Process } from './process-data.ts'
import { type Cells, cellOf, limitColumn, savedCell, type VariableRow, warnColumn, withCell } from './process-draft.ts'

interface GridProps {
  process: Process
  materials: readonly Material[]
  rows: readonly VariableRow[]
  cells: Cells
  onCells: (cells: Cells) => void
}

/** Every material with a value for each variable of the schema. Arrow keys walk the fields; a block from a spreadsheet can be pasted. */
export function MaterialsGrid({ process, materials, rows, cells, onCells }: GridProps) {
  const [importing, setImporting] = useState(false)
  const [edited, setEdited] = useState<Material | 'new' | null>(null)
  const columns = [
    ...rows.map(({ key, name, unit }) => ({ key, name, unit, needed: true })),
    { key: warnColumn, name: 'Wall warns', unit: 'mm', needed: false },
    { key: limitColumn, name: 'Wall limit', unit: 'mm', needed: false },
  ]
  const paste = (event: ClipboardEvent, line: number, column: number) => {
    const block = readBlock(event.clipboardData.getData('text/plain'))
    if (!block) return
    event.preventDefault()
    let next = cells
    for (const [down, values] of block.entries())
      for (const [right, value] of values.entries()) {
        const material = materials[line + down]
        const at = columns[column + right]
        if (material && at) next = withCell(next, material, at.key, value)
      }
    onCells(next)
  }
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>Materials</h2>
        <span>{materials.length === 0 ? 'none yet' : materials.length}</span>
        <Button size="small" icon={<IconUpload size={15} stroke={1.9} />} onClick={() => setImporting(true)}>
          Import CSV
        </Button>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>
          Material
        </Button>
      </div>
      {materials.length > 0 && (
        <div className={own.across}>
          <table className={own.grid} aria-label="Materials" onKeyDown={walkCells}>
            <thead>
              <tr>
                <th>Material</th>
                <th>Colours</th>
                {columns.map(({ key, name, unit, needed }) => (
                  <th key={key} data-number>
                    {needed ? <code>{name || '…'}</code> : name}
                    <small>{unit || ' '}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {materials.map((material, line) => (
                <tr key={material.id}>
                  <td>
                    <button type="button" className={own.material} onClick={() => setEdited(material)}>
                      <b>{material.name}</b>
                      {material.quoteOnly && <Flag kind="neutral">quote only</Flag>}
                    </button>
                  </td>
                  <td>
                    <button
                      type="button"
                      className={own.material}
                      aria-label={`Colours of ${material.name}`}
                      onClick={() => setEdited(material)}
                    >
                      <ColorDots colors={material.colors} />
                    </button>
                  </td>
                  {columns.map((column, at) => (
                    <td key={column.key} onPaste={(event) => paste(event, line, at)}>
                      <Cell
                        material={material}
                        column={column}
                        cells={cells}
                        onValue={(value) => onCells(withCell(cells, material, column.key, value))}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {importing && <ImportMaterials process={process} onClose={() => setImporting(false)} />}
      {edited !== null && (
        <MaterialDialog process={process} material={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  )
}

interface CellProps {
  material: Material
  column: { key: string; name: string; needed: boolean }
  cells: Cells
  onValue: (value: number | null) => void
}

function Cell({ material, column, cells, onValue }: CellProps) {
  const value = cellOf(material, column.key, cells)
  const missing = column.needed && value === null
  return (
    <div className={own.cell} data-missing={missing} data-changed={value !== savedCell(material, column.key)}>
      <NumberField
        label={`${column.name} of ${material.name}`}
        bare
        decimals
        side="end"
        placeholder={missing ? '▲ missing' : ''}
        value={value}
        onChange={onValue}
      />
    </div>
  )
}

/** Up, down and Enter go to the same column of the next material. */
function walkCells(event: KeyboardEvent<HTMLTableElement>) {
  const step = { ArrowDown: 1, Enter: 1, ArrowUp: -1 }[event.key]
  const cell = event.target instanceof HTMLInputElement ? event.target.closest('td') : null
  const row = cell?.parentElement
  if (!step || !cell || !(row instanceof HTMLTableRowElement)) return
  const body = row.parentElement
  const next = body?.children[[...body.children].indexOf(row) + step]?.children[cell.cellIndex]?.querySelector('input')
  if (!next) return
  event.preventDefault()
  next.focus()
  next.select()
}

/** Rows of numbers from a spreadsheet; null where it is one value or no numbers. */
function readBlock(text: string): (number | null)[][] | null {
  if (!/[\t\n]/u.test(text.trim())) return null
  const rows = text
    .trimEnd()
    .split(/\r?\n/u)
    .map((line) => line.split('\t').map((each) => (each.trim() === '' ? null : Number(each.trim().replace(',', '.')))))
  return rows.flat().some((each) => each !== null && Number.isNaN(each)) ? null : rows
}
