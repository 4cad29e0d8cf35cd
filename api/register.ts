import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AnswerOf, BodyOf, Endpoint, ParamsOf, QueryOf } from '#api/contract/endpoint.ts'
import { Problem } from '#api/contract/shared.ts'
import type { CommandContext } from '#commands/context.ts'
import { assert } from '#domain/assert.ts'
import type { ApiContext } from './context.ts'
import { callerOf, checkAccess, checkOrigin, countsAsUse } from './guards/access.ts'
import type { Caller } from './guards/session-book.ts'
import type { LiveSocket } from './live/live-socket.ts'

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}

/** What a handler is given: the request as the contract describes it, and who asks. */
export interface Call<E extends Endpoint> {
  params: ParamsOf<E>
  query: QueryOf<E>
  body: BodyOf<E>
  caller: E['access']['roles'] extends 'public' ? Caller | null : Caller
  request: FastifyRequest
  reply: FastifyReply
}

/** What every command of this caller needs. */
export function commandContext(ctx: ApiContext, caller: Caller): CommandContext {
  return { db: ctx.db, actor: caller.actor, now: ctx.now, ring: ctx.ring }
}

export const prefix = '/api/v1'

interface Options {
  bodyLimitBytes?: number
  /** Tries per minute and address, for doors that are open to everybody. */
  triesPerMinute?: number
  /** For a very large answer whose shape a test holds: written plainly, which is ten times as fast as by its schema. */
  plainAnswer?: boolean
  /** Judged after who may call, for what this door alone must know. */
  guard?: (request: FastifyRequest) => void
  /** What happens when the caller asks to upgrade to a websocket. */
  socket?: (socket: LiveSocket, request: FastifyRequest) => void
}

/**
 * Opens one door: who may call is judged before what was sent (401, 403, then 422), and the answer is written by the
 * contract's schema, so nothing leaves that it does not name. A handler may also send the reply itself.
 */
export function register<const E extends Endpoint>(
  app: FastifyInstance,
  ctx: ApiContext,
  endpoint: E,
  handle: (call: Call<E>) => Promise<AnswerOf<E> | FastifyReply | undefined>,
  options: Options = {},
): void {
  app.route({
    method: endpoint.method,
    url: prefix + endpoint.url,
    schema: schemaOf(endpoint),
    config: { endpoint, rateLimit: rateLimit(options) },
    ...(options.bodyLimitBytes === undefined ? {} : { bodyLimit: options.bodyLimitBytes }),
    ...(options.socket ? { wsHandler: options.socket } : {}),
    onRequest: async (request) => {
      const caller = await callerOf(ctx, request)
      if (endpoint.access.roles !== 'public' && caller === null) checkAccess(endpoint.access, caller)
      checkOrigin(ctx, request)
      options.guard?.(request)
      checkAccess(endpoint.access, caller)
      request.caller = caller
      if (caller !== null && countsAsUse(caller, request)) await ctx.sessions.touch(caller)
    },
    handler: async (request, reply) => {
      const { caller } = request
      assert(caller !== null || endpoint.access.roles === 'public', 'guards ran before the handler')
      reply.code(endpoint.status ?? 200)
      const call = {
        params: request.params,
        query: request.query,
        body: withLowerCaseId(request.body),
        caller,
        request,
        reply,
      }
      const answer = await handle(call as unknown as Call<E>)
      if (reply.sent || answer === reply) return reply
      if (options.plainAnswer) return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
      return endpoint.status === 204 ? reply.send() : answer
    },
  })
}

function schemaOf(endpoint: Endpoint) {
  const { params, query, body, response, status, produces, access } = endpoint
  return {
    summary: endpoint.summary,
    tags: [...endpoint.tags],
    ...(access.roles === 'public' ? { security: [] } : {}),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    ...(produces ? { produces: [produces] } : {}),
    response: { ...(response ? { [status ?? 200]: response } : {}), default: Problem },
  }
}

function rateLimit(options: Options): false | { max: number; timeWindow: number } {
  return options.triesPerMinute === undefined ? false : { max: options.triesPerMinute, timeWindow: 60_000 }
}

/** A UUID is the same in capitals; the receipt must know it again. */
function withLowerCaseId(body: unknown): unknown {
  if (body === null || typeof body !== 'object' || !('commandId' in body) || typeof body.commandId !== 'string') {
    return body
  }
  return { ...body, commandId: body.commandId.toLowerCase() }
}
