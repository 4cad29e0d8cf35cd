import type { documentSettingsEndpoints } from '#api/contract/documents.ts'
import type { AnswerOf } from '#api/contract/endpoint.ts'

/** How the shop's documents look. */
export type Paper = AnswerOf<typeof documentSettingsEndpoints.read>
