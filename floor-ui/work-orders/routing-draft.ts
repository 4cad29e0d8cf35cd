import type { AnswerOf, BodyOf } from '#api/contract/endpoint.ts'
import type { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import type { workOrderEndpoints } from '#api/contract/work-orders.ts'

export type Template = AnswerOf<typeof routingTemplateEndpoints.list>['items'][number]
export type RoutingAsked = NonNullable<BodyOf<typeof workOrderEndpoints.create>['routing']>

/** A step while its order is being edited; `from` is the number it has on the traveller now, null for a new one. */
export interface DraftStep {
  key: string
  from: string | null
  operation: { id: string; name: string }
  content: {
    instructions: string
    pictureHashes: string[]
    setUpMinutes: number
    runMinutes: number
    runPer: 'piece' | 'load'
    stationIds: string[]
  }
}

const empty: DraftStep['content'] = {
  instructions: '',
  pictureHashes: [],
  setUpMinutes: 0,
  runMinutes: 0,
  runPer: 'piece',
  stationIds: [],
}

export function newStep(operation: { id: string; name: string }, key: string): DraftStep {
  return { key, from: null, operation, content: empty }
}

interface StepView {
  step: string
  operation: { id: string; name: string }
  instructions: string
  pictureHashes: readonly string[]
  setUpMinutes: number
  runMinutes: number
  runPer: 'piece' | 'load'
  stations: readonly { id: string }[]
}

export function draftOf(steps: readonly StepView[]): DraftStep[] {
  return steps.map(({ step, operation, stations, instructions, pictureHashes, setUpMinutes, runMinutes, runPer }) => ({
    key: step,
    from: step,
    operation,
    content: {
      instructions,
      pictureHashes: [...pictureHashes],
      setUpMinutes,
      runMinutes,
      runPer,
      stationIds: stations.map((each) => each.id),
    },
  }))
}

export type Derived =
  | { steps: readonly { operation: { id: string; name: string } }[]; problem: string | null }
  | undefined

/** What Automatic would be, as steps that can be edited. */
export function derivedDraft(derived: Derived): DraftStep[] {
  return (derived?.steps ?? []).map(({ operation }, index) => {
    const step = String((index + 1) * 10).padStart(3, '0')
    return { key: step, from: step, operation, content: empty }
  })
}

/** A step as the API takes it. */
export function askedStep({ operation, content }: DraftStep) {
  return { operationId: operation.id, ...content }
}

export function sameOrder(a: readonly DraftStep[], b: readonly DraftStep[]): boolean {
  return (
    a.length === b.length &&
    a.every((step, index) => step.key === b[index]?.key && step.operation.id === b[index]?.operation.id)
  )
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const item = list[from]
  if (item === undefined || to < 0 || to >= list.length) return [...list]
  return list.toSpliced(from, 1).toSpliced(to, 0, item)
}
