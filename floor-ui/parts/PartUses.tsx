import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { paths } from '../paths.ts'
import { Button } from '../ui/Button.tsx'
import { formatMoment } from '../words/dates.ts'
import { countOf, formatMoney, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import { Block } from './Block.tsx'
import styles from './Parts.module.css'
import { askUses, type Design, type Use } from './part-data.ts'

const FIRST = 6

/** Every quote, order and work order that used the part, newest first, with the price of one where there was one. */
export function PartUses({ part }: { part: Design }) {
  const [all, setAll] = useState(false)
  const uses = useQuery(askUses(part.id)).data
  if (!uses) return null
  const shown = all ? uses.items : uses.items.slice(0, FIRST)
  return (
    <Block title="Past prices and uses" scope={uses.items.length === 0 ? 'not used yet' : 'price of one, without tax'}>
      {shown.length > 0 && (
        <table className={styles.uses}>
          <thead>
            <tr>
              <th>Date</th>
              <th>Where</th>
              <th>Rev</th>
              <th data-end>Quantity</th>
              <th data-end>One</th>
              <th>Made as</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((use) => (
              <UseRow key={`${use.kind} ${use.id}`} use={use} />
            ))}
          </tbody>
        </table>
      )}
      {!all && uses.items.length > FIRST && (
        <Button size="small" tone="ghost" onClick={() => setAll(true)}>
          Show {countOf(uses.items.length - FIRST, 'more', 'more')}
        </Button>
      )}
    </Block>
  )
}

function UseRow({ use }: { use: Use }) {
  const now = useNow()
  const place = useShopPlace()
  return (
    <tr>
      <td>{formatMoment(use.at, now, place)}</td>
      <td>
        <Link to={placeOf(use)} className={styles.link}>
          <code>{use.number}</code>
        </Link>
      </td>
      <td>{use.revisionNumber}</td>
      <td data-end>{use.quantity === null ? '' : formatPieces(use.quantity)}</td>
      <td data-end>
        <b>{use.unitPrice === null ? '' : formatMoney(use.unitPrice, place.currency)}</b>
      </td>
      <td className={styles.cut}>{use.partSpecification?.name}</td>
    </tr>
  )
}

function placeOf({ kind, number }: Use): string {
  if (kind === 'quote') return paths.quote(number)
  return kind === 'order' ? paths.order(number) : paths.workOrder(number)
}
