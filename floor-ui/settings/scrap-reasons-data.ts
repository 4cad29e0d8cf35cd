import type { AnswerOf } from '#api/contract/endpoint.ts'
import { scrapReasonEndpoints } from '#api/contract/floor.ts'
import { ask } from '../server/queries.ts'

export type ScrapReason = AnswerOf<typeof scrapReasonEndpoints.create>

export const askScrapReasons = () => ask(scrapReasonEndpoints.list, {})
