/** One entry of an archive: its name and, to be read before the next one is asked for, its content. */
export type TarEntry = { name: string; size: number; content: AsyncIterable<Buffer> }

const BLOCK = 512
const NAME_BYTES_MAX = 100
// What eleven octal digits can say.
const SIZE_MAX = 8 ** 11 - 1

/** An entry as bytes of a tar archive (POSIX ustar). The content must have exactly `size` bytes. */
export async function* tarEntry(
  name: string,
  size: number,
  content: AsyncIterable<Buffer> | Buffer,
): AsyncGenerator<Buffer> {
  yield header(name, size)
  let written = 0
  for await (const piece of Buffer.isBuffer(content) ? [content] : content) {
    written += piece.length
    yield piece
  }
  if (written !== size) throw new Error(`${name} changed while it was being read: ${written} bytes instead of ${size}`)
  yield Buffer.alloc(padding(size))
}

/** What ends an archive. */
export const tarEnd = () => Buffer.alloc(2 * BLOCK)

/** Reads an archive entry by entry; one that ends too early throws. */
export async function* readTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const source = new Source(bytes)
  for (;;) {
    const head = await source.take(BLOCK)
    if (head.every((byte) => byte === 0)) return
    const { name, size } = parseHeader(head)
    const content = source.stream(size)
    yield { name, size, content }
    for await (const _unread of content);
    await source.take(padding(size))
  }
}

function header(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES_MAX) throw new Error(`${name} is too long a name for the archive`)
  if (size > SIZE_MAX) throw new Error(`${name} is too large for the archive`)
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0)
  block.write('0000600\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  block.write(`${octal(size, 11)}\0`, 124)
  block.write(`${octal(0, 11)}\0`, 136)
  block.write('0', 156)
  block.write('ustar\0' + '00', 257)
  block.write('        ', 148)
  block.write(`${octal(checksum(block), 6)}\0 `, 148)
  return block
}

function parseHeader(block: Buffer): { name: string; size: number } {
  const stated = Number.parseInt(block.toString('ascii', 148, 154), 8)
  const counted = Buffer.from(block)
  counted.write('        ', 148)
  if (stated !== checksum(counted)) throw new Error('the archive is damaged')
  return {
    name: block.toString('utf8', 0, block.indexOf(0)),
    size: Number.parseInt(block.toString('ascii', 124, 135), 8),
  }
}

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0')

const checksum = (block: Buffer) => block.reduce((sum, byte) => sum + byte, 0)

const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

/** Takes exact numbers of bytes from a stream of pieces of any size. */
class Source {
  readonly #pieces: AsyncIterator<Buffer>
  #rest = Buffer.alloc(0)

  constructor(bytes: AsyncIterable<Buffer>) {
    this.#pieces = bytes[Symbol.asyncIterator]()
  }

  async take(size: number): Promise<Buffer> {
    const taken: Buffer[] = []
    for await (const piece of this.stream(size)) taken.push(piece)
    return Buffer.concat(taken)
  }

  async *stream(size: number): AsyncGenerator<Buffer> {
    for (let left = size; left > 0; ) {
      if (this.#rest.length === 0) {
        const next = await this.#pieces.next()
        if (next.done) throw new Error('the archive ends too early')
        this.#rest = Buffer.from(next.value)
      }
      const piece = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(piece.length)
      left -= piece.length
      yield piece
    }
  }
}
