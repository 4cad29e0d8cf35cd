import { IconArrowRight } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { formatTime } from '../words/dates.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './AnswerScreen.module.css'
import type { NoAnswer } from './answers.ts'

interface RefusedScreenProps {
  no: NoAnswer
  stationName: string
  personName: string
  onClose: () => void
  onRoute: (() => void) | null
}

/** It was not counted: stays until it is touched or scanned over. */
export function RefusedScreen({ no, stationName, personName, onClose, onRoute }: RefusedScreenProps) {
  const place = useShopPlace()
  const ok = useRef<HTMLButtonElement>(null)
  useEffect(() => ok.current?.focus({ preventScroll: true }), [])
  return (
    <div
      className={styles.screen}
      data-kind="refused"
      role="alertdialog"
      aria-label={`${no.title}. ${no.fact} ${no.next}`}
    >
      <p className={styles.head}>
        {no.number !== null && <span className="mono">{no.number}</span>}
        <span className={styles.part}>{no.partName}</span>
        <span className={styles.where}>
          {stationName} · {personName} · {formatTime(new Date(), place)}
        </span>
      </p>
      <div className={styles.refused}>
        <svg className={styles.sign} viewBox="0 0 168 168" aria-hidden>
          <path d="M47 0h74l47 47v74l-47 47h-74l-47 -47v-74z" fill="currentColor" />
          <path d="M38 70h92v28h-92z" fill="var(--refused)" />
        </svg>
        <h1>{no.title}</h1>
      </div>
      <p className={styles.fact}>{no.fact}</p>
      <p className={styles.next}>
        <IconArrowRight size={34} stroke={2.4} aria-hidden />
        <span>{no.next}</span>
      </p>
      <p className={styles.counted}>
        Nothing was counted.
        {no.scanned !== null && (
          <>
            {' '}
            You scanned <span className="mono">{no.scanned.slice(0, 40)}</span>
          </>
        )}
      </p>
      <div className={styles.acts}>
        {onRoute && (
          <button type="button" className={styles.second} onClick={onRoute}>
            Show its route
          </button>
        )}
        <button ref={ok} type="button" className={styles.first} onClick={onClose}>
          OK, next scan
        </button>
      </div>
    </div>
  )
}
