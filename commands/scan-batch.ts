import { assert } from '#domain/assert.ts'
import { Refused } from '#domain/decision.ts'
import type { RefusalCode } from '#domain/refusals.ts'
import type { CommandContext } from './context.ts'
import { findWorkOrders } from './ledger/find-work-order.ts'
import { readCode, type ScanAnswer, type ScanInput, send, unreadable } from './scan.ts'

/** What became of one of many scans: its answer, or the refusal with its code, sentence and numbers. */
export type ScanResult =
  | ({ commandId: string; status: 'applied' | 'already_applied' } & Omit<ScanAnswer, 'outcome'>)
  | { commandId: string; status: 'refused'; code: RefusalCode; detail: string; facts: Record<string, unknown> }

/**
 * Scans that were kept while the station was offline, in the order in which they were made. One that is refused stops
 * none of the others; every one has its answer, in the same order.
 */
export async function scanBatch(ctx: CommandContext, scans: readonly ScanInput[]): Promise<ScanResult[]> {
  const read = scans.map((each) => readCode(each.code))
  const numbers = read.flatMap((code) => (code.ok ? [code.value.number] : []))
  const ids = await findWorkOrders(ctx.db, ctx.actor.shopId, [...new Set(numbers)])
  // All are sent in one go: the ledger keeps the scans of a work order in the order in which they come.
  return Promise.all(
    scans.map(async (each, index): Promise<ScanResult> => {
      const { commandId } = each
      try {
        const code = read[index]
        assert(code !== undefined, 'every code was read')
        if (!code.ok) return await unreadable(ctx, each, code.refusal)
        const { outcome, ...answer } = await send(ctx, each, code.value, ids.get(code.value.number))
        return { commandId, status: outcome, ...answer }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const { code, sentence, facts } = error.refusal
        return { commandId, status: 'refused', code, detail: sentence, facts }
      }
    }),
  )
}
