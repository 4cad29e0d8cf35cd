import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { partEndpoints } from '#api/contract/parts.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { settingsEndpoints } from '#api/contract/settings.ts'
import { ask } from '../server/queries.ts'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import {
  askedStep,
  type Derived,
  type DraftStep,
  derivedDraft,
  draftOf,
  type RoutingAsked,
  sameOrder,
  type Template,
} from './routing-draft.ts'
import { StepsEditor } from './StepsEditor.tsx'
import styles from './WorkOrders.module.css'

interface RoutingPickerProps {
  partSpecificationId: string
  /** The default of the part, chosen to begin with. */
  standardId: string | null
  /** null while nothing that may be made is chosen. */
  onChange: (routing: RoutingAsked | null) => void
}

const automatic = 'automatic'

/** Automatic, one of the part's templates or of the library's; edited for this run it says so. */
export function RoutingPicker({ partSpecificationId, standardId, onChange }: RoutingPickerProps) {
  const own =
    useQuery(ask(routingTemplateEndpoints.list, { query: { partSpecificationId, limit: 200 } })).data?.items ?? []
  const library =
    useQuery(ask(routingTemplateEndpoints.list, { query: { library: true, limit: 200 } })).data?.items ?? []
  const derived = useQuery(ask(partEndpoints.derivedRouting, { params: { id: partSpecificationId } })).data
  const gate = useQuery(ask(settingsEndpoints.read, {})).data?.requireApprovedRoutingTemplates ?? false
  const [chosen, setChosen] = useState<string | null>(standardId ?? (gate ? null : automatic))
  const [edited, setEdited] = useState<DraftStep[] | null>(null)
  const templates = [...own, ...library].filter((each) => each.state !== 'deprecated')
  const template = templates.find((each) => each.id === chosen)
  const original = template ? draftOf(template.steps) : derivedDraft(derived)
  const choose = (value: string | null) => {
    setChosen(value)
    setEdited(null)
    onChange(value === null ? null : value === automatic ? { automatic: true } : { templateId: value })
  }
  const edit = (steps: DraftStep[]) => {
    setEdited(steps)
    const same = sameOrder(steps, original)
    if (same) onChange(template ? { templateId: template.id } : { automatic: true })
    else onChange({ steps: steps.map(askedStep), ...(template ? { templateId: template.id } : {}) })
  }
  const changed = edited !== null && !sameOrder(edited, original)
  return (
    <div className={styles.form}>
      <SelectField
        label="Routing"
        placeholder="Select a routing template"
        value={chosen}
        searchable
        choices={[
          automaticChoice(derived, gate),
          ...templates.map((each) => choiceOf(each, gate, each.id === standardId)),
        ]}
        onChange={choose}
      />
      {chosen === automatic && derived?.problem && <Notice>{derived.problem}</Notice>}
      <div className={styles.routingHead}>
        <b>Steps of this run</b>
        {changed && <span className={styles.edited}>Edited</span>}
        {edited === null ? (
          <Button
            size="small"
            icon={<IconPencil size={15} stroke={1.75} />}
            disabled={chosen === null}
            onClick={() => setEdited(original)}
          >
            Edit steps
          </Button>
        ) : (
          <Button size="small" tone="ghost" onClick={() => edit(original)}>
            As it was
          </Button>
        )}
      </div>
      {edited === null ? <StepList steps={original} /> : <StepsEditor steps={edited} onChange={edit} />}
    </div>
  )
}

function StepList({ steps }: { steps: readonly DraftStep[] }) {
  return (
    <div className={styles.steps}>
      {steps.map((step, index) => (
        <div key={step.key} className={styles.step}>
          <code>{String((index + 1) * 10).padStart(3, '0')}</code>
          <span>{step.operation.name}</span>
        </div>
      ))}
    </div>
  )
}

/** A choice that is not allowed stays in the menu with its reason. */
function automaticChoice(derived: Derived, gate: boolean) {
  if (gate) return { value: automatic, label: 'Automatic · this shop wants approved templates', disabled: true }
  const empty = derived !== undefined && derived.steps.length === 0
  return {
    value: automatic,
    label: empty ? 'Automatic · the process names no operations' : 'Automatic',
    disabled: empty,
  }
}

function choiceOf(template: Template, gate: boolean, standard: boolean) {
  const { id, name, templateVersion, state } = template
  const refused = gate && state !== 'approved'
  const notes = [
    standard && 'default',
    state === 'draft' && (refused ? 'draft, not approved' : 'draft'),
    template.partSpecification === null && 'library',
  ].filter(Boolean)
  return {
    value: id,
    label: `${name}, v${templateVersion}${notes.length > 0 ? ` · ${notes.join(', ')}` : ''}`,
    disabled: refused,
  }
}
