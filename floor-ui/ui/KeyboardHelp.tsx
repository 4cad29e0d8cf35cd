import { useMemo } from 'react'
import { Dialog } from './Dialog.tsx'
import styles from './KeyboardHelp.module.css'
import { type Shortcut, shortcutsHere, useShortcuts } from './shortcuts.ts'

interface KeyboardHelpProps {
  opened: boolean
  onChange: (opened: boolean) => void
}

/** "?" lists the keys that work on the screen one is on. */
export function KeyboardHelp({ opened, onChange }: KeyboardHelpProps) {
  const own = useMemo<Shortcut[]>(() => [{ keys: '?', does: 'Show these keys', run: () => onChange(true) }], [onChange])
  useShortcuts(own)
  return (
    <Dialog opened={opened} onClose={() => onChange(false)} title="Keys on this screen" width={440}>
      {opened && <Keys shortcuts={shortcutsHere()} />}
    </Dialog>
  )
}

function Keys({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  return (
    <dl className={styles.list}>
      {shortcuts.map((shortcut) => (
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
  )
}
