import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { partEndpoints } from '#api/contract/parts.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from './Template.module.css'
import { type Template, templateStale } from './template-data.ts'
import { useEach } from './use-each.ts'

/** Which parts take this version when nobody chooses another routing. */
export function DefaultDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const [text, setText] = useState('')
  const own = template.partSpecification
  const q = text.trim()
  const found = useQuery({
    ...ask(partEndpoints.list, { query: { limit: 100, ...(q ? { q } : {}) } }),
    enabled: own === null,
    placeholderData: (before) => before,
  })
  const now = new Set(template.defaultOf.map((each) => each.id))
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const makeDefault = useCommand(routingTemplateEndpoints.makeDefault, {
    stale: [...templateStale, partEndpoints.list.url, partEndpoints.read.url],
  })
  const each = useEach(onClose)
  const changes = [...turned].filter(([id, on]) => on !== now.has(id))
  const submit = () =>
    each.mutate(
      changes.map(
        ([partSpecificationId, on]) =>
          () =>
            makeDefault.runAsync({ params: { id: template.id }, body: { partSpecificationId, default: on } }),
      ),
    )
  const parts = own
    ? [{ ...own, defaultRoutingTemplate: null }]
    : (found.data?.items ?? []).map(({ id, name, defaultRoutingTemplate }) => ({ id, name, defaultRoutingTemplate }))
  return (
    <Dialog
      opened
      onClose={onClose}
      width={560}
      title={`Default of parts: ${template.name}, version ${template.templateVersion}`}
      below="A new work order of these parts takes it, unless another routing is chosen."
      onSubmit={() => changes.length > 0 && submit()}
      outcome={changes.length > 0 ? countOf(changes.length, 'part changes', 'parts change') : null}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={changes.length === 0 || each.isPending}>
            Save
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {template.state === 'draft' && (
          <Notice>It is a draft. Where the shop asks for approved routings, approve it first.</Notice>
        )}
        {!own && <TextField label="Find a part" value={text} onChange={setText} data-autofocus />}
        <div className={styles.parts}>
          {parts.map(({ id, name, defaultRoutingTemplate: other }) => (
            <div key={id} className={styles.partLine}>
              <Checkbox
                checked={turned.get(id) ?? now.has(id)}
                onChange={(on) => setTurned(new Map(turned).set(id, on))}
              >
                {name}
              </Checkbox>
              {other && other.id !== template.id && <span className={styles.quiet}>now {other.name}</span>}
            </div>
          ))}
          {parts.length === 0 && !found.isPending && <p className={styles.quiet}>No part is called that.</p>}
        </div>
        <Refusal error={each.error} />
      </div>
    </Dialog>
  )
}
