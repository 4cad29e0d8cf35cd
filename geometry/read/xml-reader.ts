import { TextDecoder } from 'node:util'
import { XML_DEPTH_MAX, XML_TAG_CHARACTERS_MAX } from '../limits.ts'
import { FileProblem } from './file-problem.ts'

/** The attributes of one element; names come without their namespace prefix when `plain` is asked. */
export type XmlAttributes = ReadonlyMap<string, string>

export type XmlEvents = {
  /** An element begins; `name` is without its prefix, `prefix` is '' where there is none. */
  open: (name: string, attributes: XmlAttributes, prefix: string) => void
  close: (name: string) => void
  /** Text between tags, in pieces. */
  text?: (text: string) => void
}

/**
 * Reads XML as it streams in, without building a tree. Document types and entities of its own are refused, so no file
 * can reach another file or grow by itself. Depth and the length of a tag are limited. Throws FileProblem.
 */
export class XmlReader {
  readonly #events: XmlEvents
  #decoder: TextDecoder | null = null
  #rest = ''
  #open: string[] = []
  #rootSeen = false

  constructor(events: XmlEvents) {
    this.#events = events
  }

  /** Takes the next piece of the file. */
  push(piece: Uint8Array): void {
    this.#decoder ??= decoderFor(piece)
    let text: string
    try {
      text = this.#decoder.decode(piece, { stream: true })
    } catch {
      throw new FileProblem('The XML is not valid UTF-8 or UTF-16 text.')
    }
    this.#rest = this.#consume(this.#rest + text)
  }

  /** Says that the file is complete; throws FileProblem when elements are still open. */
  finish(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0) throw new FileProblem('The XML ends before it is complete.')
    if (!this.#rootSeen) throw new FileProblem('The XML holds no elements.')
  }

  #consume(text: string): string {
    let at = 0
    for (;;) {
      const tag = text.indexOf('<', at)
      if (tag < 0) {
        // Text may go on in the next piece; only an unfinished entity must wait for it.
        const cut = text.lastIndexOf('&')
        const end = cut >= at && text.indexOf(';', cut) < 0 && text.length - cut < 12 ? cut : text.length
        this.#text(text.slice(at, end))
        return text.slice(end)
      }
      if (tag > at) this.#text(text.slice(at, tag))
      const end = tagEnd(text, tag)
      if (end < 0) {
        if (text.length - tag > XML_TAG_CHARACTERS_MAX && !text.startsWith('<!--', tag)) throw tooLong()
        return text.slice(tag)
      }
      this.#tag(text, tag, end)
      at = end
    }
  }

  #text(text: string): void {
    if (this.#open.length === 0) {
      if (text.trim() !== '') throw new FileProblem('The XML has text outside its elements.')
    } else if (this.#events.text && text !== '') this.#events.text(withEntities(text))
  }

  #tag(text: string, start: number, end: number): void {
    const second = text.charCodeAt(start + 1)
    if (second === 63) checkDeclaration(text.slice(start, end))
    else if (second === 33) this.#special(text, start, end)
    else if (second === 47) this.#close(localName(text.slice(start + 2, end - 1).trim()))
    else this.#openTag(text, start, end)
  }

  #special(text: string, start: number, end: number): void {
    if (text.startsWith('<!--', start)) return
    if (text.startsWith('<![CDATA[', start)) {
      this.#events.text?.(text.slice(start + 9, end - 3))
      return
    }
    throw new FileProblem('The XML declares a document type or entities of its own, which part files may not.')
  }

  #openTag(text: string, start: number, end: number): void {
    if (end - start > XML_TAG_CHARACTERS_MAX) throw tooLong()
    const selfClosed = text.charCodeAt(end - 2) === 47
    const stop = selfClosed ? end - 2 : end - 1
    let at = start + 1
    while (at < stop && !isSpace(text.charCodeAt(at))) at++
    const full = text.slice(start + 1, at)
    if (!/^[\p{L}_][\p{L}\p{N}_.:-]*$/u.test(full)) throw new FileProblem('The XML has a tag without a proper name.')
    if (this.#open.length === 0) {
      if (this.#rootSeen) throw new FileProblem('The XML has more than one outermost element.')
      this.#rootSeen = true
    }
    const name = localName(full)
    this.#events.open(name, readAttributes(text, at, stop), full.slice(0, full.length - name.length).replace(':', ''))
    if (selfClosed) {
      this.#events.close(name)
      return
    }
    if (this.#open.push(name) > XML_DEPTH_MAX)
      throw new FileProblem(`The XML nests deeper than ${XML_DEPTH_MAX} levels.`)
  }

  #close(name: string): void {
    if (this.#open.pop() !== name) throw new FileProblem('The XML closes an element that is not open.')
    this.#events.close(name)
  }
}

