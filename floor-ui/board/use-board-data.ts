import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { replaceCards, workOrderOn } from '#domain/board/patch-board.ts'
import { useLiveConnection, useLiveFrames } from '../live/LiveProvider.tsx'
import { call, Refused } from '../server/call.ts'
import { useSession } from '../shell/session.tsx'
import { askBoard } from './ask-board.ts'
import { BoardStore } from './board-store.ts'
import { type Follower, followFrame, takeWorkOrder } from './follow-board.ts'

/** More work orders than this at once are read with the whole board. */
const readOneMax = 12
const readAllPauseMs = 1000
const seenWithinMs = 1500

export interface BoardData {
  /** Null until the first answer. */
  store: BoardStore | null
  failed: unknown
  retry: () => void
  /** Waits until the board shows this version of a work order, and reads it when nobody tells. */
  untilSeen: (workOrderId: string, version: number) => Promise<void>
  readAll: () => void
}

/** The board of this tab: read once, then brought up to date by the live stream; read again only when that is cut. */
export function useBoardData(today: string): BoardData {
  const query = useQuery(askBoard())
  const { user } = useSession()
  const connection = useLiveConnection()
  const [store, setStore] = useState<BoardStore | null>(null)
  const { refetch, data } = query
  const readAll = useSlowly(refetch)
  const follower = useMemo(() => {
    if (store === null) return null
    return makeFollower({ store, name: user.name, readAll })
  }, [store, user.name, readAll])
  const taken = useRef<{ store: BoardStore; data: typeof data } | null>(null)
  useEffect(() => {
    if (!data || taken.current?.data === data) return
    const next = taken.current?.store ?? new BoardStore(data, today)
    if (taken.current !== null) next.replace(data)
    taken.current = { store: next, data }
    setStore(next)
    // What came while the answer was on its way is not in it; what is in it already changes nothing.
    const catchUp = makeFollower({ store: next, name: user.name, readAll: () => undefined })
    const missed = connection.framesAfter(data.cursor)
    for (const frame of missed) followFrame(frame, catchUp)
    if (missed[0] && missed[0].seq > data.cursor + 1) readAll()
  }, [data, today, user.name, connection, readAll])
  useLiveFrames((frame) => {
    if (follower) followFrame(frame, follower)
  })
  const untilSeen = useCallback(
    (workOrderId: string, version: number) => (store ? whenSeen(store, workOrderId, version) : Promise.resolve()),
    [store],
  )
  return { store, failed: store ? null : query.error, retry: () => void refetch(), untilSeen, readAll }
}

function makeFollower({ store, name, readAll }: { store: BoardStore; name: string; readAll: () => void }): Follower {
  const isOwn = (by: string | null) => by === name
  const reading = new Set<string>()
  return {
    store,
    isOwn,
    readAll,
    onRanked: ({ operationId, by, moved }) => {
      const workOrder = workOrderOn(store.board, moved.workOrderId)
      if (by === null || !workOrder) return
      const where = `in ${store.board.columns.get(operationId)?.operation.name ?? 'its column'}`
      const { number, id } = workOrder
      store.tellNews({ by, verb: 'placed', quantity: null, number, workOrderId: id, where, at: new Date() })
    },
    readOne: (workOrderId) => {
      if (reading.has(workOrderId)) return
      if (reading.size >= readOneMax) return readAll()
      reading.add(workOrderId)
      void readWorkOrder(store, workOrderId, true).finally(() => reading.delete(workOrderId))
    },
  }
}

/** Reads one work order into the board; one that is gone leaves it. */
async function readWorkOrder(store: BoardStore, workOrderId: string, isFresh: boolean): Promise<void> {
  try {
    const workOrder = await call(workOrderEndpoints.read, { params: { id: workOrderId } })
    const known = workOrderOn(store.board, workOrderId)
    if (known === undefined || workOrder.version >= known.version) takeWorkOrder(store, workOrder, isFresh)
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 404) {
      store.touch(replaceCards(store.board, workOrderId, []))
    } else console.error('A work order of the board could not be read.', error)
  }
}

async function whenSeen(store: BoardStore, workOrderId: string, version: number): Promise<void> {
  const patience = Date.now() + seenWithinMs
  const isSeen = () => (workOrderOn(store.board, workOrderId)?.version ?? version) >= version
  while (!isSeen() && Date.now() < patience) await new Promise((done) => setTimeout(done, 25))
  if (!isSeen()) await readWorkOrder(store, workOrderId, false)
}

/** The same, at most once a pause: a storm of reasons to read everything is one reading. */
function useSlowly(refetch: () => unknown): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      refetch()
    }, readAllPauseMs)
  }, [refetch])
}
