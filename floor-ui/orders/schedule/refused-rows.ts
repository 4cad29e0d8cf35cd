import { Refused } from '../../server/call.ts'

/** What the server said no to, row by row: by requisition the sentence. */
export function refusedRowsOf(error: Error | null): ReadonlyMap<string, string> {
  if (!(error instanceof Refused) || !Array.isArray(error.problem.rows)) return new Map()
  const rows = error.problem.rows as readonly { requisitionId?: unknown; detail?: unknown }[]
  return new Map(
    rows.flatMap(({ requisitionId, detail }) =>
      typeof requisitionId === 'string' && typeof detail === 'string' ? [[requisitionId, detail] as const] : [],
    ),
  )
}
