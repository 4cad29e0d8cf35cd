import { IconCircleCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../../ui/Button.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { ActLink } from '../parts/Act.tsx'
import shell from '../shell/Store.module.css'
import { storePaths } from '../store-paths.ts'
import styles from './CheckOut.module.css'

type Numbered = { id: string; number: string } | null

export interface PlacedOrder {
  order: Numbered
  quote: Numbered
}

/** It is ordered; what waits for a price is its own quote. */
export function Placed({ order, quote }: PlacedOrder) {
  return (
    <div className={`${shell.column} ${shell.narrow}`}>
      <div className={styles.placed} role="status">
        <IconCircleCheck size={44} stroke={1.6} aria-hidden />
        <h1 className={shell.title}>{order ? 'Ordered' : 'Asked for a price'}</h1>
        {order && (
          <p>
            <Tag>{order.number}</Tag> A confirmation is on its way to you by e-mail.
          </p>
        )}
        {quote && (
          <p>
            <Tag>{quote.number}</Tag>{' '}
            {order ? 'What is under review becomes its own quote.' : 'A person looks at it and sends a quote.'} You
            decide when its price is there.
          </p>
        )}
        {order ? (
          <ActLink to={storePaths.order(order.id)} wide>
            Follow the order
          </ActLink>
        ) : (
          quote && (
            <ActLink to={storePaths.quote(quote.id)} wide>
              Look at the quote
            </ActLink>
          )
        )}
        <Link to={storePaths.home} className={buttonClasses()}>
          New part
        </Link>
      </div>
    </div>
  )
}
