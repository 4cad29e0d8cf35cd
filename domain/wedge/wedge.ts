import { parseCode } from '../codes/carrier-code.ts'
import { beginsLikeOurs, endsLikeOurs, isUnmistakable, type Readings } from './our-codes.ts'

/** A key that went down. `at` is its time in milliseconds on any steady clock. */
export interface Keystroke {
  /** What the keyboard layout makes of it: `W`, `Enter`, `Shift`, `Dead`. */
  key: string
  /** Which key it is, whatever the layout: `KeyW`, `Digit0`, `Minus`. */
  code: string
  at: number
  shift: boolean
  /** Ctrl, Alt or Meta is held. */
  chord: boolean
  /** The key is being held down and repeats. */
  repeat: boolean
  /** A field that takes characters has the focus. */
  intoField: boolean
}

export interface WedgeSettings {
  /** Two keys of one scan are never further apart. */
  gapMs: number
  /** Keys of one scan are on average no further apart: no hand types four keys like that. */
  meanMs: number
  /** After this much silence a burst without a suffix is over. */
  silenceMs: number
  /**
   * Where no field takes the keys and they begin like one of our codes, a slow scanner is waited for: so long after the first
   * key, which may well be a digit that a hand typed, and so long after each later one.
   */
  slow: { firstGapMs: number; gapMs: number; silenceMs: number }
  /** From this many fast keys on they are kept out of the focused field. */
  lengthMin: number
  /** A scanner without a suffix must send at least this many, so that a hand laid on the keys is no scan. */
  lengthMinWithoutSuffix: number
  /** Keys that end a scan. */
  suffixes: readonly string[]
  /** A key without a character that the scanner sends first, such as `F9`: then the burst is known from its first key on. */
  prefix: string | null
}

export const usualWedge: WedgeSettings = {
  gapMs: 60,
  meanMs: 35,
  silenceMs: 110,
  slow: { firstGapMs: 105, gapMs: 250, silenceMs: 320 },
  lengthMin: 4,
  lengthMinWithoutSuffix: 6,
  suffixes: ['Enter', 'Tab'],
  prefix: null,
}

/** A scan, as it was read. */
export interface WedgeScan extends Readings {
  startedAt: number
  endedAt: number
  suffix: string | null
}

export interface WedgeState {
  readonly keys: readonly { layout: string; position: string; at: number; kept: boolean }[]
  /** The burst is a scanner's: its keys are kept out of the field. */
  readonly caught: boolean
  /** It began with the scanner's prefix, so its speed does not matter. */
  readonly prefixed: boolean
  /** None of its keys went into a field. */
  readonly free: boolean
  /** Further line ends until here belong to the scan before. */
  readonly quietUntil: number
}

/** What to do about a key: everything that the window's binding has to carry out, in this order. */
export interface WedgeStep {
  state: WedgeState
  /** Keys that turned out to be typed by a person, in order. */
  typed: string
  /** Those of them that were kept from the field and go into it now. */
  giveBack: string
  scan: WedgeScan | null
  /** The burst has just been recognised: undo what its first keys did to the focused field. */
  takeBack: boolean
  /** Keep this key from the page. */
  swallow: boolean
}

export const idleWedge: WedgeState = {
  keys: [],
  caught: false,
  prefixed: false,
  free: true,
  quietUntil: Number.NEGATIVE_INFINITY,
}

/** Decides about one key. Pure: the same keys at the same times give the same scans. */
export function wedgeKey(before: WedgeState, stroke: Keystroke, settings: WedgeSettings = usualWedge): WedgeStep {
  if (modifiers.has(stroke.key)) return pass(before)
  const last = before.keys.at(-1)
  // The silence was long enough, but the page was too busy to hear it.
  if (last !== undefined && stroke.at - last.at > longestGap(before, stroke, settings)) {
    const settled = settle(before, settings)
    const after = wedgeKey(settled.state, stroke, settings)
    return {
      ...after,
      typed: settled.typed + after.typed,
      giveBack: settled.giveBack + after.giveBack,
      scan: settled.scan ?? after.scan,
    }
  }
  if (isSuffix(stroke, settings)) return endBySuffix(before, stroke, settings)
  if (stroke.repeat || stroke.chord || !isCharacter(stroke)) {
    if (stroke.key === settings.prefix)
      return { ...settle(before, settings), state: { ...idleWedge, caught: true, prefixed: true }, swallow: true }
    return settleAsTyped(before)
  }
  return addKey(before, stroke, settings)
}

/** After how many milliseconds without a key what has come so far is decided about. */
export function silenceOf(state: WedgeState, settings: WedgeSettings = usualWedge): number {
  if (state.keys.length < 2 || !state.free || !beginsLikeOurs(readingsOf(state.keys))) return settings.silenceMs
  return Math.max(settings.silenceMs, settings.slow.silenceMs)
}

/** Called when nothing came for `silenceOf` milliseconds: ends a burst that has no suffix. */
export function wedgeSilence(state: WedgeState, at: number, settings: WedgeSettings = usualWedge): WedgeStep {
  const last = state.keys.at(-1)
  return last !== undefined && at - last.at >= silenceOf(state, settings) ? settle(state, settings) : pass(state)
}

/** The reading that is one of our codes; when neither is, what the layout says. */
export function readingOf(scan: WedgeScan): string {
  return !parseCode(scan.byLayout).ok && parseCode(scan.byPosition).ok ? scan.byPosition : scan.byLayout
}

