import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { EquationScope, quoters } from './equations.ts'

const Starter = Type.Object({
  id: Type.String(),
  scope: EquationScope,
  name: Type.String(),
  description: Type.String(),
  technologies: Type.Array(Type.String()),
  materialVariables: Type.Array(
    Type.Object({
      name: Type.String(),
      unit: Type.Optional(Type.String()),
      description: Type.Optional(Type.String()),
      example: Type.Number(),
    }),
  ),
  source: Type.String(),
})

/** Help in writing equations, made from the texts that the check holds them to. */
export const equationReferenceEndpoints = {
  starters: endpoint({
    method: 'GET',
    url: '/equations/starters',
    summary: 'Equations to begin with',
    tags: ['prices'],
    access: quoters,
    response: Type.Object({ items: Type.Array(Starter) }),
  }),
  reference: endpoint({
    method: 'GET',
    url: '/equations/reference',
    summary: 'Every name that equations may use, the limits, a cookbook, and a prompt for an assistant',
    tags: ['prices'],
    access: quoters,
    response: Type.Object({
      names: Type.Array(
        Type.Object({
          name: Type.String({ description: 'As it is written in an equation: `specification.width`' }),
          type: Type.String(),
          description: Type.String(),
          scopes: Type.Array(EquationScope),
        }),
      ),
      limits: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
      cookbook: Type.Array(
        Type.Object({ title: Type.String(), text: Type.String(), scope: EquationScope, source: Type.String() }),
      ),
      prompt: Type.String({ description: 'To be copied to an assistant that shall write an equation' }),
    }),
  }),
}
