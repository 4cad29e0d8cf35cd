import { useState } from 'react'
import { Dialog } from './Dialog.tsx'
import styles from './KeyboardHelp.module.css'
import { type Shortcut, shortcutsHere, useShortcuts } from './shortcuts.ts'

/** "?" lists the keys that work on the screen one is on. */
export function KeyboardHelp() {
  const [shown, setShown] = useState<Shortcut[] | null>(null)
  const [own] = useState<Shortcut[]>(() => [
    { keys: '?', does: 'Show these keys', run: () => setShown(shortcutsHere()) },
  ])
  useShortcuts(own)
  return (
    <Dialog opened={shown !== null} onClose={() => setShown(null)} title="Keys on this screen" width={440}>
      <dl className={styles.list}>
        {shown?.map((shortcut) => (
          <div key={shortcut.keys}>
            <dt>
              {shortcut.keys.split(' ').map((key) => (
                <kbd key={key} className={styles.key}>
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{shortcut.does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
