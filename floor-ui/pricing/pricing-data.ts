import { backtestEndpoints } from '#api/contract/backtests.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'
import { equationReferenceEndpoints } from '#api/contract/equation-reference.ts'
import { equationEndpoints } from '#api/contract/equations.ts'
import { leadTimeEndpoints, postProcessEndpoints } from '#api/contract/pricing-choices.ts'
import { ask } from '../server/queries.ts'
import type { EquationOwner } from './owners.ts'

/** One version of an equation without its text. */
export type Version = AnswerOf<typeof equationEndpoints.list>['items'][number]
export type Equation = AnswerOf<typeof equationEndpoints.read>
export type Starter = AnswerOf<typeof equationReferenceEndpoints.starters>['items'][number]
export type PostProcess = AnswerOf<typeof postProcessEndpoints.read>
export type Backtest = AnswerOf<typeof backtestEndpoints.read>

export const askAllVersions = () => ask(equationEndpoints.list, { query: { limit: 500 } })
export const askPostProcesses = () => ask(postProcessEndpoints.list, { query: { limit: 500 } })
export const askLeadTimes = () => ask(leadTimeEndpoints.list, { query: { limit: 200 } })
export const askEquation = (id: string) => ask(equationEndpoints.read, { params: { id } })
export const askStarters = () => ask(equationReferenceEndpoints.starters, {})
export const askReference = () => ask(equationReferenceEndpoints.reference, {})
export const askBacktest = (id: string) => ask(backtestEndpoints.read, { params: { id } })
export const askBacktests = (equationId: string) => ask(backtestEndpoints.list, { params: { id: equationId } })

export const askVersions = (owner: EquationOwner) =>
  ask(equationEndpoints.list, { query: { limit: 200, ...whose(owner) } })

export const askContract = (owner: EquationOwner) => ask(equationEndpoints.contract, { query: whose(owner) })

/** How an owner is named to the server. */
export function whose({ scope, ownerId }: Pick<EquationOwner, 'scope' | 'ownerId'>) {
  return { scope, ...(ownerId === null ? {} : { ownerId }) }
}

/** What saving and publishing make stale. */
export const equationStale = [equationEndpoints.list.url, equationEndpoints.read.url, equationEndpoints.difference.url]
