import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { apiKeyEndpoints } from '#api/contract/session.ts'
import { type Scope, scopes } from '#domain/people/roles.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FailedPart } from '../ui/FailedPart.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { TextField } from '../ui/TextField.tsx'
import { formatMoment } from '../words/dates.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Settings.module.css'

const stale = [apiKeyEndpoints.list.url]

const meanings: Record<Scope, string> = {
  read: 'read everything that staff can see',
  scan: 'scan at every station, as a machine or a gateway does',
  plan: 'make, move, hold and release work orders',
  configure: 'change operations, stations, templates and processes',
}

/** Keys with which programs work in this shop. */
export function ApiKeysSettings() {
  const query = useQuery(ask(apiKeyEndpoints.list, {}))
  const [making, setMaking] = useState(false)
  const revoke = useCommand(apiKeyEndpoints.revoke, { stale })
  const now = useNow()
  const place = useShopPlace()
  if (query.isPending) return <SkeletonRows />
  if (query.isError) return <FailedPart what="The keys did not load." onRetry={() => void query.refetch()} />
  const keys = query.data.items
  const add = (
    <Button tone="primary" icon={<IconPlus size={16} stroke={2} />} onClick={() => setMaking(true)}>
      API key
    </Button>
  )
  return (
    <div className={styles.detail}>
      <div className={styles.scroll}>
        <section className={styles.block} style={{ maxWidth: 900 }}>
          <div className={styles.title}>
            <h1>API keys</h1>
            <span className={styles.quiet} style={{ flex: 1 }}>
              what each door takes and answers is described at <a href="/api/docs">/api/docs</a>
            </span>
            {keys.length > 0 && add}
          </div>
          {keys.length === 0 ? (
            <EmptyState title="No keys yet" action={add}>
              A program sends its key as a bearer token: an ERP that makes work orders, a machine that reports pieces.
            </EmptyState>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th>Name</th>
                  <th>May</th>
                  <th>Made</th>
                  <th>Last used</th>
                  <th aria-label="Acts" />
                </tr>
              </thead>
              <tbody>
                {keys.map((key) => (
                  <tr key={key.id}>
                    <td>
                      <b>{key.name}</b>
                    </td>
                    <td className={styles.mono}>{key.scopes.join(' ')}</td>
                    <td>{formatMoment(key.createdAt, now, place)}</td>
                    <td>{key.lastUsedAt ? formatMoment(key.lastUsedAt, now, place) : 'never'}</td>
                    <td className={styles.num}>
                      <Button size="small" onClick={() => revoke.run({ params: { id: key.id }, body: {} })}>
                        Revoke
                      </Button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <Refusal error={revoke.error} />
        </section>
      </div>
      {making && <NewKey onClose={() => setMaking(false)} />}
    </div>
  )
}

function NewKey({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Scope[]>(['read'])
  const create = useCommand(apiKeyEndpoints.create, { stale })
  const made = create.data
  if (made) {
    return (
      <Dialog
        opened
        onClose={onClose}
        title={`Key for ${made.name}`}
        below="It is shown this once. Whoever has it can do what it may."
        actions={
          <>
            <Button onClick={() => void navigator.clipboard.writeText(made.key)}>Copy</Button>
            <Button tone="primary" onClick={onClose}>
              I have kept it
            </Button>
          </>
        }
      >
        <code className={styles.mono} style={{ overflowWrap: 'anywhere', userSelect: 'all' }}>
          {made.key}
        </code>
      </Dialog>
    )
  }
  const ready = name.trim() !== '' && chosen.length > 0
  return (
    <Dialog
      opened
      onClose={onClose}
      title="New API key"
      onSubmit={() => ready && create.run({ body: { name: name.trim(), scopes: chosen } })}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || create.isPending}>
            Make key
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="For which program" value={name} onChange={setName} data-autofocus maxLength={120} />
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            checked={chosen.includes(scope)}
            onChange={(on) => setChosen(on ? [...chosen, scope] : chosen.filter((each) => each !== scope))}
          >
            <span>
              <b className={styles.mono}>{scope}</b> {meanings[scope]}
            </span>
          </Checkbox>
        ))}
        {chosen.includes('configure') && <Notice>A key that may configure can change how the shop works.</Notice>}
        <Refusal error={create.error} />
      </div>
    </Dialog>
  )
}
