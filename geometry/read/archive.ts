import { Inflate } from 'fflate'
import { ARCHIVE_ENTRIES_MAX, INFLATED_BYTES_ALWAYS_FINE, INFLATED_BYTES_MAX, INFLATION_RATIO_MAX } from '../limits.ts'
import { FileProblem } from './file-problem.ts'

const END_SIGNATURE = 0x06054b50
const END64_SIGNATURE = 0x06064b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const STEP_BYTES = 65_536

type Entry = {
  readonly packedBytes: number
  readonly method: number
  readonly localAt: number
  readonly secret: boolean
}

/**
 * A ZIP archive held in memory. Names are only looked up, never used as paths on the disk. Everything unpacked from one
 * archive counts against one budget, so that a small file cannot become a huge one.
 */
export class Archive {
  readonly #bytes: Uint8Array
  readonly #entries = new Map<string, Entry>()
  #inflated = 0

  /** Reads the directory of an archive; throws FileProblem when it is cut off or broken. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#readDirectory()
  }

  /** The names in the archive, as stored. */
  get names(): string[] {
    return [...this.#entries.keys()]
  }

  /** Finds an entry by its name; 3MF compares names without regard to case and with or without a leading slash. */
  find(name: string): string | null {
    const wanted = name.replace(/^\//, '').toLowerCase()
    for (const entry of this.#entries.keys()) if (entry.replace(/^\//, '').toLowerCase() === wanted) return entry
    return null
  }

  /** Hands the unpacked bytes of an entry to `take`, piece by piece; throws FileProblem beyond the limits. */
  unpack(name: string, take: (piece: Uint8Array) => void): void {
    const entry = this.#entries.get(name)
    if (!entry) throw new FileProblem('The archive does not hold a part that it names.')
    if (entry.secret) throw new FileProblem('The archive is protected by a password.')
    const packed = this.#packedBytes(entry)
    let unpacked = 0
    const count = (piece: Uint8Array): void => {
      unpacked += piece.length
      this.#inflated += piece.length
      checkGrowth(unpacked, packed.length, this.#inflated)
      take(piece)
    }
    if (entry.method === 0) {
      for (let at = 0; at < packed.length; at += STEP_BYTES) count(packed.subarray(at, at + STEP_BYTES))
      return
    }
    if (entry.method !== 8)
      throw new FileProblem('The archive is packed in a way that is not read; pack it as plain ZIP.')
    inflate(packed, count)
  }

  /** Unpacks a whole entry. */
  read(name: string): Uint8Array {
    const pieces: Uint8Array[] = []
    this.unpack(name, (piece) => pieces.push(piece.slice()))
    return Buffer.concat(pieces)
  }

  #packedBytes(entry: Entry): Uint8Array {
    const view = viewOf(this.#bytes)
    const { localAt } = entry
    if (localAt + 30 > this.#bytes.length || view.getUint32(localAt, true) !== LOCAL_SIGNATURE) throw broken()
    const from = localAt + 30 + view.getUint16(localAt + 26, true) + view.getUint16(localAt + 28, true)
    if (from + entry.packedBytes > this.#bytes.length) throw broken()
    return this.#bytes.subarray(from, from + entry.packedBytes)
  }

  #readDirectory(): void {
    const view = viewOf(this.#bytes)
    const end = findEnd(view)
    let count = view.getUint16(end + 10, true)
    let at = view.getUint32(end + 16, true)
    if (at === 0xffffffff || count === 0xffff) ({ count, at } = wideEnd(view, end))
    if (count > ARCHIVE_ENTRIES_MAX) throw new FileProblem(`The archive holds more than ${ARCHIVE_ENTRIES_MAX} files.`)
    for (let number = 0; number < count; number++) {
      if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw broken()
      const nameBytes = view.getUint16(at + 28, true)
      const extraBytes = view.getUint16(at + 30, true)
      const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameBytes))
      const wide = wideFields(view, at, at + 46 + nameBytes, extraBytes)
      const secret = (view.getUint16(at + 8, true) & 1) === 1
      this.#entries.set(name, { ...wide, method: view.getUint16(at + 10, true), secret })
      at += 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
    }
  }
}

const broken = (): FileProblem => new FileProblem('The ZIP archive is broken or was cut off; send the file again.')

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= earliest; at--) if (view.getUint32(at, true) === END_SIGNATURE) return at
  throw broken()
}

/** Archives beyond 4 GB or 65,535 files keep their counts in a second, wider end record. */
function wideEnd(view: DataView, end: number): { count: number; at: number } {
  const locator = end - 20
  if (locator < 0) throw broken()
  const record = Number(view.getBigUint64(locator + 8, true))
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== END64_SIGNATURE) throw broken()
  return { count: Number(view.getBigUint64(record + 32, true)), at: Number(view.getBigUint64(record + 48, true)) }
}

function wideFields(
  view: DataView,
  entry: number,
  extraAt: number,
  extraBytes: number,
): Omit<Entry, 'method' | 'secret'> {
  let packedBytes = view.getUint32(entry + 20, true)
  let localAt = view.getUint32(entry + 42, true)
  const end = Math.min(extraAt + extraBytes, view.byteLength)
  for (let at = extraAt; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let field = at + 4
    const next = (): number => {
      if (field + 8 > end) throw broken()
      field += 8
      return Number(view.getBigUint64(field - 8, true))
    }
    if (view.getUint32(entry + 24, true) === 0xffffffff) next()
    if (packedBytes === 0xffffffff) packedBytes = next()
    if (localAt === 0xffffffff) localAt = next()
  }
  return { packedBytes, localAt }
}

function inflate(packed: Uint8Array, take: (piece: Uint8Array) => void): void {
  const stream = new Inflate((piece) => take(piece))
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      stream.push(packed.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= packed.length)
    }
  } catch (error) {
    // The unpacker's own errors mean broken data; what `take` throws is passed on as it is.
    if (error instanceof Error && 'code' in error) throw broken()
    throw error
  }
}

function checkGrowth(unpacked: number, packed: number, total: number): void {
  if (unpacked > INFLATED_BYTES_ALWAYS_FINE && unpacked > packed * INFLATION_RATIO_MAX) {
    throw new FileProblem(`The archive grows more than ${INFLATION_RATIO_MAX} times when unpacked, so it is not read.`)
  }
  if (total > INFLATED_BYTES_MAX) {
    throw new FileProblem(`The archive grows beyond ${INFLATED_BYTES_MAX / 1e9} GB when unpacked, so it is not read.`)
  }
}
