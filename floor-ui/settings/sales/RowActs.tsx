import { IconArrowDown, IconArrowUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { IconButton } from '../../ui/Button.tsx'
import styles from '../Settings.module.css'

interface RowActsProps {
  name: string
  onEdit: () => void
  onRemove: () => void
  /** Where rows have an order of their own. */
  onUp?: (() => void) | undefined
  onDown?: (() => void) | undefined
  /** Rows of this list can be moved. */
  ordered?: boolean
}

/** The small buttons at the end of a row of the settings. */
export function RowActs({ name, onEdit, onRemove, onUp, onDown, ordered }: RowActsProps) {
  const icon = { size: 15, stroke: 1.9 }
  return (
    <td className={styles.num} style={{ whiteSpace: 'nowrap' }}>
      {ordered && (
        <>
          <IconButton label={`${name} earlier`} size="small" disabled={!onUp} onClick={onUp}>
            <IconArrowUp {...icon} />
          </IconButton>{' '}
          <IconButton label={`${name} later`} size="small" disabled={!onDown} onClick={onDown}>
            <IconArrowDown {...icon} />
          </IconButton>{' '}
        </>
      )}
      <IconButton label={`Change ${name}`} size="small" onClick={onEdit}>
        <IconPencil {...icon} />
      </IconButton>{' '}
      <IconButton label={`Take ${name} out of use`} size="small" onClick={onRemove}>
        <IconTrash {...icon} />
      </IconButton>
    </td>
  )
}
