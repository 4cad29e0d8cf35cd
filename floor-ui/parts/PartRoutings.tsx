import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { NewTemplate } from '../settings/templates/NewTemplate.tsx'
import { type Template, templateStale } from '../settings/templates/template-data.ts'
import { StateFlag } from '../settings/templates/VersionHeads.tsx'
import { Button } from '../ui/Button.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { countOf } from '../words/numbers.ts'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import { askDerivedRouting, type Part, partStale } from './part-data.ts'

interface PartRoutingsProps {
  part: Part
  mayChange: boolean
}

/** How work orders of a part go through the shop: its default, its own templates, and what Automatic would give. */
export function PartRoutings({ part, mayChange }: PartRoutingsProps) {
  const own = useQuery(ask(routingTemplateEndpoints.list, { query: { partSpecificationId: part.id, limit: 200 } }))
  const library = useQuery(ask(routingTemplateEndpoints.list, { query: { library: true, limit: 500 } })).data?.items
  const makeDefault = useCommand(routingTemplateEndpoints.makeDefault, { stale: [...templateStale, ...partStale] })
  const [making, setMaking] = useState(false)
  const navigate = useNavigate()
  const standard = part.defaultRoutingTemplate
  const borrowed = library?.find((each) => each.id === standard?.id)
  const rows = [...(borrowed ? [borrowed] : []), ...(own.data?.items ?? [])]
  const choose = (id: string, on: boolean) =>
    makeDefault.run({ params: { id }, body: { partSpecificationId: part.id, default: on } })
  return (
    <Block
      title="Routings"
      scope="a new work order takes the default"
      actions={
        mayChange && (
          <Button size="small" icon={<IconPlus size={14} stroke={2} />} onClick={() => setMaking(true)}>
            Template
          </Button>
        )
      }
    >
      <ul className={styles.routings}>
        {rows.map((template) => (
          <RoutingRow
            key={template.id}
            template={template}
            standard={template.id === standard?.id}
            onDefault={mayChange ? (on) => choose(template.id, on) : null}
          />
        ))}
        <Automatic part={part} standard={standard === null} />
      </ul>
      <Refusal error={makeDefault.error} />
      {making && (
        <NewTemplate
          part={{ id: part.id, name: part.name }}
          onClose={() => setMaking(false)}
          onMade={(id) => void navigate({ to: '/settings/templates/$id', params: { id } })}
        />
      )}
    </Block>
  )
}

interface RoutingRowProps {
  template: Template
  standard: boolean
  onDefault: ((on: boolean) => void) | null
}

function RoutingRow({ template, standard, onDefault }: RoutingRowProps) {
  return (
    <li className={styles.routing} data-default={standard}>
      <div className={styles.routingWords}>
        <span className={styles.routingName}>
          <Link to="/settings/templates/$id" params={{ id: template.id }}>
            {template.name}, version {template.templateVersion}
          </Link>
          <StateFlag state={template.state} />
        </span>
        <span className={styles.quiet}>
          {template.partSpecification === null && 'from the library, '}
          {template.steps.map((step) => step.operation.name).join(', ')}
          {template.frozen && `; ${countOf(template.workOrderCount, 'work order', 'work orders')} from it`}
        </span>
      </div>
      {standard && <b>default</b>}
      {onDefault && template.state !== 'deprecated' && (
        <Button size="small" onClick={() => onDefault(!standard)}>
          {standard ? 'Not default' : 'Make default'}
        </Button>
      )}
    </li>
  )
}

/** What the process gives where no template is chosen. */
function Automatic({ part, standard }: { part: Part; standard: boolean }) {
  const derived = useQuery(askDerivedRouting(part.id)).data
  return (
    <li className={styles.routing} data-default={standard}>
      <div className={styles.routingWords}>
        <span className={styles.routingName}>Automatic</span>
        {derived?.problem ? (
          <Notice>{derived.problem}</Notice>
        ) : (
          <span className={styles.quiet}>
            {derived?.steps.map((step) => step.operation.name).join(', ')}
            {derived?.steps[0] && `; from ${derived.steps[0].from}`}
          </span>
        )}
      </div>
      {standard && <b>default</b>}
    </li>
  )
}
