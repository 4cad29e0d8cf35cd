import { STATUS_CODES } from 'node:http'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Problem as ProblemBody } from '#api/contract/shared.ts'
import { Refused, refuse } from '#domain/decision.ts'
import type { Refusal, RefusalCode } from '#domain/refusals.ts'

/** The facts of a refusal stand beside the fields that every problem has. */
type Problem = ProblemBody & Record<string, unknown>

/** What each refusal is in HTTP: 401 who are you, 403 not you, 404 no such thing, 409 the shop says no, 422 say it otherwise. */
export const statusOf = {
  not_signed_in: 401,
  credentials_wrong: 401,
  pin_needed: 401,
  sign_in_locked: 429,
  not_allowed: 403,
  not_your_station: 403,
  undo_needs_planner: 403,
  wrong_origin: 403,
  slow_down: 429,
  setup_done: 409,
  malformed: 422,
  malformed_cursor: 422,
  too_large: 413,
  file_unreadable: 422,
  not_found: 404,
  command_id_reused: 409,
  stale: 409,
  name_taken: 409,
  code_unknown: 404,
  code_misread: 422,
  action_needed: 422,
  quantity_needed: 422,
  reason_needed: 422,
  reason_unknown: 422,
  step_unknown: 422,
  not_a_scan_action: 422,
  nothing_to_undo: 409,
  not_for_this_station: 409,
  not_here_yet: 409,
  already_done: 409,
  on_hold: 409,
  work_order_closed: 409,
  work_order_not_released: 409,
  quantity_short: 409,
  rework_step_needed: 422,
  rework_goes_back: 409,
  pieces_are_final: 409,
  nothing_moves: 422,
  work_in_process_full: 409,
  over_tolerance: 409,
  not_reversible: 409,
  already_reversed: 409,
  reversal_not_reversible: 409,
  held_needs_planner: 409,
  target_below_entered: 409,
  release_above_target: 409,
  scrap_already_replaced: 409,
  not_a_scrap: 409,
  not_on_hold: 409,
  pieces_on_floor: 409,
  routing_empty: 409,
  step_in_use: 409,
  step_passed: 409,
  template_frozen: 409,
  template_not_approved: 409,
  template_not_draft: 409,
  template_deprecated: 409,
  template_elsewhere: 409,
  part_scrubbed: 409,
  units_stated: 409,
  not_recognised: 409,
  nothing_to_measure: 409,
  still_measuring: 409,
  already_there: 409,
  reference_taken: 409,
  equation_invalid: 422,
  equation_not_draft: 409,
  not_the_live_one: 409,
  code_wrong: 401,
  code_expired: 401,
  registration_closed: 409,
  store_closed: 409,
  awaiting_approval: 409,
  basket_changed: 409,
  basket_not_ready: 409,
  price_changed: 409,
  payment_not_offered: 409,
  invoice_exists: 409,
  merge_into_itself: 409,
  mail_not_failed: 409,
  needs_review: 409,
  quote_empty: 409,
  quote_not_open: 409,
  quote_not_closed: 409,
  quote_not_sent: 409,
  quote_expired: 409,
  revision_superseded: 409,
  choice_withdrawn: 409,
  no_price_to_approve: 409,
  discount_refused: 409,
  shipping_unavailable: 409,
  currency_not_taken: 409,
  order_closed: 409,
  not_finished: 409,
  status_in_use: 409,
  last_status: 409,
  number_passed: 409,
  shipment_taken_back: 409,
  operation_in_use: 409,
  station_without_operation: 422,
  last_owner: 409,
  email_taken: 409,
  badge_taken: 409,
  board_changed: 409,
} satisfies Record<RefusalCode, number>

/** Facts whose names a problem document needs for itself are told under another name. */
const factNames: Record<string, string> = { code: 'scanned', status: 'workOrderStatus', type: 'kind' }

/** A refusal as RFC 9457 says it: the numbers are fields beside the sentence. */
export function problemOf(refusal: Refusal): Problem {
  const status = statusOf[refusal.code]
  const facts = Object.entries(refusal.facts).map(([name, value]) => [factNames[name] ?? name, value])
  return { ...Object.fromEntries(facts), ...heading(status, refusal.code), detail: refusal.sentence }
}

function heading(status: number, code: string): Omit<ProblemBody, 'detail'> {
  return { type: `urn:routecard:problem:${code}`, status, title: STATUS_CODES[status] ?? 'Problem', code }
}

/** Answers an error: a refusal with its words, a fault or a bug without its inner life. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemFor(error, request)
  if (problem.status >= 500) {
    request.log.error({ err: error, requestId: request.id, method: request.method, url: request.url }, error.message)
  }
  const seconds = retryAfter(problem)
  if (seconds !== null) reply.header('retry-after', String(seconds))
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

function problemFor(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Refused) return problemOf(error.refusal)
  const refusal = refusalFor(error, request)
  if (refusal) return problemOf(refusal)
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') {
    return { ...heading(415, 'media_type'), detail: 'This is not a type of content that is understood here.' }
  }
  if (isOutage(error)) {
    const detail = 'The shop’s database does not answer just now. Try again in a moment; nothing was changed.'
    return { ...heading(503, 'come_back'), detail, requestId: request.id }
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return { ...heading(error.statusCode, 'bad_request'), detail: 'This request could not be understood.' }
  }
  const detail = `Something went wrong on our side. Tell support the number ${request.id}.`
  return { ...heading(500, 'internal'), detail, requestId: request.id }
}

function refusalFor(error: FastifyError, request: FastifyRequest): Refusal | null {
  const { code } = error
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return refuse('too_large', { limitBytes: request.routeOptions.bodyLimit ?? 0 }).refusal
  }
  if (
    code === 'FST_ERR_CTP_EMPTY_JSON_BODY' ||
    code === 'FST_ERR_CTP_INVALID_JSON_BODY' ||
    error.name === 'SyntaxError'
  ) {
    return refuse('malformed', { field: 'body', problem: 'is not readable JSON' }).refusal
  }
  if (code === 'FST_ERR_BAD_URL')
    return refuse('malformed', { field: 'address', problem: 'is not encoded as it should be' }).refusal
  if (code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH') {
    return refuse('malformed', { field: 'body', problem: 'is not as long as it says' }).refusal
  }
  // Text that no body can carry and an address can: PostgreSQL does not store the zero character.
  if (code === '22021' || code === '22P05') {
    return refuse('malformed', { field: 'body', problem: 'has a character in it that cannot be stored' }).refusal
  }
  if (code === '22007' || code === '22008') {
    return refuse('malformed', { field: 'date', problem: 'is not a day of our calendar' }).refusal
  }
  return null
}

const outages = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '57P05',
])
const retryable = new Set(['40001', '40P01', '55P03', '57014', '25P03'])

function isOutage(error: FastifyError & { syscall?: string }): boolean {
  const code = error.code ?? ''
  if (code === 'ENOENT') return error.syscall === 'connect'
  if (outages.has(code) || retryable.has(code) || /^(08|53)/.test(code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool|not queryable/.test(
    error.message,
  )
}

function retryAfter(problem: Problem): number | null {
  if (problem.status === 503) return 1
  if (problem.status !== 429) return null
  if (typeof problem.seconds === 'number') return problem.seconds
  return typeof problem.minutes === 'number' ? problem.minutes * 60 : 60
}
