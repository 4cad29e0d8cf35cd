import { useSyncExternalStore } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { storePartEndpoints } from '#api/contract/store.ts'
import { Fault } from '../../server/call.ts'
import { queryClient } from '../../server/client.ts'
import { upload } from '../../server/upload.ts'
import { type SaidNo, saidNo } from '../../words/refusals.ts'
import { shopQuery } from '../shell/which-shop.ts'
import { askPart } from '../store-data.ts'
import { layOnBench, takeOffBench } from '../workbench.ts'

/** A file on its way to the shop. It goes on while other pages of the store are looked at. */
export interface Upload {
  id: string
  file: File
  state: 'waiting' | 'sending' | 'refused'
  /** 0 to 1. */
  share: number
  startedAt: number
  problem: SaidNo | null
  /** The part whose file this one replaces. */
  replaces: string | null
}

const atOnce = 3
const triesMost = 4
const tryAgainMs = 1500

let uploads: readonly Upload[] = []
const listeners = new Set<() => void>()
const stops = new Map<string, AbortController>()

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => uploads,
    () => uploads,
  )
}

/** Sends files one after another, three at once; each becomes parts on the bench. */
export function sendFiles(files: readonly File[], replaces: string | null = null): void {
  const fresh = files.map((file): Upload => {
    return { id: uuidv7(), file, state: 'waiting', share: 0, startedAt: 0, problem: null, replaces }
  })
  set([...uploads, ...fresh])
  sendNext()
}

/** Leaves a file out, on its way or refused. */
export function dropUpload(id: string): void {
  stops.get(id)?.abort()
  stops.delete(id)
  set(uploads.filter((each) => each.id !== id))
  sendNext()
}

function sendNext() {
  const sending = uploads.filter((each) => each.state === 'sending').length
  for (const next of uploads.filter((each) => each.state === 'waiting').slice(0, atOnce - sending)) {
    update(next.id, { state: 'sending', startedAt: Date.now() })
    void send(next)
  }
}

async function send({ id, file, replaces }: Upload): Promise<void> {
  const stop = new AbortController()
  stops.set(id, stop)
  try {
    const { parts } = await tried(id, file, stop.signal)
    for (const part of parts) queryClient.setQueryData(askPart(part.id).queryKey, part)
    if (replaces) takeOffBench(replaces)
    layOnBench(parts.map((part) => part.id))
    set(uploads.filter((each) => each.id !== id))
  } catch (problem) {
    if (!stop.signal.aborted) update(id, { state: 'refused', problem: saidNo(problem) })
  } finally {
    stops.delete(id)
    sendNext()
  }
}

/** One act with one id: a line that broke is tried again and never makes the part twice. */
async function tried(id: string, file: File, signal: AbortSignal) {
  for (let attempt = 1; ; attempt++) {
    const form = new FormData()
    form.set('commandId', id)
    form.set('file', file)
    try {
      const onProgress = (share: number) => update(id, { share })
      return await upload(storePartEndpoints.upload, form, onProgress, { query: shopQuery(), signal })
    } catch (problem) {
      if (!(problem instanceof Fault) || signal.aborted || attempt === triesMost) throw problem
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs * attempt))
    }
  }
}

function update(id: string, change: Partial<Upload>) {
  set(uploads.map((each) => (each.id === id ? { ...each, ...change } : each)))
}

function set(next: readonly Upload[]) {
  uploads = next
  for (const listener of listeners) listener()
}
