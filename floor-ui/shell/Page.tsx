import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode, useEffect } from 'react'
import { useLiveStatus } from '../live/LiveProvider.tsx'
import { Brand } from '../ui/Brand.tsx'
import { OfflineBand } from '../ui/OfflineBand.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './Shell.module.css'
import { useOpenDrawer } from './Shell.tsx'
import { useOffline } from './use-offline.ts'

export interface PageProps {
  /** The name of the page, in the window's title too. */
  title: string
  /** The way to a record: each part a link. The title then stands at its end in place of a heading. */
  path?: readonly { label: string; to: string }[]
  /** The record's number, shown as a tag in place of the title. */
  tag?: string
  /** Beside the title: "13 work orders, 1,195 pieces on the floor", a pager, a state. */
  beside?: ReactNode
  /** Between the title and the acts: what has just happened. */
  news?: ReactNode
  /** The acts, the primary last. */
  actions?: ReactNode
  /** The live dot; off for pages that do not follow the floor. */
  live?: boolean
  children: ReactNode
}

/** One screen of the desk: top bar, the band when it is cut off, and the content, which scrolls by itself. */
export function Page({ title, path = [], tag, beside, news, actions, live = true, children }: PageProps) {
  useWindowTitle(tag ?? title)
  const openDrawer = useOpenDrawer()
  const offline = useOffline()
  return (
    <>
      <header className={styles.top}>
        <button type="button" className={styles.menu} aria-label="Sections" onClick={openDrawer}>
          <Brand bare large />
        </button>
        {path.length > 0 && (
          <nav className={styles.path} aria-label="Path">
            {path.map((part) => (
              <Fragment key={part.to}>
                <Link to={part.to}>{part.label}</Link>
                <span aria-hidden>/</span>
              </Fragment>
            ))}
          </nav>
        )}
        {tag ? <Tag>{tag}</Tag> : path.length > 0 ? <b>{title}</b> : <h1>{title}</h1>}
        {beside && <span className={styles.beside}>{beside}</span>}
        <span className={styles.grow} />
        {news}
        {live && <LiveDot />}
        {actions && <div className={styles.actions}>{actions}</div>}
      </header>
      {offline && <OfflineBand dataOf={offline.dataOf} retryInSeconds={offline.retryInSeconds} />}
      <div className={styles.content} data-stale={offline !== null}>
        {children}
      </div>
    </>
  )
}

/** Whether this screen follows the floor as it happens. */
export function LiveDot() {
  const { state } = useLiveStatus()
  return (
    <span className={styles.live} data-state={state} role="status">
      <span className={styles.dot} aria-hidden />
      {state === 'live' ? 'Live' : state === 'connecting' ? 'Connecting' : 'Not live'}
    </span>
  )
}

/** The window's title: what one sees in the row of tabs. */
export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Routecard`
    return () => {
      document.title = 'Routecard'
    }
  }, [title])
}
