import { useQuery } from '@tanstack/react-query'
import { partEndpoints } from '#api/contract/parts.ts'
import { useCommand } from '../server/use-command.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { askSpecification, type Design, type DesignRevision, type Part, partStale } from './part-data.ts'
import { SpecificationFields } from './SpecificationFields.tsx'
import { emptySpecification, saidOf, specificationDraft } from './specification-draft.ts'

interface SpecificationDialogProps {
  part: Design
  revision: DesignRevision
  /** null for a new one. */
  id: string | null
  mayChange: boolean
  onClose: () => void
}

/** How a revision is made: process, material, finish, notes. */
export function SpecificationDialog(props: SpecificationDialogProps) {
  const { id, onClose } = props
  const query = useQuery({ ...askSpecification(id ?? ''), enabled: id !== null })
  if (id === null) return <Editor {...props} specification={null} />
  if (query.data) return <Editor key={query.data.id} {...props} specification={query.data} />
  return (
    <Dialog opened title={query.isError ? 'The specification did not load' : 'Specification'} onClose={onClose}>
      {query.isError && <Button onClick={() => void query.refetch()}>Try again</Button>}
    </Dialog>
  )
}

function Editor({
  part,
  revision,
  specification,
  mayChange,
  onClose,
}: SpecificationDialogProps & { specification: Part | null }) {
  const first = specification ? specificationDraft(specification) : emptySpecification(part.name)
  const draft = useDraft(first, specification?.id ?? 'new')
  const { value, changed } = draft
  const create = useCommand(partEndpoints.create, { stale: partStale, onDone: onClose })
  const update = useCommand(partEndpoints.update, { stale: partStale, onDone: onClose })
  const submit = () => {
    const said = saidOf(value)
    if (!specification) create.run({ body: { ...said, partRevisionId: revision.id } })
    else {
      const body = Object.fromEntries(changed.map((key) => [key, said[key]]))
      update.run({ params: { id: specification.id }, body: { version: specification.version, ...body } })
    }
  }
  const idle =
    value.name.trim() === '' || create.isPending || update.isPending || (specification !== null && changed.length === 0)
  return (
    <Dialog
      opened
      width={760}
      title={specification?.name ?? `How is ${part.name} made?`}
      below={
        specification
          ? 'New work orders take what is changed; running ones keep what they have.'
          : `Revision ${revision.number}.`
      }
      onClose={onClose}
      onSubmit={() => mayChange && !idle && submit()}
      actions={
        mayChange && (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button tone="primary" type="submit" disabled={idle}>
              {specification ? 'Save' : 'Add specification'}
            </Button>
          </>
        )
      }
    >
      <SpecificationFields draft={draft} was={specification} disabled={!mayChange} />
      <Refusal error={create.error ?? update.error} />
    </Dialog>
  )
}
