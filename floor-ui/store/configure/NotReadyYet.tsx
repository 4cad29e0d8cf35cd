import shell from '../shell/Store.module.css'
import type { Part } from '../store-data.ts'
import { PartRow } from '../upload/PartRow.tsx'

/** A part that cannot be priced yet: it says how far it is, or asks what it needs. */
export function NotReadyYet({ part }: { part: Part }) {
  return (
    <div className={shell.column}>
      <h1 className={shell.title}>{part.name}</h1>
      <PartRow part={part} from={undefined} />
    </div>
  )
}
