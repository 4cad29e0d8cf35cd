import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { infillEndpoints, precisionEndpoints } from '#api/contract/pricing-choices.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import { formatNumber } from '../../words/numbers.ts'
import styles from '../Settings.module.css'
import own from './Processes.module.css'
import type { Process } from './process-data.ts'

interface NamedValue {
  id: string
  name: string
  value: number
  version: number
}

const kinds = {
  infill: {
    endpoints: infillEndpoints,
    head: 'Infills',
    hint: 'from 0, hollow, to 1, solid; equations see infill.value',
    noun: 'infill',
  },
  precision: {
    endpoints: precisionEndpoints,
    head: 'Precisions',
    hint: 'a layer height in mm, for example; equations see precision.value',
    noun: 'precision',
  },
} as const

/** Choices of a process that are a name and a number. */
export function NamedValues({ kind, process }: { kind: keyof typeof kinds; process: Process }) {
  const { endpoints, head, hint, noun } = kinds[kind]
  const all = useQuery(ask(endpoints.list, { query: { limit: 500 } })).data?.items ?? []
  const [edited, setEdited] = useState<NamedValue | 'new' | null>(null)
  const items = all.filter((each) => each.processId === process.id)
  return (
    <section className={styles.block}>
      <div className={styles.blockHead}>
        <h2>{head}</h2>
        <span>{items.length === 0 ? `none: customers choose no ${noun}` : hint}</span>
        <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>
          {noun.charAt(0).toUpperCase() + noun.slice(1)}
        </Button>
      </div>
      {items.map((each) => (
        <button key={each.id} type="button" className={own.named} onClick={() => setEdited(each)}>
          <b>{each.name}</b>
          <span>{formatNumber(each.value, 4)}</span>
        </button>
      ))}
      {edited !== null && (
        <NamedValueDialog
          kind={kind}
          process={process}
          item={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

interface DialogProps {
  kind: keyof typeof kinds
  process: Process
  item: NamedValue | null
  onClose: () => void
}

function NamedValueDialog({ kind, process, item, onClose }: DialogProps) {
  const { endpoints, noun } = kinds[kind]
  const [name, setName] = useState(item?.name ?? '')
  const [value, setValue] = useState<number | null>(item?.value ?? null)
  const stale = [endpoints.list.url]
  const create = useCommand(endpoints.create, { stale, onDone: onClose })
  const update = useCommand(endpoints.update, { stale, onDone: onClose })
  const ready = name.trim() !== '' && value !== null
  const submit = () => {
    if (!ready) return
    const body = { name: name.trim(), value }
    if (item) update.run({ params: { id: item.id }, body: { version: item.version, ...body } })
    else create.run({ body: { processId: process.id, ...body } })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={item ? item.name : `New ${noun} of ${process.name}`}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {item ? 'Save' : `Add ${noun}`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={120} />
        <NumberField label="Value, as equations see it" decimals value={value} onChange={setValue} />
        <Refusal error={create.error ?? update.error} />
      </div>
    </Dialog>
  )
}
