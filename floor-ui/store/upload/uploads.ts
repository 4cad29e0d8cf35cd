import { useSyncExternalStore } from 'react'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { storePartEndpoints } from '#api/contract/store.ts'
import { createUploads, type UploadRow } from '../../part-upload/upload-store.ts'
import { queryClient } from '../../server/client.ts'
import { upload } from '../../server/upload.ts'
import { shopQuery } from '../shell/which-shop.ts'
import { askPart } from '../store-data.ts'
import { layOnBench } from '../workbench.ts'

type Arrived = AnswerOf<typeof storePartEndpoints.upload>
export type Upload = UploadRow<Arrived>

/** Files on their way to the shop. They go on while other pages of the store are looked at. */
const uploads = createUploads<Arrived>((form, onProgress, signal) =>
  afterTheFirst(() => upload(storePartEndpoints.upload, form, onProgress, { query: shopQuery(), signal })),
)

let begun = false
let first: Promise<void> | null = null

/** A guest becomes known with the first file that arrives: until then one goes alone, or each would be a guest's own. */
async function afterTheFirst(send: () => Promise<Arrived>): Promise<Arrived> {
  while (!begun && first) await first
  if (begun) return send()
  const sending = send()
  first = sending.then(
    () => {
      begun = true
    },
    () => {
      first = null
    },
  )
  return sending
}

// What arrived leaves the list and lies on the bench as parts.
uploads.subscribe(() => {
  for (const { key, received } of uploads.rows()) {
    if (!received) continue
    for (const part of received.parts) queryClient.setQueryData(askPart(part.id).queryKey, part)
    layOnBench(received.parts.map((part) => part.id))
    uploads.drop(key)
  }
})

export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(uploads.subscribe, uploads.rows, uploads.rows)
}

/** Sends files, three at once; each becomes parts on the bench. */
export function sendFiles(files: readonly File[]): void {
  uploads.add(files)
}

/** Sends one again under the id it had: what arrived is not made twice. */
export const sendAgain = uploads.again

/** Leaves a file out, on its way or refused. */
export const dropUpload = uploads.drop
