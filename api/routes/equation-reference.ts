import type { FastifyInstance } from 'fastify'
import { equationReferenceEndpoints } from '#api/contract/equation-reference.ts'
import type { EquationLevel } from '#pricing/equation/inputs.ts'
import { starterEquations } from '#pricing/equation/starters.ts'
import { contractNames } from '#pricing/reference/contract-names.ts'
import { cookbook } from '#pricing/reference/cookbook.ts'
import { limitsInWords } from '#pricing/reference/limits.ts'
import { assistantPrompt } from '#pricing/reference/prompt.ts'
import type { ApiContext } from '../context.ts'
import { register } from '../register.ts'

const scopeOf = { process: 'PROCESS', 'post-process': 'POST_PROCESS', order: 'ORDER' } as const satisfies Record<
  EquationLevel,
  string
>

/** Help in writing equations: the same for every shop, and made of the texts that the check reads. */
export function registerEquationReference(app: FastifyInstance, ctx: ApiContext): void {
  const starters = starterEquations().map(({ level, technologies, materialVariables, ...starter }) => ({
    ...starter,
    scope: scopeOf[level],
    technologies: [...technologies],
    materialVariables: [...materialVariables],
  }))
  const reference = {
    names: contractNames().map(({ levels, ...name }) => ({ ...name, scopes: levels.map((level) => scopeOf[level]) })),
    limits: limitsInWords(),
    cookbook: cookbook.map(({ level, ...recipe }) => ({ ...recipe, scope: scopeOf[level] })),
    prompt: assistantPrompt(),
  }
  register(app, ctx, equationReferenceEndpoints.starters, async () => ({ items: starters }))
  register(app, ctx, equationReferenceEndpoints.reference, async () => reference)
}
