import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type Frame, LiveConnection, type LiveStatus } from './connection.ts'
import { refetchAfter } from './refetch-after.ts'

const LiveContext = createContext<LiveConnection | null>(null)

interface LiveProviderProps {
  /** The number of the last event that the session's first answer knew: nothing after it is missed. */
  since: number
  children: ReactNode
}

/** A busy floor moves pieces many times a second; a list asks again at most this often. */
const refetchPauseMs = 300

/** Keeps the tab's one live connection and makes stale what each event touches. */
export function LiveProvider({ since, children }: LiveProviderProps) {
  const client = useQueryClient()
  const [connection] = useState(() => new LiveConnection(since))
  useEffect(() => {
    connection.start()
    const stale = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const refetch = () => {
      timer = undefined
      for (const url of stale) void client.invalidateQueries({ queryKey: [url] })
      stale.clear()
    }
    const forget = connection.onFrame((frame) => {
      if (frame.event.type === 'resync') {
        void client.invalidateQueries()
        return
      }
      for (const url of refetchAfter[frame.event.type]) stale.add(url)
      timer ??= setTimeout(refetch, refetchPauseMs)
    })
    return () => {
      forget()
      clearTimeout(timer)
      connection.stop()
    }
  }, [connection, client])
  return <LiveContext.Provider value={connection}>{children}</LiveContext.Provider>
}

/** The live connection of the tab. Only below `LiveProvider`. */
export function useLiveConnection(): LiveConnection {
  const connection = useContext(LiveContext)
  if (connection === null) throw new Error('useLiveConnection needs a LiveProvider above it')
  return connection
}

/** Hears every frame while the component is shown. */
export function useLiveFrames(hear: (frame: Frame) => void): void {
  const connection = useLiveConnection()
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => connection.onFrame((frame) => latest.current(frame)), [connection])
}

/** Whether this screen hears the shop, and since when not. */
export function useLiveStatus(): LiveStatus {
  const connection = useLiveConnection()
  return useSyncExternalStore(connection.onStatus, connection.currentStatus)
}
