import type { AnswerOf } from '#api/contract/endpoint.ts'
import type { partRevisionEndpoints } from '#api/contract/part-revisions.ts'
import type { UploadRow } from './upload-store.ts'

export type Revision = AnswerOf<typeof partRevisionEndpoints.revision>

/** A line of the list: a file that is on its way, or one part that came of it. */
export interface UploadLine {
  key: string
  row: UploadRow
  /** Of a part that arrived; undefined while the shop was not asked yet. */
  revisionId: string | null
  revision: Revision | undefined
}

/** `asks`: somebody must say something; `going`: bytes or measuring; the rest is over. */
export type LineState = 'asks' | 'failed' | 'ready' | 'going'

/** How a line stands. */
export function stateOf({ row, revision }: UploadLine): LineState {
  if (row.state === 'refused' || row.state === 'broken') return 'failed'
  if (row.state !== 'received' || !revision) return 'going'
  if (revision.analysis === 'failed') return 'failed'
  if (asksForUnits(revision)) return 'asks'
  return revision.analysis === 'ready' ? 'ready' : 'going'
}

/** The file states no unit and nobody said one. */
export function asksForUnits({ unitsSaid, unitsProposals, analysis }: Revision): boolean {
  return analysis !== 'failed' && !unitsSaid && (unitsProposals?.length ?? 0) > 1
}

/** One line for each file on its way and each part that came of one; what needs somebody first. */
export function linesOf(rows: readonly UploadRow[], revisions: ReadonlyMap<string, Revision>): UploadLine[] {
  const lines = rows.flatMap((row): UploadLine[] => {
    if (!row.received) return [{ key: row.key, row, revisionId: null, revision: undefined }]
    return row.received.parts.map(({ partRevision: { id } }) => ({
      key: `${row.key} ${id}`,
      row,
      revisionId: id,
      revision: revisions.get(id),
    }))
  })
  const order: Record<LineState, number> = { asks: 0, failed: 1, ready: 2, going: 2 }
  return lines.toSorted((a, b) => order[stateOf(a)] - order[stateOf(b)])
}

/** "3 ready, 2 on the way, 2 need you" */
export function summaryOf(lines: readonly UploadLine[]): string {
  const count = (...states: LineState[]) => lines.filter((line) => states.includes(stateOf(line))).length
  const need = count('asks', 'failed')
  return [
    [count('ready'), 'ready'],
    [count('going'), 'on the way'],
    [need, need === 1 ? 'needs you' : 'need you'],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, words]) => `${number} ${words}`)
    .join(', ')
}

/** "0.2 MB", "18 kB" */
export function sizeWords(bytes: number, locale?: string): string {
  const [value, unit, digits] = bytes < 100_000 ? [bytes / 1000, 'kB', 0] : [bytes / 1_000_000, 'MB', 1]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${unit}`
}
