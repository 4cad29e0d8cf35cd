import { useQueries } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { paths } from '../paths.ts'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { stripOf } from '../route-strip/strip-of.ts'
import { ask } from '../server/queries.ts'
import { DueDate } from '../ui/DueDate.tsx'
import { Tag } from '../ui/Tag.tsx'
import { countOf, formatPieces } from '../words/numbers.ts'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import type { Design } from './part-data.ts'

/** Work orders of the part that are not finished, each with where its pieces are. */
export function OnTheFloor({ part }: { part: Design }) {
  const asked = part.specifications.filter(({ workOrders }) => workOrders > 0)
  const orders = useQueries({
    queries: asked.map(({ id }) => ask(workOrderEndpoints.list, { query: { partSpecificationId: id, limit: 50 } })),
    combine: (answers) => answers.flatMap(({ data }) => data?.items ?? []),
  })
  const pieces = orders.reduce((sum, { quantities }) => sum + quantities.target, 0)
  const scope =
    orders.length === 0
      ? 'no open work order'
      : `${countOf(orders.length, 'work order', 'work orders')}, ${countOf(pieces, 'piece', 'pieces')} ordered`
  return (
    <Block title="On the floor now" scope={scope}>
      <ul>
        {orders.map((order) => (
          <li key={order.id} className={styles.order}>
            <Link to={paths.workOrder(order.number)}>
              <Tag>{order.number}</Tag>
            </Link>
            <DueDate due={order.due} form="date" />
            <span className={styles.strip}>
              <RouteStrip variant="mini" input={stripOf(order)} numbers width={220} />
            </span>
            <span className={styles.orderCount}>
              <b>{formatPieces(order.quantities.good)}</b> of {formatPieces(order.quantities.target)} finished
            </span>
          </li>
        ))}
      </ul>
    </Block>
  )
}
