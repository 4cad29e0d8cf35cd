/** A quote as far as two of its revisions are compared. */
export interface ComparedQuote {
  lines: readonly ComparedLine[]
  totals: { discount: string; shipping: string; tax: string; total: string }
}

export interface ComparedLine {
  id: string
  name: string
  quantity: number
  unitPrice: string | null
  process: { name: string } | null
  material: { name: string } | null
  color: string | null
  infill: { name: string } | null
  precision: { name: string } | null
  postProcesses: readonly { name: string }[]
  leadTime: { name: string } | null
  comment: string
}

export interface DiffEntry {
  kind: 'added' | 'removed' | 'changed'
  lineId: string | null
  name: string
  /** What of it changed; null for a line that came or went. */
  field: string | null
  before: string | null
  after: string | null
}

const fieldsOf: Record<string, (line: ComparedLine) => string | null> = {
  name: (line) => line.name,
  quantity: (line) => String(line.quantity),
  unitPrice: (line) => line.unitPrice,
  process: (line) => line.process?.name ?? null,
  material: (line) => line.material?.name ?? null,
  color: (line) => line.color,
  infill: (line) => line.infill?.name ?? null,
  precision: (line) => line.precision?.name ?? null,
  postProcesses: (line) => line.postProcesses.map((each) => each.name).join(', ') || null,
  leadTime: (line) => line.leadTime?.name ?? null,
  comment: (line) => line.comment || null,
}

/** What happened to a quote between two of its states: lines that came, went or changed, then the sums that did. */
export function diffOf(before: ComparedQuote | null, after: ComparedQuote): DiffEntry[] {
  const was = new Map((before?.lines ?? []).map((line) => [line.id, line]))
  const is = new Map(after.lines.map((line) => [line.id, line]))
  const gone = [...was.values()].filter((line) => !is.has(line.id))
  const lines = [...is.values()].flatMap((line) => {
    const earlier = was.get(line.id)
    return earlier ? changesOf(earlier, line) : [wholeLine('added', line)]
  })
  return [...lines, ...gone.map((line) => wholeLine('removed', line)), ...sums(before, after)]
}

function wholeLine(kind: 'added' | 'removed', line: ComparedLine): DiffEntry {
  const words = `${line.quantity} × ${line.unitPrice ?? '–'}`
  const told = kind === 'added' ? { before: null, after: words } : { before: words, after: null }
  return { kind, lineId: line.id, name: line.name, field: null, ...told }
}

function changesOf(before: ComparedLine, after: ComparedLine): DiffEntry[] {
  return Object.entries(fieldsOf).flatMap(([field, read]) => {
    const values = { before: read(before), after: read(after) }
    if (values.before === values.after) return []
    return [{ kind: 'changed' as const, lineId: after.id, name: after.name, field, ...values }]
  })
}

function sums(before: ComparedQuote | null, after: ComparedQuote): DiffEntry[] {
  if (before === null) return []
  return (['discount', 'shipping', 'tax', 'total'] as const).flatMap((field) => {
    const values = { before: before.totals[field], after: after.totals[field] }
    if (values.before === values.after) return []
    return [{ kind: 'changed' as const, lineId: null, name: field, field, ...values }]
  })
}
