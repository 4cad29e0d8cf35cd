import { registerAjvFormats, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox'
import type { FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { Refused, refuse } from '#domain/decision.ts'

registerAjvFormats()

interface Flaw {
  keyword: string
  instancePath: string
  message: string
  params: Record<string, unknown>
}

/**
 * Checks what was sent against the contract. Bodies are taken as they are; the words of a query are turned into the
 * numbers and truth values they stand for. The first flaw is told by its field.
 */
export const validatorCompiler: FastifySchemaCompiler<TSchema> = (route) => {
  const validate = TypeBoxValidatorCompiler(route)
  const integers = route.httpPart === 'querystring' ? integersOf(route.schema) : []
  return (value: unknown) => {
    const broken = integers.find((name) => !isWhole((value as Record<string, unknown>)[name]))
    if (broken !== undefined) {
      return { error: new Refused(refuse('malformed', { field: broken, problem: 'is not a whole number' }).refusal) }
    }
    const verdict = validate(value)
    if (typeof verdict === 'object' && 'error' in verdict && verdict.error) {
      const flaws = verdict.error as unknown as Flaw[]
      return { error: new Refused(refuse('malformed', describe(flaws, String(route.httpPart ?? 'body'))).refusal) }
    }
    return verdict
  }
}

/** The words of a query that stand for whole numbers: read as such, "1.5" and "" would become some. */
function integersOf(schema: TSchema): string[] {
  const { properties = {} } = schema as { properties?: Record<string, { type?: string }> }
  return Object.entries(properties).flatMap(([name, each]) => (each.type === 'integer' ? [name] : []))
}

const isWhole = (word: unknown) => word === undefined || typeof word === 'number' || /^-?\d+$/.test(String(word))

function describe(flaws: Flaw[], part: string): { field: string; problem: string } {
  // The deepest place says most; among those, the last is the one that sums up a choice.
  const depth = (flaw: Flaw) => flaw.instancePath.split('/').length
  const flaw = flaws.reduce<Flaw | undefined>(
    (best, each) => (best && depth(best) >= depth(each) ? best : each),
    undefined,
  )
  if (!flaw) return { field: part, problem: 'is not as it should be' }
  const field = flaw.instancePath.slice(1).replaceAll('/', '.') || part
  const missing = flaw.params.requiredProperties
  if (flaw.keyword === 'required' && Array.isArray(missing)) {
    const name = String(missing[0])
    return { field: field === part ? name : `${field}.${name}`, problem: 'is missing' }
  }
  return { field, problem: problems[flaw.keyword]?.(flaw.params) ?? flaw.message }
}

const problems: Record<string, (params: Record<string, unknown>) => string> = {
  boolean: () => 'is not a known field',
  additionalProperties: (params) => `has the unknown field ${String(params.additionalProperties)}`,
  enum: (params) => `must be one of ${(params.allowedValues as unknown[]).join(', ')}`,
  const: (params) => `must be ${String(params.allowedValue)}`,
  format: (params) => `is not a ${String(params.format)}`,
  pattern: () => 'is not written as it should be',
  uniqueItems: () => 'names something twice',
  anyOf: () => 'is none of the kinds that are possible here',
}
