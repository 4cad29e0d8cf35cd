import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { partEndpoints } from '#api/contract/parts.ts'
import { processEndpoints } from '#api/contract/processes.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { ask } from '../../server/queries.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { askOperations } from '../operations-data.ts'
import styles from './Template.module.css'
import { askedStep, askTemplates, stepsOf, templateStale } from './template-data.ts'

interface NewTemplateProps {
  /** The part it belongs to; null: it is asked, the library is offered first. */
  part: { id: string; name: string } | null
  onClose: () => void
  onMade: (id: string) => void
}

const library = 'library'

/** A new template: its name, where it belongs, and the steps it begins with. */
export function NewTemplate({ part, onClose, onMade }: NewTemplateProps) {
  const parts = useQuery({ ...ask(partEndpoints.list, { query: { limit: 500 } }), enabled: part === null }).data?.items
  const [name, setName] = useState('')
  const [place, setPlace] = useState(part?.id ?? library)
  const beginnings = useBeginnings()
  const [from, setFrom] = useState<string | null>(null)
  const steps = beginnings.find((each) => each.value === from)?.steps
  const done = { stale: templateStale, onDone: ({ id }: { id: string }) => onMade(id) }
  const inLibrary = useCommand(routingTemplateEndpoints.createInLibrary, done)
  const forPart = useCommand(routingTemplateEndpoints.createForPart, done)
  const ready = name.trim() !== '' && steps !== undefined
  const submit = () => {
    if (!ready) return
    const body = { name: name.trim(), steps }
    if (place === library) inLibrary.run({ body })
    else forPart.run({ params: { id: place }, body })
  }
  return (
    <Dialog
      opened
      onClose={onClose}
      width={440}
      title={part ? `New routing template for ${part.name}` : 'New routing template'}
      below="It begins as a draft; nothing takes it before it is approved."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!ready || inLibrary.isPending || forPart.isPending}>
            Begin draft
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextField label="Name" value={name} onChange={setName} data-autofocus maxLength={120} />
        {!part && (
          <SelectField
            label="Belongs to"
            searchable
            value={place}
            choices={[
              { value: library, label: 'The shop’s library' },
              ...(parts ?? []).map((each) => ({ value: each.id, label: each.name })),
            ]}
            onChange={(value) => setPlace(value ?? library)}
          />
        )}
        <SelectField
          label="Begins with"
          placeholder="Choose"
          searchable
          value={from}
          choices={beginnings.map(({ value, label }) => ({ value, label }))}
          onChange={setFrom}
          hint={steps && `${steps.length === 1 ? '1 step' : `${steps.length} steps`}, to be changed in the draft`}
        />
        <Refusal error={inLibrary.error ?? forPart.error} />
      </div>
    </Dialog>
  )
}

type Steps = ReturnType<typeof askedStep>[]

/** What a template can begin with: the operations of a process, the steps of another template, one operation. */
function useBeginnings(): { value: string; label: string; steps: Steps | { operationId: string }[] }[] {
  const processes = useQuery(ask(processEndpoints.list, { query: { limit: 200 } })).data?.items ?? []
  const templates = useInfiniteQuery(askTemplates()).data?.pages.flatMap((page) => page.items) ?? []
  const operations = useQuery(askOperations()).data?.items ?? []
  return [
    ...processes
      .filter((each) => each.operations.length > 0)
      .map((each) => ({
        value: each.id,
        label: `Operations of ${each.name}`,
        steps: each.operations.map(({ id }) => ({ operationId: id })),
      })),
    ...templates
      .filter((each) => each.state !== 'deprecated')
      .map((each) => ({
        value: each.id,
        label: `Copy of ${each.name}, version ${each.templateVersion}`,
        steps: stepsOf(each).map(askedStep),
      })),
    ...operations.map(({ id, name }) => ({ value: id, label: `Only ${name}`, steps: [{ operationId: id }] })),
  ]
}
