import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClasses } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FailedPart } from '../../ui/FailedPart.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { countOf } from '../../words/numbers.ts'
import { sentenceOf } from '../../words/refusals.ts'
import { ActLink } from '../parts/Act.tsx'
import { useFace } from '../shell/face.tsx'
import shell from '../shell/Store.module.css'
import { askBasket, type BasketNow } from '../store-data.ts'
import { storePaths } from '../store-paths.ts'
import { useWorkbench } from '../workbench.ts'
import styles from './Basket.module.css'
import { BasketLineRow } from './BasketLineRow.tsx'
import { BasketTotals } from './BasketTotals.tsx'

/** What is about to be ordered, with today's prices, and what stands in the way. */
export function BasketPage() {
  const basket = useQuery({ ...askBasket(), refetchInterval: ({ state }) => (waits(state.data) ? 1000 : false) })
  if (basket.isError) return <FailedPart what={sentenceOf(basket.error)} onRetry={() => void basket.refetch()} />
  if (!basket.data) return <SkeletonRows />
  return basket.data.lines.length === 0 ? <EmptyBasket /> : <FullBasket basket={basket.data} />
}

/** A file that is still being measured gets its price by itself. */
function waits(basket: BasketNow | undefined): boolean {
  return basket?.lines.some((line) => line.problem?.code === 'still_analysing') ?? false
}

function EmptyBasket() {
  const bench = useWorkbench()
  const waiting = bench.parts.length
  return (
    <EmptyState
      title="Nothing in the cart"
      action={
        <Link to={storePaths.home} className={buttonClasses()}>
          {waiting > 0 ? `Go on with ${countOf(waiting, 'part', 'parts')}` : 'Upload a part'}
        </Link>
      }
    >
      {waiting > 0
        ? 'What you uploaded is still there.'
        : 'Upload a model, choose how it is made, and put it here with its price.'}
    </EmptyState>
  )
}

function FullBasket({ basket }: { basket: BasketNow }) {
  const { lines, problems } = basket
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
  const general = problems.filter((problem) => problem.lineId === null)
  return (
    <div className={styles.page}>
      <section className={styles.list}>
        <div className={shell.head}>
          <h1 className={shell.title}>Cart</h1>
          <span className={shell.beside}>
            {countOf(lines.length, 'part', 'parts')}, {countOf(pieces, 'piece', 'pieces')}
          </span>
        </div>
        <ul className={styles.lines}>
          {lines.map((line) => (
            <BasketLineRow key={line.id} line={line} pricesShown={basket.pricesShown} />
          ))}
        </ul>
      </section>
      <aside className={styles.side} aria-label="Total">
        <BasketTotals basket={basket} />
        {general.map((problem) => (
          <p key={problem.code} className={styles.blocked}>
            {problem.detail}
          </p>
        ))}
        <GoOn basket={basket} />
      </aside>
    </div>
  )
}

/** The way on: check out, or sign in first. Lines that cannot be made yet are named by their rows. */
function GoOn({ basket }: { basket: BasketNow }) {
  const { visitor } = useFace()
  const broken = basket.lines.filter((line) => line.problem).length
  if (visitor.kind !== 'customer') {
    return (
      <>
        <ActLink to={`${storePaths.signIn}?next=${encodeURIComponent(storePaths.checkout)}`} wide>
          Sign in to order
        </ActLink>
        <p className={styles.foot}>What is in the cart comes along.</p>
      </>
    )
  }
  if (broken > 0) {
    return (
      <>
        <span className={shell.act} aria-disabled>
          Check out
        </span>
        <p className={styles.foot}>
          {countOf(broken, 'part has', 'parts have')} to be settled first. Change it, or take it out.
        </p>
      </>
    )
  }
  return (
    <ActLink to={storePaths.checkout} wide>
      Check out
    </ActLink>
  )
}
