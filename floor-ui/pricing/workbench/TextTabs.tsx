import { IconCheck, IconDeviceFloppy, IconDeviceLaptop, IconPencil } from '@tabler/icons-react'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import type { WorkingText } from './use-working-text.ts'
import styles from './Workbench.module.css'

interface TextTabsProps {
  working: WorkingText
  current: 'draft' | 'live'
  onChange: (tab: 'draft' | 'live') => void
  draftName: string
  mayEdit: boolean
  onSave: () => void
}

/** Draft and live, and whether what is typed is safe. */
export function TextTabs({ working, current, onChange, draftName, mayEdit, onSave }: TextTabsProps) {
  const { live, draft, dirty, saving } = working
  const tabs = [
    ...(mayEdit || draft ? [{ key: 'draft' as const, label: draftName }] : []),
    ...(live ? [{ key: 'live' as const, label: `Live ${live.version}` }] : []),
  ]
  return (
    <Tabs label="Versions at hand" tabs={tabs} current={current} onChange={onChange}>
      <span className={styles.grow} />
      {current === 'draft' && dirty ? (
        <span className={styles.saved} role="status">
          <IconDeviceLaptop size={15} stroke={1.75} aria-hidden />
          kept on this device
          <Button size="small" tone="ghost" disabled={saving} onClick={working.discard}>
            Discard
          </Button>
          <Button
            size="small"
            icon={<IconDeviceFloppy size={15} stroke={1.75} />}
            keys="Ctrl S"
            disabled={saving}
            onClick={onSave}
          >
            Save
          </Button>
        </span>
      ) : current === 'draft' && draft ? (
        <span className={styles.saved} role="status">
          saved
          <IconCheck size={15} stroke={2} aria-hidden />
        </span>
      ) : current === 'live' && mayEdit && !draft && !dirty ? (
        <span className={styles.saved}>
          <Button size="small" icon={<IconPencil size={15} stroke={1.75} />} onClick={() => onChange('draft')}>
            Begin {draftName.toLowerCase()}
          </Button>
        </span>
      ) : null}
    </Tabs>
  )
}

/** Two people write at one draft: the words of both stay until somebody decides. */
export function OvertakenNotice({ onTheirs }: { onTheirs: () => void }) {
  return (
    <Notice
      action={
        <Button size="small" onClick={onTheirs}>
          Take what was saved
        </Button>
      }
    >
      <b>Somebody saved this draft since you began.</b> Your text is still here; saving puts it in the place of theirs.
    </Notice>
  )
}
