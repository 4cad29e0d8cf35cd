import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { partEndpoints } from '#api/contract/parts.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { useCommand } from '../../server/use-command.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Refusal } from '../../ui/Refusal.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './Template.module.css'
import { askTemplates, type Template, templateStale } from './template-data.ts'

interface DeprecateDialogProps {
  template: Template
  versions: readonly Template[]
  onClose: () => void
}

/** Ends the use of a version, and names what takes its place. */
export function DeprecateDialog({ template, versions, onClose }: DeprecateDialogProps) {
  const all = useInfiniteQuery(askTemplates()).data?.pages.flatMap((page) => page.items) ?? []
  const usable = all.filter(
    (each) =>
      each.id !== template.id &&
      each.state === 'approved' &&
      (each.partSpecification === null || each.partSpecification.id === template.partSpecification?.id),
  )
  const newer = versions.find((each) => each.state === 'approved' && each.templateVersion > template.templateVersion)
  const [replacedBy, setReplacedBy] = useState<string | null>(newer?.id ?? null)
  const deprecate = useCommand(routingTemplateEndpoints.deprecate, {
    stale: [...templateStale, partEndpoints.list.url],
    onDone: onClose,
  })
  const submit = () => deprecate.run({ params: { id: template.id }, body: replacedBy ? { replacedBy } : {} })
  const parts = template.defaultOf.map((each) => each.name)
  return (
    <Dialog
      opened
      onClose={onClose}
      width={480}
      title={`Deprecate version ${template.templateVersion} of ${template.name}`}
      below="No new work order can take it. Running ones keep their routing."
      onSubmit={submit}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={deprecate.isPending}>
            Deprecate version {template.templateVersion}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <SelectField
          label="Replaced by"
          placeholder="Nothing"
          clearable
          searchable
          value={replacedBy}
          choices={usable.map((each) => ({ value: each.id, label: `${each.name}, version ${each.templateVersion}` }))}
          onChange={setReplacedBy}
          hint={
            parts.length === 0
              ? 'It is the default of no part.'
              : replacedBy
                ? `It becomes the default of ${parts.join(', ')}.`
                : `Automatic becomes the default of ${parts.join(', ')}.`
          }
        />
        <Refusal error={deprecate.error} />
      </div>
    </Dialog>
  )
}
