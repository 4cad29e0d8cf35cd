import { useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { messageEndpoints } from '#api/contract/messages.ts'
import { send } from '../server/call.ts'

type Attached = AnswerOf<typeof messageEndpoints.attach>

/** Sends a drawing or a paper to the shop's store, where its hash names it. */
export function sendAttachment(file: File): Promise<Attached> {
  const form = new FormData()
  form.append('commandId', uuidv7())
  form.append('file', file)
  return send(messageEndpoints.attach, form)
}

/** Files that were sent to the shop's store and wait to be named in what is written next. */
export function useFiles() {
  const [items, setItems] = useState<Attached[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const add = async (files: File[]) => {
    setBusy(true)
    setError(null)
    try {
      for (const file of files) {
        const attached = await sendAttachment(file)
        setItems((before) => [...before.filter((each) => each.hash !== attached.hash), attached])
      }
    } catch (problem) {
      setError(problem as Error)
    } finally {
      setBusy(false)
    }
  }
  return {
    items,
    busy,
    error,
    add,
    remove: (hash: string) => setItems((before) => before.filter((each) => each.hash !== hash)),
    clear: () => setItems([]),
  }
}
