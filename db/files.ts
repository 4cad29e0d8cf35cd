import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, type ReadStream } from 'node:fs'
import { access, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A stored file as the shop knows it. */
export interface FileRow {
  hash: string
  name: string
  mediaType: string
  sizeBytes: number
}

export interface KeptFile {
  /** sha256 of the content, in hex: the name it is kept under. */
  hash: string
  sizeBytes: number
}

/** A file that came in whole and waits beside the store until somebody decides. */
export interface StagedFile extends KeptFile {
  /** Where it lies meanwhile. */
  path: string
  /** Puts it into the store; safe to call again. */
  place(): Promise<void>
  /** Drops it unless it was placed. */
  discard(): Promise<void>
}

/** Files on disk by what is in them: the same content is kept once, and a name never changes its content. */
export interface FileStore {
  /** Takes the stream to its end. What is refused on the way leaves nothing behind. */
  keep(content: Readable, checks?: FileChecks): Promise<KeptFile>
  /** The same, but in the store only once it is placed: what comes to nothing leaves nothing. */
  stage(content: Readable, checks?: FileChecks): Promise<StagedFile>
  /** Takes the content off the disk, if it is there. */
  drop(hash: string): Promise<void>
  read(hash: string): ReadStream
  has(hash: string): Promise<boolean>
  /** Where the content lies, for a program that reads it itself. */
  pathOf(hash: string): string
}

export interface FileChecks {
  /** Is shown the first bytes and may throw to refuse the whole. */
  seeFirst?: (head: Buffer) => void
  /** A byte more, and `tooLarge` says what is thrown. */
  limit?: { bytes: number; tooLarge: () => Error }
}

/** Bytes that are enough to tell what kind of file it is. */
const headBytes = 512

/** Opens the store in a folder; several programs may use the same one. */
export function openFileStore(folder: string): FileStore {
  // Two levels of folders keep each of them short.
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  const has = (hash: string) =>
    access(pathOf(hash)).then(
      () => true,
      () => false,
    )
  const stage: FileStore['stage'] = async (content, checks = {}) => {
    // Written beside its place first, so that a name always stands for the whole content.
    const draft = join(folder, 'incoming', randomUUID())
    await mkdir(dirname(draft), { recursive: true })
    const meter = new Meter(checks)
    try {
      await pipeline(content, meter, createWriteStream(draft, { mode: 0o640, flush: true }))
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    const kept = meter.total()
    return staged(draft, kept, pathOf(kept.hash))
  }
  return {
    pathOf,
    has,
    stage,
    read: (hash) => createReadStream(pathOf(hash)),
    drop: (hash) => rm(pathOf(hash), { force: true }),
    keep: async (content, checks) => {
      const { hash, sizeBytes, place, discard } = await stage(content, checks)
      try {
        await place()
        return { hash, sizeBytes }
      } finally {
        await discard()
      }
    },
  }
}

function staged(draft: string, kept: KeptFile, place: string): StagedFile {
  let placed = false
  return {
    ...kept,
    path: draft,
    place: async () => {
      if (placed) return
      await mkdir(dirname(place), { recursive: true })
      // The same content lies there already, or comes there now: either is right.
      await rename(draft, place)
      placed = true
    },
    discard: async () => {
      if (!placed) await rm(draft, { force: true })
    },
  }
}

/** Size on disk, in bytes. */
export async function sizeOf(store: FileStore, hash: string): Promise<number> {
  return (await stat(store.pathOf(hash))).size
}

/** A stored file whole, for pictures on paper; null when the disk has lost it. */
export function contentOf(store: FileStore, hash: string): Promise<Buffer | null> {
  return readFile(store.pathOf(hash)).catch(() => null)
}

class Meter extends Transform {
  readonly #hash = createHash('sha256')
  readonly #checks: FileChecks
  #head = Buffer.alloc(0)
  #seen = false
  #sizeBytes = 0

  constructor(checks: FileChecks) {
    super()
    this.#checks = checks
  }

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.#hash.update(chunk)
    this.#sizeBytes += chunk.length
    try {
      const { limit } = this.#checks
      if (limit && this.#sizeBytes > limit.bytes) throw limit.tooLarge()
      if (!this.#seen) this.#look(chunk)
      done(null, chunk)
    } catch (error) {
      done(error as Error)
    }
  }

  override _flush(done: (error: Error | null) => void): void {
    try {
      if (!this.#seen) this.#checks.seeFirst?.(this.#head)
      done(null)
    } catch (error) {
      done(error as Error)
    }
  }

  total(): KeptFile {
    return { hash: this.#hash.digest('hex'), sizeBytes: this.#sizeBytes }
  }

  #look(chunk: Buffer): void {
    this.#head = Buffer.concat([this.#head, chunk.subarray(0, headBytes - this.#head.length)])
    if (this.#head.length < headBytes) return
    this.#seen = true
    this.#checks.seeFirst?.(this.#head)
  }
}
