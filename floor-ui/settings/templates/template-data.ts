import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { routingTemplateEndpoints } from '#api/contract/routing-templates.ts'
import type { StepContent } from '#domain/routing/routing-step.ts'
import { call } from '../../server/call.ts'
import { ask, queryKey } from '../../server/queries.ts'

export type Template = AnswerOf<typeof routingTemplateEndpoints.read>
type StepView = Template['steps'][number]

export const templateStale = [routingTemplateEndpoints.list.url, routingTemplateEndpoints.read.url]

export const askTemplate = (id: string) => ask(routingTemplateEndpoints.read, { params: { id } })

/** All versions of one template, the newest first. */
export const askVersions = (familyId: string) => ask(routingTemplateEndpoints.list, { query: { familyId, limit: 200 } })

/** Every template of the shop, page by page. */
export const askTemplates = () =>
  infiniteQueryOptions({
    queryKey: queryKey(routingTemplateEndpoints.list, { every: true }),
    queryFn: ({ pageParam, signal }) =>
      call(routingTemplateEndpoints.list, {
        query: { limit: 500, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  })

/** A step of a template as it is shown, compared and edited. `key` stays with it while it is moved. */
export interface TemplateStep extends StepContent {
  key: string
  operation: { id: string; name: string }
  stations: readonly { id: string; name: string }[]
}

export function stepsOf({ id, steps }: Pick<Template, 'id' | 'steps'>): TemplateStep[] {
  return steps.map((step) => ({ ...step, ...content(step), key: `${id} ${step.step}` }))
}

function content({ operation, stations }: StepView) {
  return { operationId: operation.id, stationIds: stations.map((each) => each.id) }
}

/** A step as the API takes it. */
export function askedStep(step: TemplateStep) {
  const { operationId, instructions, setUpMinutes, runMinutes, runPer } = step
  return {
    operationId,
    instructions,
    setUpMinutes,
    runMinutes,
    runPer,
    pictureHashes: [...step.pictureHashes],
    stationIds: [...step.stationIds],
  }
}

/** The number a step gets from its place: "010", "020". */
export function stepNumber(index: number): string {
  return String((index + 1) * 10).padStart(3, '0')
}

/** Versions beside which a template is usually looked at: the approved one before it, else the one before it. */
export function versionBefore(template: Template, versions: readonly Template[]): Template | null {
  const older = versions.filter((each) => each.templateVersion < template.templateVersion)
  return older.find((each) => each.state === 'approved') ?? older[0] ?? null
}
