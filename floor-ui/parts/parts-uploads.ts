import { createUploads, sendPart } from '../part-upload/upload-store.ts'

/** The files that this person adds to the shop's parts; they go on while other pages are looked at. */
const partsUploads = createUploads(sendPart)

let whose: string | null = null

/** Whoever signs in next on this device does not see the list of the one before. */
export function uploadsOf(userId: string) {
  if (whose !== null && whose !== userId) partsUploads.clear()
  whose = userId
  return partsUploads
}
