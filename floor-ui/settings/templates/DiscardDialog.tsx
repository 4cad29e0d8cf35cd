import { useNavigate } from '@tanstack/react-router'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import type { Template } from './template-data.ts'

/** Throwing a draft away cannot be undone, so it is asked once. */
export function DiscardDialog({ template, onClose }: { template: Template; onClose: () => void }) {
  const navigate = useNavigate()
  const remove = useCommand(routingTemplateEndpoints.remove, {
    stale: [routingTemplateEndpoints.list.url],
    onDone: () => void navigate({ to: '/settings/templates' }),
  })
  const submit = () => remove.run({ params: { id: template.id }, body: {} })
  return (
    <Dialog
      opened
      onClose={onClose}
      width={400}
      title={`Discard version ${template.templateVersion}`}
      below={`The draft of ${template.name} is thrown away for everybody. Other versions stay.`}
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button tone="primary" type="submit" disabled={remove.isPending}>
            Discard draft
          </Button>
        </>
      }
    >
      <Refusal error={remove.error} />
    </Dialog>
  )
}
