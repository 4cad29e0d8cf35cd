import { useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { fileEndpoints } from '#api/contract/parts.ts'
import { upload } from '../../server/upload.ts'

export interface Sending {
  key: string
  name: string
  /** 0 to 1. */
  share: number
  error: Error | null
}

export interface Pictures {
  sending: readonly Sending[]
  send: (files: readonly File[]) => void
  /** Takes what did not go through off the list. */
  forget: (key: string) => void
}

/** Pictures on their way to the shop's store; `onStored` hears the content hash of each that arrived. */
export function usePictures(onStored: (hash: string) => void): Pictures {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const latest = useRef(onStored)
  latest.current = onStored
  const change = (key: string, to: Partial<Sending>) =>
    setSending((before) => before.map((each) => (each.key === key ? { ...each, ...to } : each)))
  const forget = (key: string) => setSending((before) => before.filter((each) => each.key !== key))
  const sendOne = async (file: File) => {
    const key = uuidv7()
    setSending((before) => [...before, { key, name: file.name, share: 0, error: null }])
    const form = new FormData()
    form.set('commandId', key)
    form.set('file', file)
    try {
      const { hash } = await upload(fileEndpoints.upload, form, (share) => change(key, { share }))
      forget(key)
      latest.current(hash)
    } catch (error) {
      change(key, { error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  return {
    sending,
    forget,
    send: (files) => {
      for (const file of files) void sendOne(file)
    },
  }
}
