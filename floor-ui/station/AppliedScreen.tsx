import { IconArrowBackUp, IconArrowLoopLeft, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { RouteStrip } from '../route-strip/RouteStrip.tsx'
import { formatTime } from '../words/dates.ts'
import { useShopPlace } from '../words/shop-place.tsx'
import styles from './AnswerScreen.module.css'
import type { AppliedAnswer } from './applied.ts'

interface AppliedScreenProps {
  applied: AppliedAnswer
  stationName: string
  personName: string
  onClose: () => void
  onUndo: (() => void) | null
  /** Reports what is left; null where nothing is. */
  onRest: (() => void) | null
}

const closesAfterMs = 4000

/** It was counted: fills the screen, closes by itself, by a touch, or by the next scan. */
export function AppliedScreen({ applied, stationName, personName, onClose, onUndo, onRest }: AppliedScreenProps) {
  const place = useShopPlace()
  const close = useRef(onClose)
  close.current = onClose
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    next.current?.focus({ preventScroll: true })
    const timer = setTimeout(() => close.current(), closesAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button inside does the same by key
    <div
      className={styles.screen}
      data-kind="applied"
      role="alertdialog"
      aria-label={appliedSentence(applied)}
      onClick={onClose}
    >
      <p className={styles.head}>
        <span className="mono">{applied.number}</span>
        <span className={styles.part}>{applied.partName}</span>
        <span className={styles.where}>
          {stationName} · {personName} · {formatTime(new Date(), place)}
        </span>
      </p>
      <div className={styles.applied}>
        <svg className={styles.sign} viewBox="0 0 216 216" aria-hidden>
          <circle cx="108" cy="108" r="108" fill="currentColor" />
          <path d="M53 103l42 48l70 -86" fill="none" stroke="var(--applied)" strokeWidth="19" />
        </svg>
        <div>
          <p className={styles.biggest}>{applied.title}</p>
          {applied.also.map(({ kind, words }) => (
            <p key={kind} className={styles.also}>
              {kind === 'scrap' ? (
                <IconX size={44} stroke={2.4} aria-hidden />
              ) : (
                <IconArrowLoopLeft size={44} stroke={2.2} aria-hidden />
              )}
              {words}
            </p>
          ))}
        </div>
      </div>
      {applied.strip && (
        <div className={styles.strip}>
          <RouteStrip variant="station" input={applied.strip.input} here={applied.strip.here} />
        </div>
      )}
      <p className={styles.note}>
        {applied.stillHere > 0 && <b>{applied.stillHere} still here. </b>}
        {applied.note}
      </p>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: keeps a press on a button from closing twice */}
      <div className={styles.acts} onClick={(event) => event.stopPropagation()}>
        {onUndo && (
          <button type="button" className={styles.second} onClick={onUndo}>
            <IconArrowBackUp size={28} stroke={2} aria-hidden />
            Undo
          </button>
        )}
        {onRest && (
          <button type="button" className={styles.second} onClick={onRest}>
            The rest: {applied.stillHere} good
          </button>
        )}
        <button ref={next} type="button" className={styles.first} onClick={onClose}>
          Next scan
          <span className={styles.time} aria-hidden />
        </button>
      </div>
    </div>
  )
}

/** What was counted and what is left, in one sentence. */
export function appliedSentence({ title, also, number, stillHere, note }: AppliedAnswer): string {
  const counted = [title, ...also.map(({ words }) => words)].join(', ')
  return [`${counted}, ${number}.`, stillHere > 0 ? `${stillHere} still here.` : '', note ?? '']
    .filter(Boolean)
    .join(' ')
}
