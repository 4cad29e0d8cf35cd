import type { RefusalCode } from '../refusals.ts'

/**
 * Refusals that are no answer to the act itself: the person is asked to say more, may not do it, or named something that
 * does not exist. They leave no receipt, so the same id may come again complete. Every other refusal is kept for ever.
 */
const asksAgain: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'not_allowed',
  'not_your_station',
  'undo_needs_planner',
  'malformed',
  'not_found',
  'command_id_reused',
  'code_unknown',
  'code_misread',
  'action_needed',
  'quantity_needed',
  'reason_needed',
  'reason_unknown',
  'rework_step_needed',
  'step_unknown',
  'not_a_scan_action',
  'nothing_moves',
])

/** Whether a refused command's id is spent: what a person was told "was not counted" can never count later. */
export function keepsReceipt(code: RefusalCode): boolean {
  return !asksAgain.has(code)
}
