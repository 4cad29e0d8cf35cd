import { Link } from '@tanstack/react-router'
import { Flag } from '../../ui/Flag.tsx'
import { countOf, formatPieces } from '../../words/numbers.ts'
import styles from './Template.module.css'
import type { Template } from './template-data.ts'

interface TemplateHeadProps {
  template: Template
  versions: readonly Template[]
  name: string
  /** null where the name cannot be changed. */
  onRename: ((name: string) => void) | null
}

/** Which template it is, where it belongs, and what hangs on it. */
export function TemplateHead({ template, versions, name, onRename }: TemplateHeadProps) {
  const part = template.partSpecification
  const parts = new Map(versions.flatMap((each) => each.defaultOf).map((each) => [each.id, each.name]))
  const orders = versions.reduce((sum, each) => sum + each.workOrderCount, 0)
  return (
    <header className={styles.head}>
      {onRename ? (
        <input
          className={styles.nameField}
          aria-label="Name of the template"
          aria-invalid={name.trim() === ''}
          value={name}
          maxLength={120}
          onChange={(event) => onRename(event.currentTarget.value)}
        />
      ) : (
        <h1>{name}</h1>
      )}
      <Flag kind="draft">{part ? 'part' : 'library'}</Flag>
      <dl className={styles.facts}>
        {part && (
          <div>
            <dt>Belongs to</dt>
            <dd>
              <Link to="/parts/$id" params={{ id: part.id }}>
                {part.name}
              </Link>
            </dd>
          </div>
        )}
        <div>
          <dt>Default for</dt>
          <dd title={[...parts.values()].join(', ')}>{defaultWords([...parts.values()])}</dd>
        </div>
        <div>
          <dt>Work orders from it</dt>
          <dd>
            {formatPieces(orders)}, of which {formatPieces(template.workOrderCount)} from this version
          </dd>
        </div>
        <div>
          <dt>{template.approvedBy ? 'Approved by' : 'May approve'}</dt>
          <dd>{template.approvedBy ?? 'owner, planner'}</dd>
        </div>
        {template.replacedBy && (
          <div>
            <dt>Replaced by</dt>
            <dd>
              <Link to="/settings/templates/$id" params={{ id: template.replacedBy.id }}>
                {template.replacedBy.name}
              </Link>
            </dd>
          </div>
        )}
      </dl>
    </header>
  )
}

function defaultWords(names: readonly string[]): string {
  const [only = 'no part'] = names
  return names.length <= 1 ? only : countOf(names.length, 'part', 'parts')
}
