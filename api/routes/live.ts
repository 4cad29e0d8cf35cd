import type { FastifyInstance } from 'fastify'
import { liveEndpoints } from '#api/contract/live.ts'
import { assert } from '#domain/assert.ts'
import { reject } from '#domain/decision.ts'
import type { ApiContext } from '../context.ts'
import { checkSiteOf } from '../guards/access.ts'
import { LiveSockets } from '../live/live-sockets.ts'
import { register } from '../register.ts'

export function registerLive(app: FastifyInstance, ctx: ApiContext): void {
  const sockets = new LiveSockets({ feed: ctx.feed, sessions: ctx.sessions, log: ctx.log })
  app.addHook('preClose', async () => sockets.stop())
  register(
    app,
    ctx,
    liveEndpoints.live,
    () => reject('malformed', { field: 'upgrade', problem: 'this address speaks websocket' }),
    {
      socket: (socket, request) => {
        const { caller } = request
        assert(caller !== null, 'guards ran before the upgrade')
        const { since } = request.query as { since?: number }
        void sockets.follow(socket, caller, since)
      },
      // A browser sends cookies along when another site opens a socket.
      guard: (request) => checkSiteOf(ctx, request),
    },
  )
}
