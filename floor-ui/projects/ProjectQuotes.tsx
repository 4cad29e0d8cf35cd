import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { projectEndpoints } from '#api/contract/projects.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { paths } from '../paths.ts'
import { ask } from '../server/queries.ts'
import { useCommand } from '../server/use-command.ts'
import { IconButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Refusal } from '../ui/Refusal.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { formatDay } from '../words/dates.ts'
import { formatMoney } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Projects.module.css'
import { type Project, projectStale } from './project-data.ts'

/** What was quoted and ordered, newest first; others are put beside them here or on the quote itself. */
export function ProjectQuotes({ project }: { project: Project }) {
  const remove = useCommand(projectEndpoints.removeQuote, { stale: projectStale })
  const add = useCommand(projectEndpoints.addQuote, { stale: projectStale })
  const here = new Set(project.quotes.map((each) => each.id))
  const others = useQuery(ask(quoteEndpoints.list, { query: { limit: 200, tab: 'all' as const } })).data?.items ?? []
  const params = { id: project.id }
  return (
    <section>
      <header className={styles.head}>
        <h2>Quotes and orders</h2>
        <SelectField
          label="Add a quote"
          bare
          searchable
          placeholder="Add a quote"
          value={null}
          choices={others
            .filter((each) => !here.has(each.id))
            .map((each) => ({ value: each.id, label: `${each.order?.number ?? each.number} ${each.customer.name}` }))}
          onChange={(quoteId) => quoteId && add.run({ params, body: { quoteId } })}
        />
      </header>
      <Refusal error={add.error ?? remove.error} />
      {project.quotes.length === 0 ? (
        <EmptyState title="Nothing in it yet">Add quotes here, or choose the project on a quote.</EmptyState>
      ) : (
        <table className={styles.table} aria-label="Quotes and orders">
          <thead>
            <tr>
              <th>Quote</th>
              <th>Order</th>
              <th>Customer</th>
              <th>Parts</th>
              <th data-number>Total</th>
              <th aria-label="Acts" />
            </tr>
          </thead>
          <tbody>
            {project.quotes.map((quote) => (
              <tr key={quote.id}>
                <td>
                  <Link to={paths.quote(quote.number)}>{quote.number}</Link>{' '}
                  <span className={styles.quiet}>{quote.status}</span>
                </td>
                <td>{quote.order && <OrderOf order={quote.order} />}</td>
                <td>{quote.customer.name}</td>
                <td className={styles.cut}>{quote.parts.join(', ')}</td>
                <td data-number>{formatMoney(quote.total, quote.currency)}</td>
                <td>
                  <IconButton
                    label={`Take ${quote.number} out`}
                    size="small"
                    disabled={remove.isPending}
                    onClick={() => remove.run({ params, body: { quoteId: quote.id } })}
                  >
                    <IconX size={15} stroke={1.9} />
                  </IconButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function OrderOf({ order: { number, status, due } }: { order: NonNullable<Project['quotes'][number]['order']> }) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <>
      <Link to={paths.order(number)}>{number}</Link>{' '}
      <span className={styles.quiet}>
        {[status, due && `due ${formatDay(due, now, place)}`].filter(Boolean).join(', ')}
      </span>
    </>
  )
}
