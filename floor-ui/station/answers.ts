import type { Problem } from '#api/contract/shared.ts'
import type { RefusalCode, RefusalFacts } from '#domain/refusals.ts'
import { Fault, Refused } from '../server/call.ts'
import { saidNo } from '../words/refusals.ts'
import type { Meaning } from './applied.ts'

/** A "no" that fills the screen. */
export interface NoAnswer {
  title: string
  /** What is wrong, with numbers. */
  fact: string
  /** What to do next. */
  next: string
  number: string | null
  partName: string | null
  /** As it was scanned. */
  scanned: string | null
  /** Whether it can have been counted: a report that was sent and not answered. */
  counted: 'no' | 'unknown'
}

export interface NoAnswerAbout {
  number?: string | null
  partName?: string | null
  scanned?: string | null
}

/** What the station shows when something was not done. */
export function noAnswerOf(error: unknown, about: NoAnswerAbout = {}): NoAnswer {
  const { number = null, partName = null, scanned = null } = about
  const kept = { number, partName, scanned, counted: 'no' as const }
  if (error instanceof Refused) return { ...kept, ...wordsOfProblem(error.problem) }
  if (error instanceof Fault) {
    return {
      ...kept,
      title: 'No connection',
      fact: 'The shop’s server does not answer.',
      next: 'Scan again when the sign beside the clock says online.',
    }
  }
  const { fact, rest } = saidNo(error)
  return { ...kept, title: 'Not done', fact, next: rest ?? 'Scan again.' }
}

export function noAnswerOfProblem(problem: Problem, about: NoAnswerAbout = {}): NoAnswer {
  return noAnswerOf(new Refused(problem as Problem & Record<string, unknown>), about)
}

/** The same, with where the pieces are now: what is known of the work order says more than the refusal alone. */
export function noOfMeaning({ workOrder, operation }: Meaning, refusal: Problem, about: NoAnswerAbout): NoAnswer {
  const no = noAnswerOfProblem(refusal, about)
  const places = new Map<string, number>()
  for (const { operation: at, state, quantity } of workOrder?.balances ?? []) {
    if (at !== null && state !== 'scrapped') places.set(at.name, (places.get(at.name) ?? 0) + quantity)
  }
  const [next] = places.keys()
  if (refusal.code !== 'already_done' || !workOrder || next === undefined) return no
  const where = [...places].map(([name, quantity], index) => {
    const verb = index > 0 ? '' : quantity === 1 ? ' is' : ' are'
    return `${quantity}${verb} at ${name}`
  })
  return {
    ...no,
    fact: `No piece of ${workOrder.number} is left at ${operation?.name ?? 'this step'}.\n${where.join(', ')}.`,
    next: `Bring the crate to ${next}, or ask a planner to move the pieces there.`,
  }
}

type Words = Pick<NoAnswer, 'title' | 'fact' | 'next'>

function wordsOfProblem(problem: Problem & Record<string, unknown>): Words {
  const { fact, rest } = saidNo(new Refused(problem))
  const own = stationWords[problem.code as RefusalCode] as ((facts: object) => Partial<Words>) | undefined
  return { title: 'Not done', fact, next: rest ?? 'Ask a planner, or scan the next traveller.', ...own?.(problem) }
}

const pieces = (quantity: number) => (quantity === 1 ? '1 piece' : `${quantity} pieces`)

/** What only a station says of a refusal: the words that are read at three metres, and the way on from here. */
const stationWords: { [C in RefusalCode]?: (facts: RefusalFacts[C]) => Partial<Words> } = {
  code_unknown: () => ({ title: 'Unknown code' }),
  code_misread: () => ({ title: 'Read it again', next: 'Scan the same code once more, a little slower.' }),
  not_a_scan_action: () => ({ title: 'Not a traveller' }),
  not_for_this_station: (f) => ({
    title: 'Not for this station',
    fact: `Step ${f.step} of ${f.workOrder} is ${f.operation}. ${f.station} does ${f.does.join(', ') || 'nothing yet'}.`,
    next: `Bring the pieces to ${f.operation}.`,
  }),
  not_here_yet: (f) => ({
    title: 'Not here yet',
    fact: [
      `No piece of ${f.workOrder} has come to ${f.operation}.`,
      f.at.map((each) => `${each.quantity} at ${each.operation}`).join(', '),
    ]
      .filter(Boolean)
      .join(' '),
    next: f.at[0]
      ? `Report them at ${f.at[0].operation} first, or ask a planner to move them here.`
      : 'Ask a planner to release the work order.',
  }),
  already_done: (f) => ({
    title: 'Already done here',
    fact: `No piece of ${f.workOrder} is left at ${f.operation}. ${pieces(f.passed)} went on.`,
    next: 'Bring the crate to its next operation, or ask a planner to move the pieces.',
  }),
  on_hold: (f) => ({
    title: 'On hold',
    next: f.held > 0 ? 'Put the pieces aside and ask a planner.' : 'Put the crate aside. A planner lets it go on.',
  }),
  work_order_closed: (f) => ({
    title: 'Closed',
    fact: `${f.workOrder} is ${f.status}.`,
    next: 'Put the traveller away.',
  }),
  work_order_not_released: (f) => ({
    title: 'Not released',
    fact: `${f.workOrder} is planned and has no pieces on the floor.`,
    next: 'Ask a planner to release it.',
  }),
  quantity_short: (f) => ({
    title: f.available > 0 ? `Only ${f.available} here` : 'None left here',
    ...(f.available > 0 && {
      fact: `${f.asked} were reported, ${f.available} of ${f.workOrder} can move.`,
      next: `Report ${f.available} or fewer.`,
    }),
  }),
  over_tolerance: (f) => ({ title: `Only ${f.allowed} more`, next: 'Count again, or ask a planner to add pieces.' }),
  held_needs_planner: () => ({ title: 'On hold' }),
  not_your_station: () => ({ title: 'Another station' }),
  not_reversible: (f) => ({
    title: 'Cannot be undone',
    fact: `Only ${f.stillThere} of these ${f.quantity} pieces are still there.`,
    next: 'The others were used since. Ask a planner to move them back.',
  }),
  already_reversed: () => ({ title: 'Already undone', next: 'Scan the next traveller.' }),
  undo_needs_planner: () => ({ title: 'Too late to undo' }),
  nothing_moves: () => ({ title: 'Nothing moves', next: 'Choose an earlier step, or report the pieces as good.' }),
}

/** The "no" of the station itself, before anything was asked of the shop. */
export function ownNo(words: Words, about: NoAnswerAbout = {}): NoAnswer {
  const { number = null, partName = null, scanned = null } = about
  return { ...words, number, partName, scanned, counted: 'no' }
}
