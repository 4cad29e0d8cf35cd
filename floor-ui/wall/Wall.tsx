import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { boardEndpoints } from '#api/contract/boards.ts'
import { useLiveFrames, useLiveStatus } from '../live/LiveProvider.tsx'
import { call } from '../server/call.ts'
import { useWindowTitle } from '../shell/Page.tsx'
import { useOffline } from '../shell/use-offline.ts'
import { formatTime } from '../words/dates.ts'
import { countOf, formatPieces } from '../words/numbers.ts'
import { useNow, useShopPlace } from '../words/shop-place.tsx'
import styles from './Wall.module.css'
import { WallLine } from './WallLine.tsx'
import { WallRows, WallToday } from './WallRows.tsx'

const drawnFor = { width: 1920, height: 1080 }
/** What the head, the line of operations and the last event take of the height. */
const besideRows = 104 + 470 + 84
/** A wall is read from far away: more often than this nobody sees it change. */
const refetchPauseMs = 1000

/** The floor for everybody who looks up: what is where, what is worst, what happened last. It never scrolls. */
export function Wall() {
  useWindowTitle('The floor')
  const wall = useWall()
  const place = useShopPlace()
  const now = useNow()
  const offline = useOffline()
  const { scale, width, height } = useFit()
  const shape = { transform: `scale(${scale})`, width, height }
  return (
    <div className={styles.window}>
      <main className={styles.wall} style={shape} data-stale={offline !== null}>
        <header className={styles.head}>
          <h1 className={styles.sign}>
            <Mark />
            The floor
          </h1>
          <p className={styles.sum}>
            {offline ? (
              <>No connection. {offline.dataOf && <b>This is {formatTime(offline.dataOf, place)}.</b>}</>
            ) : wall.data ? (
              <>
                <b>{formatPieces(wall.data.onFloor)}</b> pieces,{' '}
                {countOf(wall.data.workOrders, 'work order', 'work orders')}
              </>
            ) : (
              wall.isError && 'The floor did not load. It is tried again.'
            )}
          </p>
          <div className={styles.clock}>
            <LiveMark />
            <time>{formatTime(now, place)}</time>
          </div>
        </header>
        <div className={styles.line}>{wall.data && <WallLine operations={wall.data.operations} width={width} />}</div>
        <div className={styles.lower}>
          {wall.data && <WallRows rows={wall.data.rows} room={height - besideRows} />}
          {wall.data && <WallToday finished={wall.data.finishedToday} scrapped={wall.data.scrappedToday} />}
        </div>
        <p className={styles.last} role="status">
          {wall.data?.lastEvent && (
            <>
              <b>{formatTime(wall.data.lastEvent.at, place)}</b>
              <span>
                {wall.data.lastEvent.by !== null && `${wall.data.lastEvent.by}: `}
                {wall.data.lastEvent.sentence}
              </span>
            </>
          )}
        </p>
      </main>
    </div>
  )
}

function useWall() {
  const wall = useQuery({
    queryKey: ['floor-wall'],
    queryFn: ({ signal }) => call(boardEndpoints.wall, { signal }),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
    // What is late follows from the day, which no event tells.
    refetchInterval: 60_000,
    retry: true,
    retryDelay: 3000,
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const { refetch } = wall
  useEffect(() => () => clearTimeout(timer.current), [])
  useLiveFrames(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void refetch()
    }, refetchPauseMs)
  })
  return wall
}

interface Fit {
  scale: number
  /** The window in the wall's own pixels: at least 1920 × 1080, more where its shape is another. */
  width: number
  height: number
}

/** The wall is drawn for 1920 × 1080, made as large as the window allows, and fills a window of any shape. */
function useFit(): Fit {
  const [fit, setFit] = useState(fitOfWindow)
  useEffect(() => {
    const follow = () => setFit(fitOfWindow())
    addEventListener('resize', follow)
    return () => removeEventListener('resize', follow)
  }, [])
  return fit
}

function fitOfWindow(): Fit {
  const scale = Math.min(window.innerWidth / drawnFor.width, window.innerHeight / drawnFor.height)
  return { scale, width: Math.ceil(window.innerWidth / scale), height: Math.ceil(window.innerHeight / scale) }
}

function LiveMark() {
  const { state } = useLiveStatus()
  return (
    <span className={styles.live} data-state={state} role="img" aria-label={state === 'live' ? 'Live' : 'Not live'} />
  )
}

function Mark() {
  return (
    <svg width="52" height="52" viewBox="0 0 22 22" fill="none" aria-hidden>
      <path d="M0 11h22" stroke="var(--on-ink)" strokeWidth="4" />
      <circle cx="11" cy="11" r="6.5" fill="var(--signal)" stroke="var(--on-ink)" strokeWidth="3" />
    </svg>
  )
}
