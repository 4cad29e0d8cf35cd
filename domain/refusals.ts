/**
 * Every "no" of the shop: a stable code, the numbers that go with it, and the sentence a person reads.
 * A sentence says the fact with its numbers, then what to do next.
 */
export interface RefusalFacts {
  // who is asking
  not_signed_in: object
  credentials_wrong: object
  sign_in_locked: { until: string; minutes: number }
  pin_needed: { name: string }
  not_allowed: { role: string }
  not_your_station: { station: string; asked: string }
  undo_needs_planner: { minutes: number }
  wrong_origin: object
  slow_down: { seconds: number }
  setup_done: { shop: string }
  // what was said
  malformed: { field: string; problem: string }
  malformed_cursor: object
  too_large: { limitBytes: number }
  file_unreadable: { problem: string }
  not_found: { what: string }
  command_id_reused: { commandId: string }
  stale: {
    what: string
    version: number
    by: string | null
    at: string | null
    /** What was done since, newest first, where it is told. */
    changes?: { by: string | null; at: string; act: string; fields: string[] }[]
  }
  name_taken: { what: string; name: string }
  // scans and moves
  code_unknown: { code: string; workOrder?: string; step?: string }
  code_misread: { code: string }
  action_needed: { workOrder: string; step: string; operation: string }
  quantity_needed: { action: string }
  reason_needed: { quantity: number; skipped?: string[] }
  reason_unknown: { reason: string }
  step_unknown: { workOrder: string; step: string }
  not_a_scan_action: { code: string }
  nothing_to_undo: { station: string }
  not_for_this_station: { workOrder: string; step: string; operation: string; station: string; does: string[] }
  not_here_yet: {
    workOrder: string
    step: string
    operation: string
    at: { step: string; operation: string; quantity: number }[]
  }
  already_done: { workOrder: string; step: string; operation: string; passed: number }
  on_hold: { workOrder: string; held: number; reason: string | null; by: string | null }
  work_order_closed: { workOrder: string; status: string }
  work_order_not_released: { workOrder: string }
  quantity_short: { workOrder: string; step: string | null; asked: number; available: number; action?: string }
  rework_step_needed: { quantity: number }
  rework_goes_back: { workOrder: string; step: string | null; toStep: string }
  pieces_are_final: { workOrder: string; state: string }
  nothing_moves: { workOrder: string; step: string | null }
  work_in_process_full: { operation: string; limit: number; here: number; asked: number }
  over_tolerance: { workOrder: string; asked: number; allowed: number; percent: number }
  not_reversible: {
    workOrder: string
    quantity: number
    stillThere: number
    blockedBy: { movementId: string; type: string; quantity: number; by: string | null; at: string }[]
  }
  already_reversed: { workOrder: string; by: string | null; at: string }
  reversal_not_reversible: { workOrder: string }
  held_needs_planner: { workOrder: string; held: number }
  // work orders and routings
  target_below_entered: { workOrder: string; entered: number }
  release_above_target: { workOrder: string; asked: number; left: number }
  scrap_already_replaced: { workOrder: string; scrapped: number; replaced: number; asked: number }
  not_a_scrap: { movementId: string }
  not_on_hold: { workOrder: string; status: string }
  pieces_on_floor: { workOrder: string; onFloor: number }
  routing_empty: { name: string }
  step_in_use: { step: string; operation: string; quantity: number }
  step_passed: { step: string; operation: string; passed: number }
  template_frozen: { name: string; version: number; workOrders: number }
  template_not_approved: { name: string; rows?: { requisitionId: string; detail: string }[] }
  template_not_draft: { name: string; state: string }
  template_deprecated: { name: string; replacedBy: string | null }
  template_elsewhere: { name: string; partSpecification: string }
  // parts
  part_scrubbed: { part: string }
  units_stated: { part: string; units: string }
  not_recognised: { part: string; other: string }
  nothing_to_measure: { part: string }
  still_measuring: { part: string }
  already_there: { part: string; number: number }
  reference_taken: { reference: string; customer: string }
  // prices
  equation_invalid: { name: string; diagnostics: readonly object[] }
  equation_not_draft: { name: string; state: string }
  not_the_live_one: { name: string; live: string | null; replaces: string | null }
  // storefront and paper
  code_wrong: { triesLeft: number }
  code_expired: object
  registration_closed: { shop: string }
  store_closed: { shop: string }
  awaiting_approval: { customer: string }
  basket_changed: { version: number }
  basket_not_ready: { problems: readonly { code: string; detail: string; lineId: string | null }[] }
  price_changed: {
    before: string
    now: string
    currency: string
  }
  payment_not_offered: { payment: string }
  invoice_exists: { label: string; order: string }
  merge_into_itself: { name: string }
  mail_not_failed: { state: string }
  // quotes and orders
  needs_review: { quote: string; lines: { lineId: string; name: string; reasons: string[] }[]; problem: string | null }
  quote_empty: { quote: string }
  quote_not_open: { quote: string; quoteStatus: string }
  quote_not_closed: { quote: string; quoteStatus: string }
  quote_not_sent: { quote: string }
  quote_expired: { quote: string; on: string }
  revision_superseded: { quote: string; asked: number; current: number }
  choice_withdrawn: { quote: string; lines: { lineId: string; name: string; choices: string[] }[] }
  no_price_to_approve: { part: string }
  discount_refused: { code: string; because: string }
  shipping_unavailable: { method: string; because: string }
  currency_not_taken: { currency: string }
  order_closed: { order: string; state: string }
  not_finished: { part: string; asked: number; available: number }
  status_in_use: { name: string; orders: number }
  last_status: { name: string; statusKind: string }
  number_passed: { asked: number; next: number }
  shipment_taken_back: { order: string; shipment: number }
  // floor and people
  operation_in_use: { operation: string; by: string }
  station_without_operation: { station: string }
  last_owner: { name: string }
  email_taken: { email: string }
  badge_taken: { badge: string; name: string }
  board_changed: { operation: string; revision: number; by: string | null; at: string | null }
}

