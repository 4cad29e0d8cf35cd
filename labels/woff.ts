import { inflateSync } from 'node:zlib'

const HEADER = 44
const ENTRY = 20

/** The OpenType font inside a WOFF 1 file: the same tables, unpacked, behind the directory that OpenType has. */
export function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => tableAt(woff, HEADER + index * ENTRY))
  const font = Buffer.alloc(12 + 16 * count + tables.reduce((sum, table) => sum + padded(table.bytes.length), 0))
  const power = Math.floor(Math.log2(count))
  woff.copy(font, 0, 4, 8)
  font.writeUInt16BE(count, 4)
  font.writeUInt16BE(2 ** power * 16, 6)
  font.writeUInt16BE(power, 8)
  font.writeUInt16BE((count - 2 ** power) * 16, 10)
  let at = 12 + 16 * count
  for (const [index, { tag, checksum, bytes }] of tables.entries()) {
    const entry = 12 + 16 * index
    font.writeUInt32BE(tag, entry)
    font.writeUInt32BE(checksum, entry + 4)
    font.writeUInt32BE(at, entry + 8)
    font.writeUInt32BE(bytes.length, entry + 12)
    bytes.copy(font, at)
    at += padded(bytes.length)
  }
  return font
}

const padded = (length: number) => Math.ceil(length / 4) * 4

function tableAt(woff: Buffer, entry: number): { tag: number; checksum: number; bytes: Buffer } {
  const offset = woff.readUInt32BE(entry + 4)
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8))
  const length = woff.readUInt32BE(entry + 12)
  return {
    tag: woff.readUInt32BE(entry),
    checksum: woff.readUInt32BE(entry + 16),
    bytes: packed.length < length ? inflateSync(packed) : packed,
  }
}
