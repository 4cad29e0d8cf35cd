import { reject } from '#domain/decision.ts'
import { isId } from '#domain/id.ts'

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface PageAsked {
  limit?: number | undefined
  cursor?: string | undefined
}

type Kind = 'number' | 'text' | 'id'
type Value<K extends Kind> = K extends 'number' ? number : string
export type Keys<K extends readonly Kind[]> = { [I in keyof K]: Value<K[I]> }

/** Where a page begins: the sort keys of the last row before it. Refuses what is not one of our markers. */
export function readCursor<const K extends readonly Kind[]>(cursor: string | undefined, kinds: K): Keys<K> | null {
  if (cursor === undefined) return null
  const values = parse(cursor)
  if (!Array.isArray(values) || values.length !== kinds.length) return reject('malformed_cursor', {})
  if (!kinds.every((kind, index) => isKind(kind, values[index]))) return reject('malformed_cursor', {})
  return values as Keys<K>
}

export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** A page out of `limit + 1` rows: the one too many only says that there is a next page. */
export function pageOf<T>(rows: T[], limit: number, keysOf: (row: T) => readonly (string | number)[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? writeCursor(keysOf(last)) : null }
}

/** How many rows a page has when nobody says. */
export const limitOf = (asked: PageAsked): number => asked.limit ?? 50

/** The most that a list is given at once. */
const limitMax = 500

/** A page of a list that is short enough to be read whole; all of it when nobody says how much. */
export function pageOfShortList<T extends { id: string }>(items: readonly T[], asked: PageAsked): Page<T> {
  const after = readCursor(asked.cursor, ['id'])
  const from = after === null ? 0 : items.findIndex((each) => each.id === after[0]) + 1
  if (after !== null && from === 0) reject('malformed_cursor', {})
  const limit = asked.limit ?? limitMax
  return pageOf(items.slice(from, from + limit + 1), limit, (each) => [each.id])
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

function isKind(kind: Kind, value: unknown): boolean {
  if (kind === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (typeof value !== 'string' || value.includes('\0')) return false
  return kind === 'text' || isId(value)
}
