import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { leadTimeEndpoints } from '#api/contract/pricing-choices.ts'
import { askLeadTimes } from '../../pricing/pricing-data.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { NumberField, TextField } from '../../ui/TextField.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from '../Settings.module.css'

type LeadTime = AnswerOf<typeof leadTimeEndpoints.read>

/** How soon parts leave: each with days on top of the hours that the equations say. */
export function LeadTimesSettings() {
  const query = useQuery(askLeadTimes())
  const [edited, setEdited] = useState<LeadTime | 'new' | null>(null)
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The lead times did not load." onRetry={() => void query.refetch()} />
  const items = query.data.items
  const add = (
    <Button size="small" icon={<IconPlus size={15} stroke={2} />} onClick={() => setEdited('new')}>
      Lead time
    </Button>
  )
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block}>
          <div className={styles.blockHead}>
            <h2>Lead times</h2>
            <span>customers choose one; equations see its name and its days</span>
            {items.length > 0 && add}
          </div>
          {items.length === 0 ? (
            <EmptyState title="No lead times yet" action={add}>
              A lead time has a name and working days on top of the making: Standard, 5; Express, 1.
            </EmptyState>
          ) : (
            <table className={styles.table} aria-label="Lead times">
              <thead>
                <tr>
                  <th>Name</th>
                  <th className={styles.num}>Buffer</th>
                  <th>Taken when nobody chooses</th>
                  <th aria-label="Change" />
                </tr>
              </thead>
              <tbody>
                {items.map((each) => (
                  <tr key={each.id}>
                    <td>
                      <b>{each.name}</b>
                    </td>
                    <td className={styles.num}>{countOf(each.buffer, 'working day', 'working days')}</td>
                    <td>{each.default && <Flag kind="approved">default</Flag>}</td>
                    <td className={styles.num}>
                      <Button
                        size="small"
                        tone="ghost"
                        aria-label={`Change ${each.name}`}
                        onClick={() => setEdited(each)}
                      >
                        Change
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      </div>
      {edited !== null && <LeadTimeDialog item={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function LeadTimeDialog({ item, onClose }: { item: LeadTime | null; onClose: () => void }) {
  const [name, setName] = useState(item?.name ?? '')
  const [buffer, setBuffer] = useState<number | null>(item?.buffer ?? null)
  const [usual, setUsual] = useState(item?.default ?? false)
  const stale = [leadTimeEndpoints.list.url]
  const create = useCommand(leadTimeEndpoints.create, { stale, onDone: onClose })
  const update = useCommand(leadTimeEndpoints.update, { stale, onDone: onClose })
  const ready = name.trim() !== '' && buffer !== null
  const submit = () => {
    if (!ready) return
    const body = { name: name.trim(), buffer, default: usual }
    if (item) update.run({ params: { id: item.id }, body: { version: item.version, ...body } })
    else create.run({ body })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={item ? item.name : 'New lead time'}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending || update.isPending}>
            {item ? 'Save' : 'Add lead time'}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={120} />
        <NumberField
          label="Buffer"
          unit="working days"
          hint="On top of the hours of making"
          value={buffer}
          onChange={setBuffer}
        />
        <div className={styles.switchLine}>
          <span>When nobody chooses</span>
          <Switch checked={usual} onChange={setUsual}>
            {usual ? 'This one is taken' : 'Another one is taken'}
          </Switch>
        </div>
        <Refusal error={create.error ?? update.error} />
      </div>
    </Dialog>
  )
}