const tooLong = (): FileProblem =>
  new FileProblem(`The XML has a tag longer than ${XML_TAG_CHARACTERS_MAX.toLocaleString('en')} characters.`)

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function tagEnd(text: string, start: number): number {
  if (text.startsWith('<!--', start)) return after(text, '-->', start + 4)
  if (text.startsWith('<![CDATA[', start)) return after(text, ']]>', start + 9)
  if (text.startsWith('<?', start)) return after(text, '?>', start + 2)
  // A tag that may still turn into a comment or CDATA must wait for its next characters.
  if (text.length - start < 9 && text.charCodeAt(start + 1) === 33) return -1
  let close = text.indexOf('>', start)
  while (close >= 0 && insideQuotes(text, start, close)) close = text.indexOf('>', close + 1)
  return close < 0 ? -1 : close + 1
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? -1 : at + mark.length
}

function insideQuotes(text: string, start: number, at: number): boolean {
  let quote = 0
  for (let index = start; index < at; index++) {
    const code = text.charCodeAt(index)
    if (quote === 0 && (code === 34 || code === 39)) quote = code
    else if (code === quote) quote = 0
  }
  return quote !== 0
}

function readAttributes(text: string, from: number, stop: number): Map<string, string> {
  const attributes = new Map<string, string>()
  let at = from
  for (;;) {
    while (at < stop && isSpace(text.charCodeAt(at))) at++
    if (at >= stop) return attributes
    const equals = text.indexOf('=', at)
    if (equals < 0 || equals >= stop) throw badAttribute()
    const name = text.slice(at, equals).trim()
    at = equals + 1
    while (at < stop && isSpace(text.charCodeAt(at))) at++
    const quote = text[at]
    if (name === '' || (quote !== '"' && quote !== "'")) throw badAttribute()
    const end = text.indexOf(quote, at + 1)
    if (end < 0 || end >= stop) throw badAttribute()
    attributes.set(name, withEntities(text.slice(at + 1, end)))
    at = end + 1
  }
}

const badAttribute = (): FileProblem => new FileProblem('The XML has an attribute that is not written as name="value".')

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
])

function withEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]{0,10});?/g, (_, name: string) => {
    const known = entities.get(name)
    if (known !== undefined) return known
    const code = /^#x[0-9a-f]{1,6}$/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1) || 'x')
    if (!name.startsWith('#') || !(code > 0 && code <= 0x10ffff)) {
      throw new FileProblem('The XML uses an entity that it may not.')
    }
    return String.fromCodePoint(code)
  })
}

function decoderFor(bytes: Uint8Array): TextDecoder {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return new TextDecoder('utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8', { fatal: true })
}

function checkDeclaration(text: string): void {
  const encoding = /^<\?xml\s[^>]*encoding\s*=\s*["']([^"']*)["']/i.exec(text)?.[1]
  if (encoding !== undefined && !/^utf-?(8|16(le|be)?)$/i.test(encoding)) {
    throw new FileProblem('The XML says that it is not written in UTF-8 or UTF-16.')
  }
}
