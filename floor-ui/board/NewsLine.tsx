import { useCallback, useSyncExternalStore } from 'react'
import { PersonBadge } from '../ui/PersonBadge.tsx'
import { formatTime } from '../words/dates.ts'
import { formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Board.module.css'
import { useBoard } from './board-context.ts'

const nowMs = 60_000
const shownMs = 10 * 60_000

/** What somebody else did last: who, how many, of what, where. */
export function NewsLine() {
  const { store, acts } = useBoard()
  const subscribe = useCallback((tell: () => void) => store.subscribe('news', tell), [store])
  const news = useSyncExternalStore(subscribe, store.currentNews)
  const place = useShopPlace()
  const now = useNow()
  if (news === null) return null
  const age = now.getTime() - news.at.getTime()
  if (age > shownMs) return null
  return (
    <button type="button" className={styles.news} onClick={() => acts.openWorkOrder(news.number)}>
      <PersonBadge name={news.by} />
      <span className={styles.newsWords}>
        <b>{news.by}</b> {news.verb} {news.quantity !== null && `${formatPieces(news.quantity)} of `}
        <span className={styles.code}>{news.number}</span> {news.where}
      </span>
      <time className={styles.newsTime}>
        {formatTime(news.at, place)}
        {age < nowMs && ', now'}
      </time>
    </button>
  )
}
