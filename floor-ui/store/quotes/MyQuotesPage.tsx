import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { ask } from '../../server/queries.ts'
import { buttonClasses } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { formatDay, formatMoment } from '../../words/dates.ts'
import { countOf, formatMoney } from '../../words/numbers.ts'
import { sentenceOf } from '../../words/refusals.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import { ForCustomers } from '../shell/ForCustomers.tsx'
import list from '../shell/List.module.css'
import shell from '../shell/Store.module.css'
import { storePaths } from '../store-paths.ts'

type QuoteRow = AnswerOf<typeof quoteEndpoints.list>['items'][number]

/** Quotes of one's organisation: what waits for an answer stands first. */
export function MyQuotesPage() {
  return <ForCustomers>{() => <Quotes />}</ForCustomers>
}

function Quotes() {
  const quotes = useQuery({
    ...ask(quoteEndpoints.list, { query: { tab: 'all', sort: '-updated', limit: 200 } }),
    refetchInterval: 30_000,
  })
  if (quotes.isError) return <FailedPart what={sentenceOf(quotes.error)} onRetry={() => void quotes.refetch()} />
  if (!quotes.data) return <SkeletonRows />
  const { items } = quotes.data
  const waiting = items.filter((quote) => quote.status === 'sent')
  const others = items.filter((quote) => quote.status !== 'sent')
  if (items.length === 0) {
    return (
      <EmptyState
        title="No quotes yet"
        action={
          <Link to={storePaths.home} className={buttonClasses()}>
            Upload a part
          </Link>
        }
      >
        When a person has to look at a price, the answer comes here.
      </EmptyState>
    )
  }
  return (
    <div className={shell.column}>
      <div className={shell.head}>
        <h1 className={shell.title}>Quotes</h1>
        <span className={shell.beside}>
          {waiting.length > 0 ? `${countOf(waiting.length, 'waits', 'wait')} for you` : 'none waits for you'}
        </span>
      </div>
      <ul className={list.rows}>
        {[...waiting, ...others].map((quote) => (
          <Row key={quote.id} quote={quote} />
        ))}
      </ul>
    </div>
  )
}

function Row({ quote }: { quote: QuoteRow }) {
  const now = useNow()
  const place = useShopPlace()
  const [first] = quote.parts
  const rest = quote.lineCount - 1
  return (
    <li>
      <Link
        to={storePaths.quote(quote.id)}
        className={`${list.row} ${quote.status === 'sent' ? list.asking : list.link}`}
      >
        <span className={list.pictures}>
          {quote.parts.slice(0, 2).map((part) => (
            <PartPicture key={part.name} src={part.pictureUrl} size={44} />
          ))}
        </span>
        <div className={list.what}>
          <b>
            {first?.name ?? quote.number}
            {rest > 0 && `, and ${countOf(rest, 'other line', 'other lines')}`}
          </b>
          <span>
            <span className="mono">{quote.number}</span>, {formatMoment(quote.sentAt ?? quote.createdAt, now, place)}
          </span>
        </div>
        <div className={list.amount}>
          {quote.review ? 'price under review' : formatMoney(quote.total, quote.currency, place.locale)}
          <small>{statusWords(quote, (day) => formatDay(day, now, place))}</small>
        </div>
      </Link>
    </li>
  )
}

function statusWords(quote: QuoteRow, day: (on: string) => string): string {
  switch (quote.status) {
    case 'sent':
      return quote.expiresOn ? `holds until ${day(quote.expiresOn)}` : 'waits for you'
    case 'accepted':
      return quote.order ? `ordered as ${quote.order.number}` : 'accepted'
    case 'declined':
      return 'declined'
    case 'expired':
      return 'no longer holds'
    default:
      return 'the shop looks at it'
  }
}
