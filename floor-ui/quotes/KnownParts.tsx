import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { partEndpoints } from '#api/contract/parts.ts'
import { ask } from '../server/queries.ts'
import { PartPicture } from '../ui/PartPicture.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './Lines.module.css'

interface KnownPartsProps {
  /** The part specification that is chosen. */
  value: string | null
  onChange: (id: string) => void
}

/** The parts of the shop as they were made before, found by name. */
export function KnownParts({ value, onChange }: KnownPartsProps) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const parts = useQuery({
    ...ask(partEndpoints.list, { query: { limit: 50, ...(q ? { q } : {}) } }),
    placeholderData: (before) => before,
  })
  const items = parts.data?.items ?? []
  return (
    <div className={styles.form}>
      <TextField label="Find a part" value={typed} onChange={setTyped} placeholder="Name of the part" data-autofocus />
      <div className={styles.known} role="radiogroup" aria-label="Parts">
        {items.map((part) => (
          <label key={part.id} className={styles.knownPart} data-chosen={part.id === value}>
            <input
              type="radio"
              name="known-part"
              className="visually-hidden"
              checked={part.id === value}
              onChange={() => onChange(part.id)}
            />
            <PartPicture src={part.partRevision.pictureUrl} size={32} />
            <b>{part.name}</b>
            <span>{[part.process?.name, part.material?.name, part.color].filter(Boolean).join(', ')}</span>
          </label>
        ))}
        {parts.data && items.length === 0 && <p className={styles.quiet}>No part is called that.</p>}
      </div>
    </div>
  )
}
