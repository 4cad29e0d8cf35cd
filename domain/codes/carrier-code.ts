import { assert } from '../assert.ts'
import { allow, type Decision, refuse } from '../decision.ts'
import { checkLetter, checkPair } from './check-character.ts'

/** The acts a command card can ask for. A scrap reason and a quantity are cards of their own. */
export const commandCards = ['start', 'pause', 'complete', 'scrap', 'rework', 'hold', 'release_hold', 'undo'] as const
export type CommandCard = (typeof commandCards)[number]

/** What a code on paper names. `number`, `step`, `badge`, `station` and reason are written as on paper: `WO-000042`, `020`, `1001`. */
export type CarrierCode =
  | { kind: 'work_order'; number: string; step?: string }
  | { kind: 'build'; number: string }
  | { kind: 'badge'; badge: string }
  | { kind: 'station'; station: string }
  | { kind: 'command'; command: CommandCard | { scrapReason: string } | { quantity: number } }

/** The text that goes into the bars, check character included. */
export function formatCode(code: CarrierCode): string {
  const text = printedCode(code)
  const whole = isOfDigits(code) ? text + checkLetter(text) : `${text}+${checkPair(text)}`
  assert(parseCode(whole).ok, `${whole} cannot be a code on paper`)
  return whole
}

/** The line a person reads under the bars: the same without the check character. */
export function printedCode(code: CarrierCode): string {
  switch (code.kind) {
    case 'work_order':
      return code.step === undefined ? `W${code.number}` : `3W${code.number}+${code.step}`
    case 'build':
      return `1Z${code.number}`
    case 'badge':
      return `1H${code.badge}`
    case 'station':
      return `2Y${code.station}`
    case 'command':
      if (typeof code.command === 'string') return `3Y${cardWords[code.command]}`
      return 'quantity' in code.command ? `Q${code.command.quantity}` : `4Y${code.command.scrapReason}`
  }
}

/**
 * Reads what a scanner, a camera or a person gave: with or without the check character, in any case, with the scanner's own
 * prefix and line ends, or just `wo-42` typed by hand. Refuses with `code_misread` when it is one of our codes with a wrong
 * character in it, else with `code_unknown`. Never throws.
 */
export function parseCode(text: string): Decision<CarrierCode> {
  const code = withoutNoise(text)
  for (const shape of shapes) {
    const found = shape.pattern.exec(code)
    if (found === null) continue
    const { checked = '', check } = found.groups ?? {}
    if (check !== undefined && check !== shape.checkOf(checked)) return refuse('code_misread', { code })
    const meaning = shape.meaning(found.groups ?? {})
    return meaning === null ? refuse('code_unknown', { code }) : allow(meaning)
  }
  return refuse(damaged.test(code) ? 'code_misread' : 'code_unknown', { code })
}

interface Shape {
  /** Group `checked` is what the check character vouches for, group `check` the character itself where it is there. */
  pattern: RegExp
  checkOf: (checked: string) => string
  meaning: (parts: Record<string, string | undefined>) => CarrierCode | null
}

const cardWords = {
  start: 'START',
  pause: 'PAUSE',
  complete: 'DONE',
  scrap: 'SCRAP',
  rework: 'REWORK',
  hold: 'HOLD',
  release_hold: 'RELEASE',
  undo: 'UNDO',
} as const satisfies Record<CommandCard, string>

// A running number has six digits, or more without a leading zero: a lost or doubled digit is no number at all.
const running = '(?:[0-9]{6}|[1-9][0-9]{6,8})'
const step = '(?:[0-9]{3}|[1-9][0-9]{3})'
const word = '[A-Z0-9-]{1,16}'

const shapes: Shape[] = [
  {
    pattern: new RegExp(`^(?<checked>3W(?<number>WO-${running})\\+(?<step>${step}))(?<check>[A-Z])?$`),
    checkOf: checkLetter,
    meaning: ({ number = '', step = '' }) => ({ kind: 'work_order', number, step }),
  },
  {
    pattern: new RegExp(`^(?<checked>W(?<number>WO-${running}))(?<check>[A-Z])?$`),
    checkOf: checkLetter,
    meaning: ({ number = '' }) => ({ kind: 'work_order', number }),
  },
  {
    pattern: new RegExp(`^(?<checked>1Z(?<number>B-${running}))(?<check>[A-Z])?$`),
    checkOf: checkLetter,
    meaning: ({ number = '' }) => ({ kind: 'build', number }),
  },
  {
    pattern: /^(?<checked>1H(?<badge>[0-9]{1,12}))(?<check>[A-Z])?$/,
    checkOf: checkLetter,
    meaning: ({ badge = '' }) => ({ kind: 'badge', badge }),
  },
  {
    pattern: new RegExp(`^(?<checked>2Y(?<station>${word}))\\+(?<check>[A-Z]{2})?$`),
    checkOf: checkPair,
    meaning: ({ station = '' }) => ({ kind: 'station', station }),
  },
  {
    pattern: new RegExp(`^(?<checked>4Y(?<reason>${word}))\\+(?<check>[A-Z]{2})?$`),
    checkOf: checkPair,
    meaning: ({ reason = '' }) => ({ kind: 'command', command: { scrapReason: reason } }),
  },
  {
    pattern: /^(?<checked>3Y(?<card>[A-Z]{1,16}))(?:\+(?<check>[A-Z]{2})?)?$/,
    checkOf: checkPair,
    meaning: ({ card }) => {
      const command = commandCards.find((each) => cardWords[each] === card)
      return command === undefined ? null : { kind: 'command', command }
    },
  },
  {
    pattern: /^(?<checked>Q(?<quantity>[1-9][0-9]{0,6}))(?:\+(?<check>[A-Z]{2})?)?$/,
    checkOf: checkPair,
    meaning: ({ quantity }) => ({ kind: 'command', command: { quantity: Number(quantity) } }),
  },
  {
    // Typed by a person: WO-42, wo 000042, wo42+20.
    pattern: /^WO-?0*(?<number>[1-9][0-9]{0,8})(?:\+0*(?<step>[1-9][0-9]{0,3}))?$/,
    checkOf: checkLetter,
    meaning: ({ number = '', step }) => ({
      kind: 'work_order',
      number: `WO-${number.padStart(6, '0')}`,
      ...(step !== undefined && { step: step.padStart(3, '0') }),
    }),
  },
  {
    pattern: /^B-?0*(?<number>[1-9][0-9]{0,8})$/,
    checkOf: checkLetter,
    meaning: ({ number = '' }) => ({ kind: 'build', number: `B-${number.padStart(6, '0')}` }),
  },
]

/** Begins like one of ours, so the rest was read wrongly; anything else is a stranger's code. */
const damaged = /^(?:3?WWO-|1ZB-|1H[0-9]|[234]Y[A-Z0-9-]{1,17}\+|Q[1-9][0-9]*\+)/

const LENGTH_MAX = 64

/** Upper case, without white space, control characters and the symbology prefix (`]C1`, `]Q1`) that scanners can be set to send. */
function withoutNoise(text: string): string {
  return text
    .slice(0, 4 * LENGTH_MAX)
    .replace(/[^\x21-\x7e]/g, '')
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .slice(0, LENGTH_MAX)
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

function isOfDigits(code: CarrierCode): boolean {
  return code.kind === 'work_order' || code.kind === 'build' || code.kind === 'badge'
}
