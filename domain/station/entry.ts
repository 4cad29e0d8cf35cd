/** The three things that can have happened to pieces, in the order of the station's tiles. */
export const tiles = ['good', 'scrap', 'rework'] as const
export type Tile = (typeof tiles)[number]

/** What a person at a station has typed so far about the pieces of one step. All numbers are whole pieces. */
export interface Entry {
  /** The tile that the keypad belongs to. */
  readonly tile: Tile
  /** The next digit replaces the number of the tile, later ones are added to it. */
  readonly fresh: boolean
  /** null: all that is neither scrap nor rework. */
  readonly good: number | null
  readonly scrap: number
  readonly rework: number
  /** Id or code of the reason of the scrap that is being said. */
  readonly reason: string | null
  /** Scrap that was said already, each with its own reason. */
  readonly scrapBefore: readonly SaidScrap[]
  /** The step that rework goes back to. */
  readonly toStep: string | null
}

export interface SaidScrap {
  readonly quantity: number
  readonly reason: string
}

/** Nothing was typed: all that is here is good. */
export const allGood: Entry = {
  tile: 'good',
  fresh: true,
  good: null,
  scrap: 0,
  rework: 0,
  reason: null,
  scrapBefore: [],
  toStep: null,
}

export interface Sums {
  good: number
  scrap: number
  rework: number
  total: number
  /** Pieces that are here and in none of the three. */
  stays: number
  /** Pieces that were said and are not here. */
  over: number
}

const largest = 999_999

/** What an entry says of the `here` pieces that may move: it always adds up. */
export function sumsOf(entry: Entry, here: number): Sums {
  const { rework } = entry
  const scrap = entry.scrap + saidBefore(entry)
  const good = entry.good ?? Math.max(0, here - scrap - rework)
  const total = good + scrap + rework
  return { good, scrap, rework, total, stays: Math.max(0, here - total), over: Math.max(0, total - here) }
}

const saidBefore = (entry: Entry) => entry.scrapBefore.reduce((sum, { quantity }) => sum + quantity, 0)

/** Whether something would be lost if the entry were put away. */
export function isTyped(entry: Entry): boolean {
  return entry.good !== null || entry.scrap > 0 || entry.rework > 0 || entry.scrapBefore.length > 0
}

export function chooseTile(entry: Entry, tile: Tile): Entry {
  return { ...entry, tile, fresh: true }
}

/** A digit of the keypad or the keyboard goes to the end of the tile's number; the first one begins a new number. */
export function typeDigit(entry: Entry, here: number, digit: string): Entry {
  const before = entry.fresh ? 0 : numberOf(entry, here)
  return withNumber(entry, Math.min(largest, before * 10 + Number(digit)))
}

export function deleteDigit(entry: Entry, here: number): Entry {
  return withNumber(entry, Math.floor(numberOf(entry, here) / 10))
}

/** A quantity card, or a number said at once. */
export function setNumber(entry: Entry, quantity: number): Entry {
  return { ...withNumber(entry, Math.min(largest, quantity)), fresh: true }
}

/** All that is here belongs to the tile, none to the others. */
export function takeAll(entry: Entry, here: number): Entry {
  const { tile, reason, toStep } = entry
  if (tile === 'good') return { ...allGood, reason, toStep }
  return { ...allGood, tile, reason, toStep, [tile]: here }
}

/** A reason that comes before any number means one piece: that is what lies in the hand. */
export function chooseReason(entry: Entry, reason: string): Entry {
  return { ...entry, tile: 'scrap', fresh: true, scrap: Math.max(1, entry.scrap), reason }
}

/** Whether the scrap that was said has its reason, so that pieces with another reason can follow. */
export function canSayMoreScrap(entry: Entry): boolean {
  return entry.scrap > 0 && entry.reason !== null
}

/** Puts the scrap that was said aside with its reason and asks for more with another one. */
export function sayMoreScrap(entry: Entry): Entry {
  if (entry.scrap === 0 || entry.reason === null) return chooseTile(entry, 'scrap')
  const scrapBefore = withScrap(entry.scrapBefore, { quantity: entry.scrap, reason: entry.reason })
  return { ...entry, tile: 'scrap', fresh: true, scrap: 0, reason: null, scrapBefore }
}

/** Takes back scrap that was put aside: it was none. */
export function takeScrapBack(entry: Entry, reason: string): Entry {
  return { ...entry, scrapBefore: entry.scrapBefore.filter((each) => each.reason !== reason) }
}

function withScrap(said: readonly SaidScrap[], more: SaidScrap): readonly SaidScrap[] {
  const same = said.find(({ reason }) => reason === more.reason)
  if (same === undefined) return [...said, more]
  return said.map((each) => (each === same ? { ...same, quantity: same.quantity + more.quantity } : each))
}

/** The number that the keypad writes: of scrap only what is being said. */
function numberOf(entry: Entry, here: number): number {
  return entry.tile === 'scrap' ? entry.scrap : sumsOf(entry, here)[entry.tile]
}

function withNumber(entry: Entry, quantity: number): Entry {
  return { ...entry, fresh: false, [entry.tile]: quantity }
}

/** The sum and what follows from it: "38 + 2 = 40." and "Nothing stays here." */
export function sentenceOfSums(sums: Sums, here: number): { sum: string; rest: string } {
  const parts = [sums.good, sums.scrap, sums.rework].filter((quantity) => quantity > 0)
  if (parts.length === 0) return { sum: '0 pieces.', rest: `${stay(here)} here.` }
  const sum = parts.length === 1 ? `${sums.total} of ${here}.` : `${parts.join(' + ')} = ${sums.total}.`
  if (sums.over > 0) return { sum, rest: `That is ${sums.over} more than the ${here} here.` }
  return { sum, rest: sums.stays === 0 ? 'Nothing stays here.' : `${stay(sums.stays)} here.` }
}

const stay = (quantity: number) => (quantity === 1 ? '1 stays' : `${quantity} stay`)

/** What was counted, in the words of the button and of the answer: "38 good, 2 scrap". */
export function wordsOfSums({ good, scrap, rework }: Pick<Sums, Tile>): string {
  const words = [`${good} good`, `${scrap} scrap`, `${rework} rework`]
  return words.filter((_, index) => [good, scrap, rework][index] !== 0).join(', ')
}

/** What is still to be said before an entry can be reported; null when nothing is. */
export function missingFrom(entry: Entry, here: number): 'quantity' | 'reason' | 'step' | null {
  if (sumsOf(entry, here).total === 0) return 'quantity'
  if (entry.scrap > 0 && entry.reason === null) return 'reason'
  return entry.rework > 0 && entry.toStep === null ? 'step' : null
}

export interface SaidReport {
  good?: number
  scrap?: { quantity: number; reason: string }[]
  rework?: { quantity: number; toStep: string }[]
}

/** The report as the shop is told it. Only for an entry from which nothing is missing. */
export function reportOf(entry: Entry, here: number): SaidReport {
  const { good, rework } = sumsOf(entry, here)
  const now = { quantity: entry.scrap, reason: entry.reason ?? '' }
  const scrap = entry.scrap > 0 ? withScrap(entry.scrapBefore, now) : entry.scrapBefore
  return {
    ...(good > 0 && { good }),
    ...(scrap.length > 0 && { scrap: [...scrap] }),
    ...(rework > 0 && { rework: [{ quantity: rework, toStep: entry.toStep ?? '' }] }),
  }
}
