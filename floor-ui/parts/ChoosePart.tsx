import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { partDesignEndpoints } from '#api/contract/part-designs.ts'
import { ask } from '../server/queries.ts'
import { PartPicture } from '../ui/PartPicture.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import styles from './Parts.module.css'

interface ChoosePartProps {
  /** Is not offered. */
  except: string
  chosen: string | null
  onChoose: (part: { id: string; name: string } | null) => void
}

/** Finds a part by its name, its number or its file. */
export function ChoosePart({ except, chosen, onChoose }: ChoosePartProps) {
  const [q, setQ] = useState('')
  const found = useQuery({
    ...ask(partDesignEndpoints.list, { query: { limit: 20, ...(q.trim() ? { q: q.trim() } : {}) } }),
    placeholderData: (before) => before,
  }).data?.items
  return (
    <div className={styles.choosePart}>
      <SearchField value={q} onChange={setQ} placeholder="Name, number, file" width={300} />
      <ul>
        {found
          ?.filter(({ id, scrubbedAt }) => id !== except && scrubbedAt === null)
          .map((part) => (
            <li key={part.id}>
              <button
                type="button"
                aria-pressed={part.id === chosen}
                onClick={() => onChoose(part.id === chosen ? null : part)}
              >
                <PartPicture src={part.current?.pictureUrl} size={32} />
                <b>{part.name}</b>
                <span>{part.customer?.name}</span>
              </button>
            </li>
          ))}
      </ul>
    </div>
  )
}