/** How long the key may have been coming to belong to those before it. */
function longestGap(before: WedgeState, stroke: Keystroke, { gapMs, slow, suffixes }: WedgeSettings): number {
  if (!before.free || stroke.intoField || stroke.chord || stroke.repeat) return gapMs
  const together = suffixes.includes(stroke.key) ? before.keys : [...before.keys, keyOf(stroke)]
  if (!beginsLikeOurs(readingsOf(together))) return gapMs
  return Math.max(gapMs, before.keys.length === 1 ? slow.firstGapMs : slow.gapMs)
}

const keyOf = (stroke: Keystroke) => ({
  layout: stroke.key.length === 1 ? stroke.key : '',
  position: onUsKeyboard(stroke),
  at: stroke.at,
})

function addKey(before: WedgeState, stroke: Keystroke, settings: WedgeSettings): WedgeStep {
  const key = keyOf(stroke)
  const together = [...before.keys, { ...key, kept: false }]
  const free = before.free && !stroke.intoField
  const caught =
    before.caught ||
    (together.length >= settings.lengthMin &&
      (isFast(together, settings) || (free && isUnmistakable(readingsOf(together)))))
  const keys = caught ? [...before.keys, { ...key, kept: true }] : together
  const takeBack = caught && !before.caught
  return {
    ...pass({ ...before, keys: takeBack ? keys.map((each) => ({ ...each, kept: true })) : keys, caught, free }),
    takeBack,
    swallow: caught,
  }
}

function endBySuffix(before: WedgeState, stroke: Keystroke, settings: WedgeSettings): WedgeStep {
  if (before.keys.length === 0) {
    // CR+LF, or a scanner that pauses before its suffix.
    const swallow = stroke.at <= before.quietUntil
    return { ...pass({ ...idleWedge, quietUntil: before.quietUntil }), swallow }
  }
  if (!isScan(before, settings, stroke.key)) return settleAsTyped(before)
  return { ...pass(quietAfter(stroke.at)), scan: scanOf(before, stroke.key), swallow: true }
}

/** The burst is over without a suffix. */
function settle(before: WedgeState, settings: WedgeSettings): WedgeStep {
  const last = before.keys.at(-1)
  if (last === undefined || !isScan(before, settings, null)) return settleAsTyped(before)
  if (!before.prefixed && before.keys.length < settings.lengthMinWithoutSuffix) return settleAsTyped(before)
  return { ...pass(quietAfter(last.at)), scan: scanOf(before, null) }
}

function settleAsTyped(before: WedgeState): WedgeStep {
  return {
    ...pass({ ...idleWedge, quietUntil: before.quietUntil }),
    typed: before.keys.map((key) => key.layout).join(''),
    giveBack: before.keys.map((key) => (key.kept ? key.layout : '')).join(''),
  }
}

const pass = (state: WedgeState): WedgeStep => ({
  state,
  typed: '',
  giveBack: '',
  scan: null,
  takeBack: false,
  swallow: false,
})

const QUIET_MS = 250
const quietAfter = (at: number): WedgeState => ({ ...idleWedge, quietUntil: at + QUIET_MS })

function scanOf(state: WedgeState, suffix: string | null): WedgeScan {
  return {
    ...readingsOf(state.keys),
    startedAt: state.keys.at(0)?.at ?? 0,
    endedAt: state.keys.at(-1)?.at ?? 0,
    suffix,
  }
}

const readingsOf = (keys: readonly { layout: string; position: string }[]): Readings => ({
  byLayout: keys.map((key) => key.layout).join(''),
  byPosition: keys.map((key) => key.position).join(''),
})

/**
 * Four fast keys can be a lucky roll of a hand that then goes on slower: the whole burst has to be fast, or it is one of our
 * codes and went into no field.
 */
function isScan(state: WedgeState, settings: WedgeSettings, suffix: string | null): boolean {
  if (!state.caught) return false
  return (
    state.prefixed ||
    isFast(state.keys, settings) ||
    (state.free && endsLikeOurs(readingsOf(state.keys), suffix !== null))
  )
}

function isFast(keys: readonly { at: number }[], settings: WedgeSettings): boolean {
  const first = keys.at(0)?.at ?? 0
  const last = keys.at(-1)?.at ?? 0
  return last - first <= settings.meanMs * (keys.length - 1)
}

const modifiers = new Set(['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'NumLock', 'Fn'])

/** Some scanners send a line end as Ctrl+J or Ctrl+M. */
function isSuffix(stroke: Keystroke, settings: WedgeSettings): boolean {
  if (stroke.repeat) return false
  return stroke.chord ? stroke.code === 'KeyJ' || stroke.code === 'KeyM' : settings.suffixes.includes(stroke.key)
}

/** A letter, a digit or a sign; also keys that the layout cannot name alone, such as a dead accent where `+` is printed. */
function isCharacter(stroke: Keystroke): boolean {
  return (
    stroke.key.length === 1 ||
    ((stroke.key === 'Dead' || stroke.key === 'Process' || stroke.key === 'Unidentified') &&
      onUsKeyboard(stroke) !== '')
  )
}

function onUsKeyboard({ code, shift }: Keystroke): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(code)?.[1]
  if (digit !== undefined) return code.startsWith('Digit') && shift ? '' : digit
  if (code === 'Equal') return shift ? '+' : '='
  if (code === 'Minus') return shift ? '_' : '-'
  return { NumpadAdd: '+', NumpadSubtract: '-', BracketRight: ']' }[code] ?? ''
}
