import { v7 as uuidv7 } from 'uuid'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import type { LengthUnit } from '#domain/units/length.ts'
import { Fault, Refused } from '../server/call.ts'
import { upload } from '../server/upload.ts'

export type Received = AnswerOf<typeof partRevisionEndpoints.upload>

/** What is said with a file. */
interface UploadSaid {
  /** It is the next revision of this part. */
  partDesignId?: string
  customerId?: string
  units?: LengthUnit
  /** One part of each object in it. */
  split?: boolean
}

/** One file on its way; `R` is what the shop answers when it has it. */
export interface UploadRow<R = Received> {
  key: string
  name: string
  sizeBytes: number
  said: UploadSaid
  /** `cut`: the line broke and it is tried again by itself; `broken`: it waits for a hand. */
  state: 'waiting' | 'sending' | 'cut' | 'broken' | 'refused' | 'received'
  /** 0 to 1 of the bytes. */
  share: number
  secondsLeft: number | null
  /** Why it was refused, in a sentence for whoever sent it. */
  problem: string | null
  received: R | null
}

export type Sends<R = Received> = (
  form: FormData,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<R>

/** Files on their way to the shop. They go on while other pages are looked at. */
export interface Uploads<R = Received> {
  rows: () => readonly UploadRow<R>[]
  subscribe: (hear: () => void) => () => void
  add: (files: readonly File[], said?: UploadSaid) => void
  /** Sends it again under the same id: what arrived is not made twice. */
  again: (key: string) => void
  /** Sends another file in the place of a row's. */
  replace: (key: string, file: File) => void
  /** Stops a row and takes it from the list. */
  drop: (key: string) => void
  clear: () => void
}

const AT_ONCE = 3
const TRIES = 6
const PAUSE_MS = 700

interface Sending {
  file: File
  commandId: string
  tries: number
  stop: AbortController
  startedAt: number
}

/** Makes a list of uploads. Three go at once; one that lost its line is tried again with the same id. */
export function createUploads<R>(sends: Sends<R>, pauseMs = PAUSE_MS): Uploads<R> {
  const list = rowList<R>()
  const files = new Map<string, Sending>()
  const lane = sendingLane(list, files, sends, pauseMs)
  const put = (file: File, said: UploadSaid, key: string): UploadRow<R> => {
    files.get(key)?.stop.abort()
    files.set(key, { file, commandId: uuidv7(), tries: 0, stop: new AbortController(), startedAt: 0 })
    return { key, name: file.name, sizeBytes: file.size, said, ...fresh }
  }
  const drop = (key: string) => {
    files.get(key)?.stop.abort()
    files.delete(key)
    list.set(list.rows().filter((row) => row.key !== key))
    lane.next()
  }
  return {
    rows: list.rows,
    subscribe: list.subscribe,
    add: (added, said = {}) => {
      list.set([...list.rows(), ...added.map((file) => put(file, said, uuidv7()))])
      lane.next()
    },
    again: (key) => {
      const sending = files.get(key)
      if (sending) sending.tries = 0
      list.change(key, fresh)
      lane.next()
    },
    replace: (key, file) => {
      list.set(list.rows().map((row) => (row.key === key ? put(file, row.said, key) : row)))
      lane.next()
    },
    drop,
    clear: () => {
      for (const { key } of list.rows()) drop(key)
    },
  }
}

interface RowList<R> extends Pick<Uploads<R>, 'rows' | 'subscribe'> {
  set: (rows: readonly UploadRow<R>[]) => void
  change: (key: string, said: Partial<UploadRow<R>>) => void
}

function rowList<R>(): RowList<R> {
  let rows: readonly UploadRow<R>[] = []
  const hearers = new Set<() => void>()
  const set = (next: readonly UploadRow<R>[]) => {
    rows = next
    for (const hear of hearers) hear()
  }
  return {
    rows: () => rows,
    set,
    change: (key, said) => set(rows.map((row) => (row.key === key ? { ...row, ...said } : row))),
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}

/** Sends what waits, a few at once; what lost its line keeps its place. */
function sendingLane<R>(list: RowList<R>, files: Map<string, Sending>, sends: Sends<R>, pauseMs: number) {
  const go = async (key: string) => {
    const sending = files.get(key)
    const row = list.rows().find((each) => each.key === key)
    if (!sending || !row) return
    sending.tries += 1
    sending.startedAt = performance.now()
    list.change(key, { state: 'sending', share: 0, secondsLeft: null, problem: null })
    const onProgress = (share: number) => list.change(key, progress(sending, share))
    try {
      const received = await sends(formOf(sending, row.said), onProgress, sending.stop.signal)
      files.delete(key)
      list.change(key, { state: 'received', share: 1, secondsLeft: null, received })
    } catch (error) {
      if (sending.stop.signal.aborted) return
      const delay = afterFailure(error, sending)
      const state = delay === null ? brokenBy(error) : 'cut'
      list.change(key, { state, problem: sentenceOf(error), secondsLeft: null })
      if (delay !== null) setTimeout(() => void go(key), delay * pauseMs)
    }
    next()
  }
  const next = () => {
    const rows = list.rows()
    const going = rows.filter(({ state }) => state === 'sending' || state === 'cut').length
    const waiting = rows.filter(({ state }) => state === 'waiting')
    for (const { key } of waiting.slice(0, Math.max(0, AT_ONCE - going))) void go(key)
  }
  return { next }
}

const fresh = { state: 'waiting', share: 0, secondsLeft: null, problem: null, received: null } as const

/** Sends a part file to the desk's own door. */
export const sendPart: Sends = (form, onProgress, signal) =>
  upload(partRevisionEndpoints.upload, form, onProgress, { signal })

/** The fields first, then the file: the server reads them as they come. */
function formOf({ file, commandId }: Sending, said: UploadSaid): FormData {
  const form = new FormData()
  form.set('commandId', commandId)
  for (const [name, value] of Object.entries(said)) if (value !== undefined) form.set(name, String(value))
  form.set('file', file, file.name)
  return form
}

function progress({ startedAt }: Sending, share: number): Pick<UploadRow, 'share' | 'secondsLeft'> {
  const seconds = (performance.now() - startedAt) / 1000
  const left = share > 0.02 && seconds > 1 ? (seconds / share) * (1 - share) : null
  return { share, secondsLeft: left === null ? null : Math.ceil(left) }
}

/** After how many pauses it is tried again; null where trying does not help. */
function afterFailure(error: unknown, { tries }: Sending): number | null {
  return error instanceof Fault && tries < TRIES ? 2 ** (tries - 1) : null
}

const brokenBy = (error: unknown) => (error instanceof Refused ? 'refused' : 'broken')

function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return error.problem.detail
  return error instanceof Fault ? 'The line to the shop was cut.' : 'The file was not sent.'
}
