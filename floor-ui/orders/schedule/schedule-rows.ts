import type { Static } from 'typebox'
import type { RoutingChoice, WorkOrderSummary } from '#api/contract/work-orders.ts'
import { askedStep, type DraftStep, draftOf, sameOrder, type Template } from '../../work-orders/routing-draft.ts'

export type RoutingAsked = Static<typeof RoutingChoice>
export type PartRun = Pick<
  Static<typeof WorkOrderSummary>,
  'id' | 'number' | 'status' | 'due' | 'quantities' | 'entered' | 'balances' | 'scrap' | 'rework' | 'routing' | 'rush'
>

/** One part of an order that can go into production. */
export interface PartRow {
  requisitionId: string
  partSpecificationId: string
  name: string
  /** "PA 12, smooth, black" */
  words: string
  pictureUrl: string | null
  /** YYYY-MM-DD */
  due: string | null
  ordered: number
  /** Pieces that are in no work order yet. */
  open: number
  runs: readonly PartRun[]
}

/** What a part may be made by. */
export interface RoutingOffer {
  templates: readonly Template[]
  /** The default of the specification. */
  standardId: string | null
  /** What Automatic would be now; null until it is known. */
  derived: readonly DraftStep[] | null
  derivedProblem: string | null
}

export const automatic = 'automatic'

export interface RowDraft {
  ticked: boolean
  /** Pieces; null while nothing is typed. */
  quantity: number | null
  /** A template's id or `automatic`; null while nothing is chosen. */
  choice: string | null
  /** Steps of this run where they were edited. */
  edited: readonly DraftStep[] | null
}

export type Standing =
  | { kind: 'skipped' }
  | { kind: 'off' }
  | { kind: 'ready'; quantity: number; routing: RoutingAsked }
  | {
      kind: 'refused'
      /** In red: "Not approved." */
      fact: string
      /** The rule and the named culprit. */
      rule: string
      /** The draft that would stand if it were approved. */
      approve: Template | null
    }

/** How a row stands before anybody touched it: the default of the part, else Automatic where the gate is open. */
export function firstDraft(row: PartRow, offer: RoutingOffer, gate: boolean): RowDraft {
  const usable = (template: Template) => template.state !== 'deprecated'
  const standard = offer.templates.find((each) => each.id === offer.standardId && usable(each))
  const first = gate ? offer.templates.find((each) => each.state === 'approved' && each.partSpecification) : undefined
  const choice = standard?.id ?? first?.id ?? (gate ? onlyDraft(offer) : automatic)
  return { ticked: row.runs.length === 0, quantity: row.open, choice, edited: null }
}

/** With the gate shut a part whose only template is a draft is shown with it, so that the mend is at hand. */
function onlyDraft(offer: RoutingOffer): string | null {
  const own = offer.templates.filter((each) => each.partSpecification !== null && each.state === 'draft')
  return own.length === 1 ? (own[0]?.id ?? null) : null
}

/** The steps that a choice stands for; null while Automatic is not known. */
export function stepsOf(offer: RoutingOffer, choice: string | null): readonly DraftStep[] | null {
  if (choice === automatic) return offer.derived
  const template = offer.templates.find((each) => each.id === choice)
  return template ? draftOf(template.steps) : null
}

/** Whether the steps of this run differ from what was chosen. */
export function isEdited(offer: RoutingOffer, draft: RowDraft): boolean {
  const original = stepsOf(offer, draft.choice)
  return draft.edited !== null && (original === null || !sameOrder(draft.edited, original))
}

/** Judges one row as the server will: skipped, left out, ready, or refused with its mend. */
export function judge(row: PartRow, draft: RowDraft, offer: RoutingOffer, gate: boolean, place: DayWords): Standing {
  if (row.runs.length > 0) return { kind: 'skipped' }
  if (!draft.ticked) return { kind: 'off' }
  const template = offer.templates.find((each) => each.id === draft.choice) ?? null
  const refusal = routingRefusal(draft, template, offer, gate, place)
  if (refusal) return refusal
  const quantity = draft.quantity ?? 0
  if (quantity < 1) return refused('No pieces.', 'Say how many go into production, or untick the part.')
  return { kind: 'ready', quantity, routing: routingOf(draft, template, offer) }
}

/** Writes a moment as a day of the shop: "19 Nov". */
export type DayWords = (moment: string) => string

function routingRefusal(
  draft: RowDraft,
  template: Template | null,
  offer: RoutingOffer,
  gate: boolean,
  day: DayWords,
): Standing | null {
  if (template?.state === 'draft' && gate) {
    const by = template.createdBy === null ? '' : ` of ${template.createdBy}, ${day(template.createdAt)}`
    const rule = `This shop schedules approved templates only, and “${template.name}, v${template.templateVersion}” is a draft${by}.`
    return { kind: 'refused', fact: 'Not approved.', rule, approve: template }
  }
  if (template === null && gate) {
    return refused('No template chosen.', 'This shop schedules approved templates only; Automatic is none.')
  }
  if (template === null && draft.choice !== automatic) return refused('No routing.', 'Choose how this part is made.')
  if (isEdited(offer, draft) ? draft.edited?.length === 0 : template === null && offer.derived?.length === 0) {
    return refused('No steps.', offer.derivedProblem ?? 'A routing needs at least one operation. Edit the steps.')
  }
  return null
}

function refused(fact: string, rule: string): Standing {
  return { kind: 'refused', fact, rule, approve: null }
}

function routingOf(draft: RowDraft, template: Template | null, offer: RoutingOffer): RoutingAsked {
  if (draft.edited && isEdited(offer, draft)) {
    return { steps: draft.edited.map(askedStep), ...(template ? { templateId: template.id } : {}) }
  }
  return template ? { templateId: template.id } : { automatic: true }
}

export interface Outcome {
  ready: number
  asked: number
  /** Pieces that start, and those that stay. */
  starting: number
  staying: number
  /** The first operation of all that start where it is the same. */
  firstOperation: string | null
}

/** What the dialog would do, in numbers. */
export function outcomeOf(
  rows: readonly { row: PartRow; draft: RowDraft; offer: RoutingOffer; standing: Standing }[],
): Outcome {
  const open = rows.filter(({ standing }) => standing.kind !== 'skipped')
  const ready = open.flatMap((each) =>
    each.standing.kind === 'ready' ? [{ ...each, quantity: each.standing.quantity }] : [],
  )
  const firsts = new Set(
    ready.map(({ draft, offer }) => (draft.edited ?? stepsOf(offer, draft.choice))?.[0]?.operation.name ?? null),
  )
  const starting = ready.reduce((sum, each) => sum + each.quantity, 0)
  const all = open.reduce((sum, each) => sum + each.row.open, 0)
  const [only = null] = firsts
  return {
    ready: ready.length,
    asked: open.length,
    starting,
    staying: Math.max(0, all - starting),
    firstOperation: firsts.size === 1 ? only : null,
  }
}
