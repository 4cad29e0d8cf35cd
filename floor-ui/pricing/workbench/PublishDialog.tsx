import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { equationEndpoints } from '#api/contract/equations.ts'
import { Refused } from '../../server/call.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextField } from '../../ui/TextField.tsx'
import type { OwnerRow } from '../owners.ts'
import { equationStale, type Version } from '../pricing-data.ts'
import styles from './Workbench.module.css'

interface PublishDialogProps {
  owner: OwnerRow
  version: Version
  onClose: () => void
}

/** Asks before another equation prices: it names the version that goes, and what stays as it is. */
export function PublishDialog({ owner, version, onClose }: PublishDialogProps) {
  const isDraft = version.state === 'draft'
  const [name, setName] = useState(isDraft && version.name === owner.name ? '' : version.name)
  const rename = useCommand(equationEndpoints.update, { stale: equationStale })
  const publish = useCommand(equationEndpoints.publish, { stale: equationStale, onDone: onClose })
  // What the person saw: another version that becomes live meanwhile is refused, and asked about anew.
  const [live, setLive] = useState(owner.live)
  const client = useQueryClient()
  const overtaken = publish.error instanceof Refused && publish.error.code === 'not_the_live_one'
  const submit = async () => {
    try {
      const said = name.trim()
      if (overtaken) setLive(owner.live)
      if (isDraft && said && said !== version.name)
        await rename.runAsync({ params: { id: version.id }, body: { name: said } })
      await publish.runAsync({ params: { id: version.id }, body: { replaces: target?.id ?? null } })
    } catch {
      await client.invalidateQueries({ queryKey: [equationEndpoints.list.url] })
      // The refusal stands in the dialog, in its own words.
    }
  }
  const target = overtaken ? owner.live : live
  const busy = rename.isPending || publish.isPending
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={
        target ? `Replace live ${target.version} with ${version.version}?` : `Let version ${version.version} price?`
      }
      below={whatFollows({ ...owner, live: target }, version)}
      onSubmit={() => !busy && void submit()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={busy}>
            {target ? `Replace live ${target.version}` : `Publish ${version.version}`}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {isDraft && (
          <TextField
            label="What is new in it"
            hint="Stands in the list of versions: Handling by quantity"
            value={name}
            onChange={setName}
            maxLength={120}
            data-autofocus
          />
        )}
        <Refusal error={publish.error ?? rename.error} />
        {overtaken && (
          <p className={styles.quiet}>
            {owner.live ? `Live now: version ${owner.live.version}, ${owner.live.name}.` : 'Nothing is live now.'}{' '}
            Compare them, then decide again.
          </p>
        )}
      </div>
    </Dialog>
  )
}

function whatFollows({ name, scope, live }: OwnerRow, version: Version): string {
  const what = scope === 'ORDER' ? 'New baskets' : `New prices of ${name}`
  const before = live ? `, in the place of version ${live.version} (${live.name})` : ''
  return `${what} come from version ${version.version} at once${before}. Quotes that were sent keep their prices.`
}
