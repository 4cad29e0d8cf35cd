import { useQuery } from '@tanstack/react-query'
import { FailedPart } from '../../ui/FailedPart.tsx'
import type { OwnerRow } from '../owners.ts'
import { askStarters, type Starter } from '../pricing-data.ts'
import styles from './Workbench.module.css'

/** Equations to begin with; those for this technology first. Or one simply types. */
export function StarterPicker({ owner, onPick }: { owner: OwnerRow; onPick: (source: string) => void }) {
  const query = useQuery(askStarters())
  if (query.isError)
    return <FailedPart what="The equations to begin with did not load." onRetry={() => void query.refetch()} />
  const starters = startersFor(query.data?.items ?? [], owner)
  return (
    <section className={styles.starters} aria-label="Begin with">
      <h2>Begin with one of these, or type your own</h2>
      <ul>
        {starters.map((starter) => (
          <li key={starter.id}>
            <button type="button" className={styles.starter} onClick={() => onPick(starter.source)}>
              <b>{starter.name}</b>
              <span>{starter.description}</span>
              {starter.materialVariables.length > 0 && (
                <small>
                  its materials have <code>{starter.materialVariables.map(({ name }) => name).join(', ')}</code>
                </small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The starters of a level; those that name the technology first. */
export function startersFor(
  starters: readonly Starter[],
  { scope, technology }: Pick<OwnerRow, 'scope' | 'technology'>,
): Starter[] {
  const fits = ({ technologies }: Starter) =>
    technologies.some((each) => each.toLowerCase() === technology?.toLowerCase()) ? 0 : 1
  return starters.filter((each) => each.scope === scope).toSorted((one, other) => fits(one) - fits(other))
}
