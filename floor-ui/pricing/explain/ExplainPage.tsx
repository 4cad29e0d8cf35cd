import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { priceEndpoints } from '#api/contract/prices.ts'
import { paths } from '../../paths.ts'
import { formatAmount } from '../../sales/money.ts'
import { ask } from '../../server/queries.ts'
import { Page } from '../../shell/Page.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { formatMoment } from '../../words/dates.ts'
import { formatMoney } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { ChangedSince } from './ChangedSince.tsx'
import styles from './Explain.module.css'
import { ExplainedLine } from './ExplainedLine.tsx'
import { equationWords } from './equation-words.ts'
import { Replay } from './Replay.tsx'

export type Explained = AnswerOf<typeof priceEndpoints.explain>

/** A price that was made, laid open: each level with its variables, what the order added, what has changed since. */
export function ExplainPage() {
  const { calculationId } = useParams({ from: '/signed-in/desk/pricing/calculations/$calculationId' })
  const price = useQuery(ask(priceEndpoints.explain, { params: { calculationId } }))
  const explained = price.data
  const quote = explained?.quote
  return (
    <Page
      title={quote ? `Price of ${quote.number}` : 'Price'}
      path={
        quote ? [{ label: quote.number, to: paths.quote(quote.number) }] : [{ label: 'Pricing', to: paths.pricing }]
      }
      live={false}
      beside={explained && <Made explained={explained} />}
      actions={explained && <Replay calculationId={calculationId} />}
    >
      {explained ? (
        <Shown explained={explained} />
      ) : price.isError ? (
        <FailedPart what="The price did not load." onRetry={() => void price.refetch()} />
      ) : (
        <SkeletonRows />
      )}
    </Page>
  )
}

function Made({ explained: { at, by, customer } }: { explained: Explained }) {
  const now = useNow()
  const place = useShopPlace()
  const who = [customer?.name, by && `by ${by}`].filter(Boolean).join(', ')
  return (
    <>
      {who && `${who}, `}
      {formatMoment(at, now, place)}
    </>
  )
}

function Shown({ explained }: { explained: Explained }) {
  return (
    <div className={styles.columns}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by keyboard too */}
      <section className={styles.main} aria-label="How the price came about" tabIndex={0}>
        {explained.lines.map((line, at) => (
          // The lines of a stored price never change their order.
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name
          <ExplainedLine key={at} line={line} number={at + 1} />
        ))}
        <Order explained={explained} />
      </section>
      <ChangedSince changes={explained.changedSince} engineVersion={explained.engineVersion} />
    </div>
  )
}

/** What the order's equation added below the parts, and the sum. */
function Order({ explained: { order, subtotal, total } }: { explained: Explained }) {
  const { currency } = useShopPlace()
  return (
    <section className={styles.order} aria-label="The order">
      <p className={styles.sum}>
        <span>Parts</span>
        <span>{formatAmount(subtotal)}</span>
      </p>
      {order.lineItems.map((item) => (
        <p key={item.name} className={styles.sum}>
          <span>{item.name}</span>
          <span>{formatAmount(item.price)}</span>
        </p>
      ))}
      <p className={styles.total}>
        <span>
          Price of the order <small>{equationWords(order.equation) ?? 'no order equation was live'}</small>
        </span>
        <strong>{formatMoney(total, currency)}</strong>
      </p>
      {order.problem && <Notice>{order.problem}</Notice>}
    </section>
  )
}
