import { IconCheck } from '@tabler/icons-react'
import styles from './Explain.module.css'
import type { Explained } from './ExplainPage.tsx'

interface ChangedSinceProps {
  changes: Explained['changedSince']
  engineVersion: string
}

/** Whether the same basket would still find all as it was. */
export function ChangedSince({ changes, engineVersion }: ChangedSinceProps) {
  return (
    <aside className={styles.side} aria-label="Changed since">
      <h2>Changed since</h2>
      {changes.length === 0 ? (
        <p className={styles.same}>
          <IconCheck size={16} stroke={2.4} aria-hidden /> Nothing. The same basket would find all as it was.
        </p>
      ) : (
        <ul>
          {changes.map(({ line, path, sentence }) => (
            <li key={`${line} ${path}`}>
              {line !== null && <small>Line {line}</small>}
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.note}>Reckoned by engine {engineVersion}.</p>
    </aside>
  )
}