export type RefusalCode = keyof RefusalFacts

export interface Refusal {
  code: RefusalCode
  facts: Record<string, unknown>
  sentence: string
}

const pieces = (n: number) => (n === 1 ? '1 piece' : `${n} pieces`)
const list = (names: readonly string[]) => (names.length > 0 ? names.join(', ') : 'no operation')

const shortOfAll: Record<string, string> = {
  start: 'All pieces here are started already. Report them as complete, or as scrap.',
  pause: 'No piece here is in process.',
  release_hold: 'No piece is held here.',
}

const finalPieces: Record<string, string> = {
  scrapped: 'Scrapped pieces come back only by undoing the scrap.',
  shipped: 'Shipped pieces do not move on the board. Undo the shipment first.',
  cancelled: 'Cancelled pieces come back only by undoing the cancellation.',
  entered: 'Pieces enter by release, replacement or surplus only.',
  finished: 'Finished pieces go back to the queue of a step, as rework.',
}

const sentences: { [C in RefusalCode]: (facts: RefusalFacts[C]) => string } = {
  code_wrong: (f) =>
    f.triesLeft > 0
      ? `That is not the code in your mail. ${f.triesLeft} ${f.triesLeft === 1 ? 'try is' : 'tries are'} left.`
      : 'That was not the code, too often. Have a new one sent.',
  code_expired: () => 'This code is no longer good. Have a new one sent.',
  registration_closed: (f) => `${f.shop} invites its customers itself. Write to the shop.`,
  store_closed: (f) => `The storefront of ${f.shop} is closed at the moment.`,
  awaiting_approval: (f) => `${f.customer} can order as soon as the shop has approved it. The basket is kept.`,
  basket_changed: () => 'The basket was changed since you looked at it. Look at it again, then order.',
  basket_not_ready: (f) => f.problems[0]?.detail ?? 'Something in the basket cannot be ordered yet.',
  price_changed: (f) =>
    `The price is now ${f.now} ${f.currency}, and it was ${f.before} ${f.currency} when you looked. Nothing was ordered: look again.`,
  payment_not_offered: (f) => `Payment by ${f.payment.replace('_', ' ')} is not offered to you. Choose another one.`,
  invoice_exists: (f) => `${f.order} has its invoice already: ${f.label}.`,
  merge_into_itself: (f) => `${f.name} cannot become a part of itself. Choose another customer.`,
  mail_not_failed: (f) => `This mail is ${f.state}; only mail that failed is sent again.`,
  not_signed_in: () => 'You are not signed in. Sign in and try again.',
  credentials_wrong: () => 'That is not a match. Check what you typed and try again.',
  sign_in_locked: (f) => `Too many wrong tries. Wait ${f.minutes} min, or ask an owner to unlock you.`,
  pin_needed: (f) => `${f.name}, this station asks for your PIN. Type it to go on.`,
  not_allowed: (f) => `The role ${f.role} may not do this. Ask an owner of the shop.`,
  not_your_station: (f) => `You are signed in at ${f.station}. Scan your badge at ${f.asked} to report there.`,
  undo_needs_planner: (f) => `Your own report can be undone for ${f.minutes} min. Ask a planner to undo this one.`,
  wrong_origin: () => 'This request came from another site and was not carried out.',
  slow_down: (f) => `Too many tries. Wait ${f.seconds} s and try again.`,
  setup_done: (f) => `${f.shop} is already set up. Sign in instead.`,
  malformed: (f) => `${f.field}: ${f.problem}.`,
  malformed_cursor: () => 'This page marker is not one of ours. Start the list again.',
  too_large: (f) => `That is larger than the limit of ${f.limitBytes} bytes. Send less at once.`,
  file_unreadable: (f) => f.problem,
  not_found: (f) => `There is no such ${f.what} in this shop.`,
  command_id_reused: () => 'This command id was already used for something else. Make a new id for a new act.',
  stale: (f) =>
    f.by === null
      ? `The ${f.what} was changed since you opened it. Look at the new state, then save again.`
      : `${f.by} changed the ${f.what} since you opened it. Look at the new state, then save again.`,
  name_taken: (f) => `There is already a ${f.what} called ${f.name}. Choose another name.`,
  code_unknown: (f) =>
    f.workOrder !== undefined && f.step !== undefined
      ? `${f.workOrder} has no step ${f.step}. Print its current traveller.`
      : `${f.code} is not a code of this shop. Check the sheet, or search the work order by its number.`,
  code_misread: (f) => `${f.code} was not read cleanly. Scan it again.`,
  action_needed: (f) => `${f.workOrder} is at ${f.operation}. Say what happened: start, complete, scrap or rework.`,
  quantity_needed: (f) => `Say how many pieces: ${f.action} needs a number.`,
  reason_needed: (f) =>
    f.skipped !== undefined
      ? `Say why ${pieces(f.quantity)} ${f.quantity === 1 ? 'skips' : 'skip'} step ${f.skipped.join(', ')}.`
      : `Say why ${pieces(f.quantity)} ${f.quantity === 1 ? 'is' : 'are'} scrap.`,
  reason_unknown: (f) => `${f.reason} is not a scrap reason of this shop. Choose one from the list.`,
  step_unknown: (f) => `${f.workOrder} has no step ${f.step}. Print its current traveller.`,
  not_a_scan_action: (f) => `${f.code} does not name a work order. Scan a traveller.`,
  nothing_to_undo: (f) => `There is nothing of yours to undo at ${f.station}.`,
  not_for_this_station: (f) =>
    `Step ${f.step} is ${f.operation}; ${f.station} does ${list(f.does)}. Bring the pieces to ${f.operation}.`,
  not_here_yet: (f) =>
    f.at.length > 0
      ? `Nothing has come to ${f.operation} yet. ${f.at.map((a) => `${a.quantity} at ${a.operation}`).join(', ')}.`
      : `Nothing has come to ${f.operation} yet.`,
  already_done: (f) => `${f.operation} is done: all ${pieces(f.passed)} went on. Nothing is left here.`,
  on_hold: (f) =>
    f.held > 0
      ? `${pieces(f.held)} of ${f.workOrder} ${f.held === 1 ? 'is' : 'are'} held. A planner decides what happens to them.`
      : `${f.workOrder} is on hold${f.by === null ? '' : ` by ${f.by}`}${f.reason === null ? '' : `: ${f.reason}`}. A planner lets it go on.`,
  work_order_closed: (f) => `${f.workOrder} is ${f.status}. Put the sheet away.`,
  work_order_not_released: (f) => `${f.workOrder} is planned, not released. A planner releases it.`,
  quantity_short: (f) =>
    f.available > 0
      ? `Only ${f.available} of these ${f.asked} can move. Report ${f.available} or fewer.`
      : (shortOfAll[f.action ?? ''] ?? 'No piece is left here to move.'),
  rework_step_needed: (f) => `Say to which step ${pieces(f.quantity)} go back for rework.`,
  rework_goes_back: (f) =>
    `Rework goes to the same or an earlier step, and ${f.toStep} comes later. Report the pieces as good instead.`,
  pieces_are_final: (f) => finalPieces[f.state] ?? `Pieces that are ${f.state} do not move by hand.`,
  nothing_moves: () => 'From and to are the same place. Choose where the pieces go.',
  work_in_process_full: (f) => `${f.operation} holds ${f.here} of ${f.limit}; ${f.asked} more do not fit.`,
  over_tolerance: (f) => `${f.asked} more than ordered is over the tolerance: ${f.allowed} allowed (${f.percent} %).`,
  not_reversible: (f) => `Only ${f.stillThere} of these ${f.quantity} are still there; the others were used since.`,
  already_reversed: (f) => `This was already undone${f.by === null ? '' : ` by ${f.by}`}.`,
  reversal_not_reversible: () => 'An undo is not undone. Report the pieces again instead.',
  held_needs_planner: (f) => `${pieces(f.held)} of ${f.workOrder} are held. A planner releases them first.`,
  target_below_entered: (f) =>
    `${pieces(f.entered)} of ${f.workOrder} were already released. The target cannot be below that.`,
  release_above_target: (f) =>
    f.left === 0
      ? `All pieces of ${f.workOrder} are released. Add pieces if more are wanted.`
      : `${f.workOrder} has ${pieces(f.left)} left to release, not ${f.asked}. Add pieces instead.`,
  scrap_already_replaced: (f) =>
    `${f.replaced} of these ${f.scrapped} are already replaced; ${f.asked} more is too many.`,
  not_a_scrap: () => 'That movement is not scrap that stands. Replace names the scrap it makes good.',
  not_on_hold: (f) => `${f.workOrder} is not on hold: it is ${f.status}.`,
  pieces_on_floor: (f) => `${pieces(f.onFloor)} of ${f.workOrder} are still on the floor. Finish or cancel them first.`,
  routing_empty: (f) => `${f.name} gives no operations. Choose a routing template or name the operations.`,
  step_in_use: (f) =>
    `${pieces(f.quantity)} are at ${f.operation} (step ${f.step}). Move them on before the step goes.`,
  step_passed: (f) =>
    `${pieces(f.passed)} already went through ${f.operation} (step ${f.step}). It stays in the routing.`,
  template_frozen: (f) =>
    `${f.name}, version ${f.version}, is used by ${f.workOrders} work orders and does not change. Start a new version.`,
  template_not_approved: (f) =>
    `${f.name} is not approved, and this shop makes parts by approved routings only. Approve it first.`,
  template_not_draft: (f) => `${f.name} is ${f.state}, not a draft.`,
  template_deprecated: (f) => `${f.name} is no longer used${f.replacedBy === null ? '' : `; take ${f.replacedBy}`}.`,
  template_elsewhere: (f) => `${f.name} belongs to another part than ${f.partSpecification}.`,
  part_scrubbed: (f) => `The files of ${f.part} were taken away for good. Upload the part as a new one.`,
  units_stated: (f) => `The file of ${f.part} states its units itself: ${f.units}. Export it in other units instead.`,
  not_recognised: (f) =>
    `${f.part} was not recognised as ${f.other}, so neither takes the other's place. Make it a revision instead.`,
  nothing_to_measure: (f) => `${f.part} has no file to measure. Upload one as its next revision.`,
  still_measuring: (f) => `${f.part} is being measured. Wait until its facts are there.`,
  already_there: (f) => `It is revision ${f.number} of ${f.part} already.`,
  reference_taken: (f) => `${f.customer} calls another part ${f.reference} already. Choose another number.`,
  equation_invalid: (f) =>
    `${f.name} cannot be run as it is written. Mend what is marked, or keep it as a draft that does not price.`,
  equation_not_draft: (f) => `${f.name} is ${f.state} and stays as it is. Save the text as a new version.`,
  not_the_live_one: (f) =>
    f.live === null
      ? `No equation is live where ${f.name} belongs. Look again, then publish it without replacing one.`
      : `Another equation is live than the one that ${f.name} was to replace. Look at it, then publish again.`,
  needs_review: (f) =>
    f.problem !== null && f.lines.length === 0
      ? `${f.quote} waits for a person: ${f.problem}`
      : `A person has to look at ${list(f.lines.map((line) => line.name))} first. Approve the price or type one.`,
  quote_empty: (f) => `${f.quote} has no lines. Add a part or an expense first.`,
  quote_not_open: (f) =>
    f.quoteStatus === 'accepted'
      ? `${f.quote} is an order by now and does not change any more. Clone it for another one.`
      : `${f.quote} is ${f.quoteStatus}. Reopen it to go on with it.`,
  quote_not_closed: (f) => `${f.quote} is ${f.quoteStatus}, neither declined nor expired. Go on with it as it is.`,
  quote_not_sent: (f) => `${f.quote} is being written and was not sent. Wait for it.`,
  quote_expired: (f) => `${f.quote} was valid until ${f.on}. Ask for it again.`,
  revision_superseded: (f) =>
    `Revision ${f.asked} of ${f.quote} was replaced by revision ${f.current}. Look at that one.`,
  choice_withdrawn: (f) =>
    `${list([...new Set(f.lines.flatMap((line) => line.choices))])} is no longer offered. Choose something else for ${list(f.lines.map((line) => line.name))}.`,
  no_price_to_approve: (f) => `There is no price of ${f.part} to approve. Type one.`,
  discount_refused: (f) => `The discount ${f.code} does not count: ${f.because}.`,
  shipping_unavailable: (f) => `${f.method} cannot be taken: ${f.because}. Choose another way.`,
  currency_not_taken: (f) => `This shop has no rate for ${f.currency}. Enter one in the sales settings first.`,
  order_closed: (f) => `${f.order} is ${f.state}. Nothing more is done with it.`,
  not_finished: (f) =>
    f.available === 0
      ? `No piece of ${f.part} is finished and still here. Ship it when it is.`
      : `Only ${f.available} of these ${f.asked} pieces of ${f.part} are finished and still here. Ship ${f.available} or fewer.`,
  status_in_use: (f) => `${f.orders} orders are in ${f.name}. Say where they go.`,
  last_status: (f) => `${f.name} is the only ${f.statusKind} status. Add another one first.`,
  number_passed: (f) => `Number ${f.asked} was handed out already. The next one is ${f.next}.`,
  shipment_taken_back: (f) => `Shipment ${f.shipment} of ${f.order} was taken back already.`,
  operation_in_use: (f) => `${f.operation} is used by ${f.by}. Take it out there first.`,
  station_without_operation: (f) => `${f.station} does no operation yet. Choose at least one.`,
  last_owner: (f) => `${f.name} is the only owner. Make somebody else an owner first.`,
  email_taken: (f) => `${f.email} already has a log-in. Use another address.`,
  badge_taken: (f) => `Badge ${f.badge} belongs to ${f.name}. Take another badge.`,
  board_changed: (f) =>
    `${f.by ?? 'Somebody'} changed the order in ${f.operation} just now. Look again, then move the card.`,
}

/** The English sentence of a refusal; screens in another language translate by code and numbers. */
export function sentenceOf<C extends RefusalCode>(code: C, facts: RefusalFacts[C]): string {
  return sentences[code](facts)
}

export const refusalCodes = Object.keys(sentences) as RefusalCode[]
