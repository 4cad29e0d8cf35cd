import { useCallback, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import { upload } from '../server/upload.ts'
import { sentenceOf } from '../words/refusals.ts'

type Answer = AnswerOf<typeof partRevisionEndpoints.upload>
export type UploadedPart = Answer['parts'][number]

export interface Upload {
  /** Also the command's id: sent again, it does not count twice. */
  id: string
  name: string
  /** 0 to 1 */
  share: number
  state: 'sending' | 'sent' | 'failed'
  problem: string | null
  /** A file may hold several parts. */
  parts: readonly UploadedPart[]
}

/** Sends part files, one after another, each with its progress and what came of it. */
export function useUploads(customerId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queue = useRef(Promise.resolve())
  const patch = useCallback(
    (id: string, change: Partial<Upload>) =>
      setUploads((before) => before.map((each) => (each.id === id ? { ...each, ...change } : each))),
    [],
  )
  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        const id = uuidv7()
        setUploads((before) => [
          ...before,
          { id, name: file.name, share: 0, state: 'sending', problem: null, parts: [] },
        ])
        queue.current = queue.current.then(() => sendOne(file, id, customerId, patch))
      }
    },
    [customerId, patch],
  )
  const remove = useCallback((id: string) => setUploads((before) => before.filter((each) => each.id !== id)), [])
  return { uploads, add, remove }
}

async function sendOne(
  file: File,
  id: string,
  customerId: string,
  patch: (id: string, change: Partial<Upload>) => void,
): Promise<void> {
  const form = new FormData()
  form.append('commandId', id)
  form.append('customerId', customerId)
  form.append('file', file)
  try {
    const answer = await upload(partRevisionEndpoints.upload, form, (share) => patch(id, { share }))
    patch(id, { state: 'sent', share: 1, parts: answer.parts })
  } catch (error) {
    patch(id, { state: 'failed', problem: sentenceOf(error) })
  }
}
