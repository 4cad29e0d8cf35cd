import type { Static, TObject, TSchema } from 'typebox'
import type { Role, Scope } from '#domain/people/roles.ts'

/** Who may call: anybody, anybody who has signed in, or these roles. API keys need the scope. */
export interface Access {
  roles: readonly Role[] | 'public' | 'signed_in'
  scope?: Scope
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`, with `:name` for parameters. */
  url: string
  summary: string
  tags: readonly string[]
  access: Access
  params?: TObject
  query?: TObject
  body?: TSchema
  /** The fields of a multipart form, in their order; read as they come, so this is for the description only. */
  form?: TObject
  /** What 200 (or `status`) answers; left out for files and sockets. */
  response?: TSchema
  /** 200 unless said otherwise. */
  status?: 200 | 201 | 204
  /** The media type where the answer is a file. */
  produces?: string
}

/** One door of the API as a value: the server registers it, OpenAPI describes it, the screens call it. */
export function endpoint<const E extends Endpoint>(description: E): E {
  return description
}

type StaticOr<S, D> = S extends TSchema ? Static<S> : D

export type ParamsOf<E extends Endpoint> = StaticOr<E['params'], undefined>
export type QueryOf<E extends Endpoint> = StaticOr<E['query'], undefined>
export type BodyOf<E extends Endpoint> = StaticOr<E['body'], undefined>
export type AnswerOf<E extends Endpoint> = StaticOr<E['response'], undefined>

export const everyone = { roles: 'public' } as const satisfies Access
export const signedIn = { roles: 'signed_in', scope: 'read' } as const satisfies Access
export const owners = { roles: ['owner'] } as const satisfies Access
export const configurers = { roles: ['owner', 'planner'], scope: 'configure' } as const satisfies Access
export const planners = { roles: ['owner', 'planner'], scope: 'plan' } as const satisfies Access
export const floor = { roles: ['owner', 'planner', 'sales', 'operator'], scope: 'read' } as const satisfies Access
export const scanners = { roles: ['owner', 'planner', 'operator'], scope: 'scan' } as const satisfies Access
