import { useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { countOf } from '../../words/numbers.ts'
import styles from './Template.module.css'
import { type Template, templateStale } from './template-data.ts'
import { useEach } from './use-each.ts'

interface ApproveDialogProps {
  template: Template
  versions: readonly Template[]
  onClose: () => void
}

/** Approving, and what usually follows from it: the parts that take the old version take the new one, and the old one ends. */
export function ApproveDialog({ template, versions, onClose }: ApproveDialogProps) {
  const older = versions.filter((each) => each.id !== template.id)
  const parts = older.flatMap((each) => each.defaultOf)
  const ending = older.filter((each) => each.state === 'approved')
  const own = template.partSpecification
  const takers = parts.length > 0 ? parts : own && !template.isDefault ? [own] : []
  const [takeDefault, setTakeDefault] = useState(true)
  const [end, setEnd] = useState(false)
  const approve = useCommand(routingTemplateEndpoints.approve, { stale: templateStale })
  const makeDefault = useCommand(routingTemplateEndpoints.makeDefault, { stale: templateStale })
  const deprecate = useCommand(routingTemplateEndpoints.deprecate, { stale: templateStale })
  const each = useEach(onClose)
  const params = { id: template.id }
  const submit = () =>
    each.mutate([
      ...(template.state === 'draft' && !approve.data ? [() => approve.runAsync({ params, body: {} })] : []),
      ...(takeDefault ? takers : []).map(
        ({ id }) =>
          () =>
            makeDefault.runAsync({ params, body: { partSpecificationId: id } }),
      ),
      ...(end ? ending : []).map(
        (old) => () => deprecate.runAsync({ params: { id: old.id }, body: { replacedBy: template.id } }),
      ),
    ])
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={`Approve version ${template.templateVersion} of ${template.name}`}
      below="From now on its text is what the shop stands for. Running work orders keep their routing."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={each.isPending}>
            Approve version {template.templateVersion}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {takers.length > 0 && (
          <Checkbox checked={takeDefault} onChange={setTakeDefault}>
            <span>
              Make it the default of {countOf(takers.length, 'part', 'parts')}:{' '}
              {takers.map(({ name }) => name).join(', ')}
            </span>
          </Checkbox>
        )}
        {ending.length > 0 && (
          <Checkbox checked={end} onChange={setEnd}>
            Deprecate {ending.map((old) => `version ${old.templateVersion}`).join(', ')}; version{' '}
            {template.templateVersion} replaces it
          </Checkbox>
        )}
        <Refusal error={each.error} />
      </div>
    </Dialog>
  )
}
