import type { AnswerOf } from '#api/contract/endpoint.ts'
import { projectEndpoints } from '#api/contract/projects.ts'
import { quoteEndpoints } from '#api/contract/quotes.ts'
import { ask } from '../server/queries.ts'

export type Project = AnswerOf<typeof projectEndpoints.read>
export type ProjectRow = AnswerOf<typeof projectEndpoints.list>['items'][number]

export const askProject = (id: string) => ask(projectEndpoints.read, { params: { id } })
export const askOpenProjects = () => ask(projectEndpoints.list, { query: { limit: 200 } })

/** What a change of a project makes stale. */
export const projectStale = [projectEndpoints.list.url, projectEndpoints.read.url, quoteEndpoints.read.url]
