import type { FastifyInstance } from 'fastify'
import { boardEndpoints } from '#api/contract/boards.ts'
import { rankCardInColumn } from '#commands/rank-card.ts'
import { ask } from '#db/connect.ts'
import { floorBoard } from '#db/reads/floor-board.ts'
import { wall } from '#db/reads/wall.ts'
import type { ApiContext } from '../context.ts'
import { commandContext, register } from '../register.ts'

export function registerBoards(app: FastifyInstance, ctx: ApiContext): void {
  register(
    app,
    ctx,
    boardEndpoints.floor,
    ({ caller, query }) =>
      ask(ctx.db, caller.shop.id, (reader) => floorBoard(reader, caller.shop.id, ctx.now(), query)),
    { plainAnswer: true },
  )
  register(app, ctx, boardEndpoints.wall, ({ caller }) =>
    ask(ctx.db, caller.shop.id, (reader) => wall(reader, caller.shop.id, ctx.now())),
  )
  register(app, ctx, boardEndpoints.rank, ({ body, caller }) => rankCardInColumn(commandContext(ctx, caller), body))
}
