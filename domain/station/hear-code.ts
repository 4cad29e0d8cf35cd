import { type CarrierCode, type CommandCard, parseCode } from '../codes/carrier-code.ts'
import type { ScanAction } from '../ledger/buckets.ts'
import type { Refusal } from '../refusals.ts'
import { chooseReason, chooseTile, type Entry, isTyped, missingFrom, sayMoreScrap, setNumber, sumsOf } from './entry.ts'

/** The work order that lies open at a station, and what was typed about it. */
export interface OpenPanel {
  /** As it was scanned or tapped. */
  code: string
  number: string
  step: string
  /** Pieces that may move: queued and in process. */
  queued: number
  inProcess: number
  entry: Entry
}

/** What a code that was heard at a station asks the station to do. */
export type Heard =
  | { does: 'nothing' }
  | { does: 'look_up'; code: string; number: string }
  /** Another traveller while something was typed: the person decides. */
  | { does: 'ask_to_leave'; code: string; number: string }
  | { does: 'sign_in'; badge: string }
  | { does: 'move_device'; station: string }
  | { does: 'enter'; entry: Entry }
  | { does: 'report' }
  | { does: 'ask_hold' }
  | { does: 'act'; action: ScanAction }
  | { does: 'undo' }
  | { does: 'refuse'; refusal: Refusal; code: string }
  /** A card that needs an open traveller, and none is. */
  | { does: 'say_scan_first'; code: string }
  /** The card for done, but a reason, a step or a number is missing. */
  | { does: 'say_missing'; missing: 'quantity' | 'reason' | 'step' }

/** Decides what a scanned or typed code does, given what lies open. Pure; the station carries it out. */
export function hearCode(text: string, panel: OpenPanel | null): Heard {
  const parsed = parseCode(text)
  if (!parsed.ok) return { does: 'refuse', refusal: parsed.refusal, code: text.trim() }
  const code = parsed.value
  switch (code.kind) {
    case 'badge':
      return { does: 'sign_in', badge: code.badge }
    case 'station':
      return { does: 'move_device', station: code.station }
    case 'work_order':
      return hearTraveller(text.trim(), code, panel)
    case 'build':
      return { does: 'look_up', code: text.trim(), number: code.number }
    case 'command':
      return hearCard(text.trim(), code.command, panel)
  }
}

function hearTraveller(
  text: string,
  code: Extract<CarrierCode, { kind: 'work_order' }>,
  panel: OpenPanel | null,
): Heard {
  const { number, step } = code
  const same = panel !== null && panel.number === number && (step === undefined || step === panel.step)
  if (same) return { does: 'nothing' }
  if (panel !== null && isTyped(panel.entry)) return { does: 'ask_to_leave', code: text, number }
  return { does: 'look_up', code: text, number }
}

type Command = Extract<CarrierCode, { kind: 'command' }>['command']

function hearCard(text: string, command: Command, panel: OpenPanel | null): Heard {
  if (command === 'undo') return { does: 'undo' }
  if (panel === null) return { does: 'say_scan_first', code: text }
  const { entry } = panel
  if (typeof command === 'string') return actOfCard(command, panel)
  if ('quantity' in command) return { does: 'enter', entry: setNumber(entry, command.quantity) }
  return { does: 'enter', entry: chooseReason(entry, command.scrapReason) }
}

function actOfCard(card: Exclude<CommandCard, 'undo'>, panel: OpenPanel): Heard {
  const { entry } = panel
  switch (card) {
    case 'complete': {
      const missing = missingFrom(entry, openHere(panel))
      return missing === null ? { does: 'report' } : { does: 'say_missing', missing }
    }
    case 'scrap':
      return { does: 'enter', entry: sayMoreScrap(entry) }
    case 'rework':
      return { does: 'enter', entry: chooseTile(entry, card) }
    case 'hold':
      return { does: 'ask_hold' }
    default:
      return { does: 'act', action: card }
  }
}

/** Pieces that a report may move. */
export function openHere(panel: Pick<OpenPanel, 'queued' | 'inProcess'>): number {
  return panel.queued + panel.inProcess
}

/** How many pieces a start, pause or hold means: the number that was typed as good, else all that can. */
export function quantityOfAct(panel: OpenPanel, action: 'start' | 'pause' | 'hold'): number {
  const can = action === 'start' ? panel.queued : action === 'pause' ? panel.inProcess : openHere(panel)
  const { entry } = panel
  return entry.good === null ? can : Math.min(can, sumsOf(entry, openHere(panel)).good)
}
