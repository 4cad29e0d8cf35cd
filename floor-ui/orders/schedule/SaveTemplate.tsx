import { useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { askedStep, type DraftStep } from '../../work-orders/routing-draft.ts'

interface SaveTemplateProps {
  part: string
  partSpecificationId: string
  steps: readonly DraftStep[]
  onClose: () => void
  onSaved: (templateId: string) => void
}

/** Keeps the edited steps as a template of the part, a draft until somebody approves it. */
export function SaveTemplate({ part, partSpecificationId, steps, onClose, onSaved }: SaveTemplateProps) {
  const [name, setName] = useState('')
  const save = useCommand(routingTemplateEndpoints.createForPart, {
    stale: [routingTemplateEndpoints.list.url],
    onDone: ({ id }) => onSaved(id),
  })
  const submit = () =>
    name.trim() &&
    save.run({ params: { id: partSpecificationId }, body: { name: name.trim(), steps: steps.map(askedStep) } })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title="Save as template"
      below={`${steps.length} steps for ${part}. It is a draft until somebody approves it.`}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={!name.trim() || save.isPending}>
            Save template
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} onChange={setName} maxLength={120} data-autofocus />
      <Refusal error={save.error} />
    </Dialog>
  )
}
