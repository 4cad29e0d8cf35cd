import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { CompareTexts } from '../editor/CompareTexts.tsx'
import styles from './Workbench.module.css'

export interface Comparison {
  before: { name: string; text: string }
  after: { name: string; text: string }
}

/** Two versions side by side: the old left, the new right, only what differs and a little around it. */
export function CompareDialog({ comparison, onClose }: { comparison: Comparison; onClose: () => void }) {
  const { before, after } = comparison
  const same = before.text === after.text
  return (
    <Dialog
      opened
      onClose={onClose}
      width={1160}
      flush
      title={`${before.name} and ${after.name}`}
      below={same ? 'The two say the same, letter by letter.' : 'Struck left is gone, yellow right is new.'}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <div className={styles.compareHeads} aria-hidden>
        <b>{before.name}</b>
        <b>{after.name}</b>
      </div>
      <div className={styles.compare}>
        <CompareTexts before={before} after={after} />
      </div>
    </Dialog>
  )
}
