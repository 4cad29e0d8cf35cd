import { IconDownload, IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../ui/Button.tsx'
import { Flag } from '../../ui/Flag.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { formatDay } from '../../words/dates.ts'
import { formatMoney, formatPieces } from '../../words/numbers.ts'
import { useNow, useShopPlace } from '../../words/shop-place.tsx'
import list from '../shell/List.module.css'
import shell from '../shell/Store.module.css'
import styles from './Quote.module.css'
import type { MyQuote } from './quote-data.ts'
import { Sums } from './Sums.tsx'

interface QuoteViewProps {
  quote: MyQuote
  documentUrl: string
  decide: ReactNode
  messages: ReactNode
}

/** What is offered, line by line, with the sum, the day it leaves and until when it holds. */
export function QuoteView({ quote, documentUrl, decide, messages }: QuoteViewProps) {
  const now = useNow()
  const place = useShopPlace()
  const day = (on: string | null) => on && formatDay(on, now, place)
  const facts = [
    ['Leaves us', day(quote.dispatchOn)],
    ['Holds until', day(quote.validUntil)],
    ['Lead time', quote.leadTime?.name],
    ['Your reference', quote.customerReference],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]))
  return (
    <div className={styles.page}>
      <section className={styles.main}>
        <div className={shell.head}>
          <h1 className={shell.title}>Quote</h1>
          <Tag>{quote.number}</Tag>
          {quote.revision > 1 && <span className={shell.beside}>revision {quote.revision}</span>}
          <span className={shell.grow} />
          <a href={documentUrl} className={buttonClasses()} download>
            <IconDownload size={17} stroke={1.9} aria-hidden />
            PDF
          </a>
        </div>
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {quote.customerNote && <p className={styles.words}>{quote.customerNote}</p>}
        <ul className={list.rows}>
          {quote.lines.map((line) => (
            <Line key={line.id} line={line} currency={quote.currency} />
          ))}
        </ul>
      </section>
      <aside className={styles.side} aria-label="Total">
        <Sums totals={quote.totals} currency={quote.currency} />
        {decide}
        {messages}
      </aside>
    </div>
  )
}

function Line({ line, currency }: { line: MyQuote['lines'][number]; currency: string }) {
  const { locale } = useShopPlace()
  const money = (amount: string) => formatMoney(amount, currency, locale)
  const finishes = line.postProcesses.map((each) => each.name)
  const made = [line.process?.name, line.material?.name, line.color, ...finishes, line.leadTime?.name].filter(Boolean)
  return (
    <li className={list.row}>
      {line.kind === 'part' && <PartPicture src={line.partRevision?.pictureUrl} size={56} />}
      <div className={list.what}>
        <b>{line.reference ? `${line.name}, ${line.reference}` : line.name}</b>
        <span>{made.join(', ')}</span>
        {line.comment && <small>{line.comment}</small>}
      </div>
      <div className={list.amount}>
        {line.review ? (
          <Flag kind="review">
            <IconEye size={13} stroke={2.2} aria-hidden />
            Under review
          </Flag>
        ) : (
          line.lineTotal && money(line.lineTotal)
        )}
        {line.kind === 'part' && (
          <small>
            {formatPieces(line.quantity, locale)}
            {line.unitPrice && ` × ${money(line.unitPrice)}`}
          </small>
        )}
      </div>
    </li>
  )
}
