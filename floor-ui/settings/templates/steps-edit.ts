import type { TemplateStep } from './template-data.ts'

/** The acts on the steps of a draft. */
export interface StepsEdit {
  change: (key: string, change: Partial<TemplateStep>) => void
  /** Moves a step to stand before the one that is at `to` now, or to the end. */
  move: (key: string, to: number) => void
  /** Adds a step after the named one, or at the end; answers its key. */
  add: (operation: { id: string; name: string }, after?: string) => string
  /** Puts a step of the other version where it stood: after the named one, or first. */
  putBack: (step: TemplateStep, after: string | null) => void
  remove: (key: string) => void
}

/** The acts over a list of steps, each of which gives the next list. */
export function stepsEdit(
  steps: readonly TemplateStep[],
  set: (steps: TemplateStep[]) => void,
  newKey: () => string,
): StepsEdit {
  const at = (key: string) => steps.findIndex((each) => each.key === key)
  return {
    change: (key, change) => set(steps.map((each) => (each.key === key ? { ...each, ...change } : each))),
    move: (key, to) => set(movedStep(steps, at(key), to)),
    add: (operation, after) => {
      const step = emptyStep(operation, newKey())
      set(after === undefined ? [...steps, step] : steps.toSpliced(at(after) + 1, 0, step))
      return step.key
    },
    putBack: (step, after) => set(steps.toSpliced(after === null ? 0 : at(after) + 1, 0, { ...step, key: newKey() })),
    remove: (key) => set(steps.filter((each) => each.key !== key)),
  }
}

/** The step at `from` at the place `to`; nothing moves where there is no such place. */
export function movedStep(steps: readonly TemplateStep[], from: number, to: number): TemplateStep[] {
  const step = steps[from]
  if (step === undefined || to < 0 || to >= steps.length) return [...steps]
  return steps.toSpliced(from, 1).toSpliced(to, 0, step)
}

export function emptyStep(operation: { id: string; name: string }, key: string): TemplateStep {
  return {
    key,
    operation,
    operationId: operation.id,
    instructions: '',
    pictureHashes: [],
    setUpMinutes: 0,
    runMinutes: 0,
    runPer: 'piece',
    stationIds: [],
    stations: [],
  }
}

/** The operation that a new step begins with: the next of the board that the routing does not have yet. */
export function nextOperation<O extends { id: string; name: string }>(
  steps: readonly TemplateStep[],
  operations: readonly O[],
): O | undefined {
  const used = new Set(steps.map((each) => each.operationId))
  const last = operations.findIndex((each) => each.id === steps.at(-1)?.operationId)
  return (
    operations.slice(last + 1).find((each) => !used.has(each.id)) ??
    operations.find((each) => !used.has(each.id)) ??
    operations[0]
  )
}
