import { IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Act } from '../parts/Act.tsx'
import styles from './Configure.module.css'
import { materialOf, postProcessesOf, processOf } from './choices.ts'
import { type ConfiguratorProps, Finish, HowItIsMade } from './HowItIsMade.tsx'

/** On a phone: what is chosen on two keys, each opening its list. */
export function FoldedChoices(props: ConfiguratorProps) {
  const { choices, selection } = props
  const [open, setOpen] = useState<'made' | 'finish' | null>(null)
  const close = () => setOpen(null)
  const chosen = postProcessesOf(choices, selection).filter(({ postProcess }) =>
    selection.postProcessIds.includes(postProcess.id),
  )
  const hasFinishes = postProcessesOf(choices, selection).length > 0
  const made = [processOf(choices, selection)?.name, materialOf(choices, selection)?.name].filter(Boolean).join(', ')
  return (
    <div className={styles.folded}>
      <Fold label="Process, material" value={made} onOpen={() => setOpen('made')} />
      {hasFinishes && (
        <Fold
          label="Finish"
          value={chosen.map(({ postProcess }) => postProcess.name).join(', ') || 'As it comes'}
          onOpen={() => setOpen('finish')}
        />
      )}
      <Dialog
        opened={open !== null}
        title={open === 'finish' ? 'Finish' : 'Process, material'}
        onClose={close}
        actions={<Act onClick={close}>Done</Act>}
      >
        <div className={styles.choices}>{open === 'finish' ? <Finish {...props} /> : <HowItIsMade {...props} />}</div>
      </Dialog>
    </div>
  )
}

/** A key that says what is chosen and opens where it is chosen. */
function Fold({ label, value, onOpen }: { label: string; value: string; onOpen: () => void }) {
  return (
    <button type="button" className={styles.fold} onClick={onOpen}>
      <span>
        <small>{label}</small>
        <b>{value}</b>
      </span>
      <IconChevronRight size={18} stroke={1.75} aria-hidden />
    </button>
  )
}
