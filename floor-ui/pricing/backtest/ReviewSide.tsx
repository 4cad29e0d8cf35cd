import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { equationEndpoints } from '#api/contract/equations.ts'
import { ask } from '../../server/queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PartPicture } from '../../ui/PartPicture.tsx'
import { countOf } from '../../words/numbers.ts'
import type { Backtest } from '../pricing-data.ts'
import { CompareDialog } from '../workbench/CompareDialog.tsx'
import styles from './Backtest.module.css'
import { pictureOf } from './picture-of.ts'
import type { ReportOf } from './Report.tsx'

/** Who would have to look, who no longer, what could not be compared, and what changed in the text. */
export function ReviewSide({ backtest, report }: { backtest: Backtest; report: ReportOf }) {
  return (
    <aside className={styles.side} aria-label="Reviews">
      <Reviews
        head={`New reviews, ${report.newReviews.length}`}
        small="a person would have to look"
        reviews={report.newReviews}
      />
      <Reviews
        head={`Gone, ${report.goneReviews.length}`}
        small="nobody would have to look"
        reviews={report.goneReviews}
      />
      {(report.problems.length > 0 || report.notCompared > 0) && (
        <section>
          <h2 className={styles.head}>
            Not compared, {report.notCompared} <span>no usable price before or after</span>
          </h2>
          <ul className={styles.problems}>
            {report.problems.map(({ message, lines }) => (
              <li key={message}>
                <b>{countOf(lines, 'line', 'lines')}</b> {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Why backtest={backtest} />
      <div className={styles.keep}>
        <Notice tone="quiet" icon={<IconHistory size={18} stroke={1.75} aria-hidden />}>
          Quotes keep the prices they were sent with. A backtest changes nothing.
        </Notice>
      </div>
    </aside>
  )
}

function Reviews({ head, small, reviews }: { head: string; small: string; reviews: ReportOf['newReviews'] }) {
  return (
    <section>
      <h2 className={styles.head}>
        {head} <span>{small}</span>
      </h2>
      <ul>
        {reviews.map((review) => (
          <li key={`${review.calculationId} ${review.line}`} className={styles.review}>
            <PartPicture src={pictureOf(review.partRevisionId)} size={38} />
            <div>
              <b>{review.part}</b>
              <small>{review.reasons.join(' · ')}</small>
            </div>
            <code>{review.quote?.number ?? ''}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The two texts side by side: what changed is why prices move. */
function Why({ backtest }: { backtest: Backtest }) {
  const { equation, against } = backtest
  const [shown, setShown] = useState(false)
  const texts = useQuery({
    ...ask(equationEndpoints.difference, {
      params: { id: equation.id },
      query: against ? { from: against.id } : {},
    }),
    enabled: shown && against !== null,
  })
  if (!against || against.id === equation.id) return null
  const { from, to } = texts.data ?? { from: null, to: null }
  return (
    <section>
      <h2 className={styles.head}>Why</h2>
      <p className={styles.why}>
        {against.name} (version {against.version}) became {equation.name} (version {equation.version}).
      </p>
      <Button size="small" onClick={() => setShown(true)}>
        Show what changed in the text
      </Button>
      {shown && from && to && (
        <CompareDialog
          comparison={{
            before: { name: `Version ${from.version}`, text: from.source },
            after: { name: `Version ${to.version}`, text: to.source },
          }}
          onClose={() => setShown(false)}
        />
      )}
    </section>
  )
}
