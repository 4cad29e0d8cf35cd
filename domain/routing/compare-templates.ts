import { type StepContent, sameContent } from './routing-step.ts'

export type StepField = Exclude<keyof StepContent, 'operationId'>

const fields = [
  'instructions',
  'pictureHashes',
  'setUpMinutes',
  'runMinutes',
  'runPer',
  'stationIds',
] as const satisfies readonly StepField[]

/** One line of two routings side by side. */
export interface ComparedStep<S extends StepContent> {
  left: S | null
  right: S | null
  change: 'same' | 'changed' | 'added' | 'removed'
  /** In what they differ, where both are there. */
  differs: readonly StepField[]
}

/** Two versions of a routing side by side: as many steps as possible stand beside their own, in both orders. */
export function compareTemplates<S extends StepContent>(left: readonly S[], right: readonly S[]): ComparedStep<S>[] {
  const lines: ComparedStep<S>[] = []
  let l = 0
  let r = 0
  for (const [leftEnd, rightEnd] of [...pairs(left, right), [left.length, right.length] as const]) {
    for (const step of left.slice(l, leftEnd)) lines.push({ left: step, right: null, change: 'removed', differs: [] })
    for (const step of right.slice(r, rightEnd)) lines.push({ left: null, right: step, change: 'added', differs: [] })
    const a = left[leftEnd]
    const b = right[rightEnd]
    if (a !== undefined && b !== undefined) lines.push(beside(a, b))
    l = leftEnd + 1
    r = rightEnd + 1
  }
  return lines
}

function beside<S extends StepContent>(left: S, right: S): ComparedStep<S> {
  const differs = fields.filter((field) => !sameContent(left, { ...left, [field]: right[field] }))
  return { left, right, change: differs.length === 0 ? 'same' : 'changed', differs }
}

/** The longest run of steps of the same operations that both have in the same order; equal content is preferred. */
function pairs(left: readonly StepContent[], right: readonly StepContent[]): (readonly [number, number])[] {
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const at = (l: number, r: number) => best[l * width + r] ?? 0
  const together = (l: number, r: number) => {
    const a = left[l]
    const b = right[r]
    if (a === undefined || b === undefined || a.operationId !== b.operationId) return -1
    return 1 + (sameContent(a, b) ? 0.001 : 0) + at(l + 1, r + 1)
  }
  for (let l = left.length - 1; l >= 0; l -= 1) {
    for (let r = right.length - 1; r >= 0; r -= 1) {
      best[l * width + r] = Math.max(together(l, r), at(l + 1, r), at(l, r + 1))
    }
  }
  const found: (readonly [number, number])[] = []
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    if (together(l, r) >= Math.max(at(l + 1, r), at(l, r + 1))) found.push([l++, r++])
    else if (at(l + 1, r) >= at(l, r + 1)) l += 1
    else r += 1
  }
  return found
}
