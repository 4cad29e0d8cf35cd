import type { FastifyInstance } from 'fastify'
import { operationEndpoints, scrapReasonEndpoints, stationEndpoints } from '#api/contract/floor.ts'
import { createOperation, orderOperations, removeOperation, updateOperation } from '#commands/operations.ts'
import { createScrapReason, removeScrapReason, updateScrapReason } from '#commands/scrap-reasons.ts'
import { createStation, removeStation, updateStation } from '#commands/stations.ts'
import { operation, operations } from '#db/reads/operations.ts'
import { pageOfShortList } from '#db/reads/page.ts'
import { scrapReasons } from '#db/reads/scrap-reasons.ts'
import { stationQueue } from '#db/reads/station-queue.ts'
import { station, stations } from '#db/reads/stations.ts'
import type { ApiContext } from '../context.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerFloor(app: FastifyInstance, ctx: ApiContext): void {
  registerOperations(app, ctx)
  registerStations(app, ctx)
  registerScrapReasons(app, ctx)
}

function registerOperations(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, order, remove } = operationEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => operations(reader, shopId, query)),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => operation(reader, shopId, params.id)), 'operation'),
  )
  register(app, ctx, create, ({ caller, body }) => createOperation(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    updateOperation(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, order, ({ caller, body }) => orderOperations(commandContext(ctx, caller), body))
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeOperation(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

function registerStations(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, create, update, remove, queue } = stationEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => stations(reader, shopId, query)),
  )
  register(app, ctx, read, async ({ caller, params }) =>
    found(await asking(ctx, caller, (reader, shopId) => station(reader, shopId, params.id)), 'station'),
  )
  register(app, ctx, create, ({ caller, body }) => createStation(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    updateStation(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeStation(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, queue, ({ caller, params }) =>
    asking(ctx, caller, async (reader, shopId) => {
      const place = found(await station(reader, shopId, params.id), 'station')
      return { station: place, ...(await stationQueue(reader, shopId, params.id, caller.actor, ctx.now())) }
    }),
  )
}

function registerScrapReasons(app: FastifyInstance, ctx: ApiContext): void {
  const { list, create, update, remove } = scrapReasonEndpoints
  register(app, ctx, list, async ({ caller, query }) =>
    pageOfShortList(await asking(ctx, caller, (reader, shopId) => scrapReasons(reader, shopId, ctx.now())), query),
  )
  register(app, ctx, create, ({ caller, body }) => createScrapReason(commandContext(ctx, caller), body))
  register(app, ctx, update, ({ caller, body, params }) =>
    updateScrapReason(commandContext(ctx, caller), { ...body, id: params.id }),
  )
  register(app, ctx, remove, ({ caller, body, params }) =>
    removeScrapReason(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}
