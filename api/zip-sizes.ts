import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const ENTRY = 0x02014b50

/** Whether a ZIP file unfolds to at most so many bytes: its entries are unfolded one by one, whatever they claim. */
export function unfoldsWithin(zip: Buffer, limitBytes: number): boolean {
  try {
    let left = limitBytes
    for (const entry of entriesOf(zip)) {
      left -=
        entry.method === 0 ? entry.content.length : inflateRawSync(entry.content, { maxOutputLength: left }).length
      if (left <= 0) return false
    }
    return true
  } catch {
    return false
  }
}

interface Entry {
  method: number
  content: Buffer
}

function* entriesOf(zip: Buffer): Generator<Entry> {
  let end = zip.length - 22
  while (end >= 0 && zip.readUInt32LE(end) !== END) end--
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== ENTRY) throw new RangeError('the directory is broken')
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    yield { method, content: zip.subarray(begin, begin + size) }
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}
