import { isBinaryStl } from './stl.ts'
import { asUtf8 } from './text-scanner.ts'

/** What a file is by its content; `problem` says in one sentence why it is none of them. */
export type Sniffed =
  | { readonly kind: 'binary-stl' | 'text-stl' | 'archive' | 'xml' | 'obj' | 'ply' | 'off' | 'step' | 'iges' }
  | { readonly kind: null; readonly problem: string }

const HEAD_BYTES = 4096

/** Tells the format of a file by its content, never by its name. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) return { kind: null, problem: 'The file is empty.' }
  if (isBinaryStl(bytes)) return { kind: 'binary-stl' }
  const foreign = foreignKind(bytes)
  if (foreign) return { kind: null, problem: `The file is ${foreign}, not a part.` }
  if (startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0x50, 0x4b, 5, 6])) return { kind: 'archive' }
  const head = new TextDecoder('latin1').decode(asUtf8(bytes.subarray(0, HEAD_BYTES)))
  const kind = textKind(head)
  if (kind) return { kind }
  if (/^<(!doctype\s+)?html/i.test(head.trimStart()))
    return { kind: null, problem: 'The file is a web page, not a part.' }
  if (looksLikeStlRecords(bytes)) return { kind: 'binary-stl' }
  return { kind: null, problem: 'The content is none of STL, 3MF, OBJ, PLY, OFF, AMF, STEP or IGES.' }
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)

function foreignKind(bytes: Uint8Array): string | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return 'a PNG picture'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'a JPEG picture'
  if (startsWith(bytes, [0x47, 0x49, 0x46, 0x38])) return 'a GIF picture'
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) return 'a PDF document'
  if (startsWith(bytes, [0x1f, 0x8b])) return 'a gzip archive'
  if (startsWith(bytes, [0x52, 0x61, 0x72, 0x21])) return 'a RAR archive'
  if (startsWith(bytes, [0x37, 0x7a, 0xbc, 0xaf])) return 'a 7-Zip archive'
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return 'an old Office or SolidWorks document'
  if (startsWith(bytes, [0x67, 0x6c, 0x54, 0x46])) return 'a glTF scene'
  if (startsWith(bytes, [0x4b, 0x61, 0x79, 0x64])) return 'an FBX scene'
  return null
}

function textKind(head: string): Exclude<Sniffed['kind'], null> | null {
  const text = head.trimStart()
  if (/^ply\s/.test(text)) return 'ply'
  if (/^(ST)?C?N?4?n?OFF(\s|$)/.test(text)) return 'off'
  if (/^ISO-10303-21\s*;/i.test(text)) return 'step'
  if (/^[^\n\r]{72}S *0*1 *[\r\n]/.test(head)) return 'iges'
  if (/^(<\?xml|<amf|<model|<!--|<!DOCTYPE\s+(amf|model))/i.test(text)) return 'xml'
  if (/^solid(\s|$)/i.test(text) && /\b(facet|endsolid)\b/i.test(text)) return 'text-stl'
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
  const statement = /^\s*(v|vt|vn|vp|f|o|g|s|l|p|mtllib|usemtl|mg|cstype|deg|curv|curv2|surf|parm|trim|end)(\s|$)/
  if (lines.length > 0 && lines.slice(0, 3).every((line) => statement.test(line))) return 'obj'
  return null
}

/** A binary STL whose length does not fit its count is still told by its first triangles: twelve sane numbers each. */
function looksLikeStlRecords(bytes: Uint8Array): boolean {
  if (bytes.length === 84) return bytes.subarray(80).every((byte) => byte === 0)
  const records = Math.min(Math.floor((bytes.length - 84) / 50), 8)
  if (records < 1) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let record = 0; record < records; record++) {
    for (let value = 0; value < 12; value++) {
      const size = Math.abs(view.getFloat32(84 + record * 50 + value * 4, true))
      if (!(size === 0 || (size > 1e-12 && size < 1e12))) return false
    }
  }
  return true
}
