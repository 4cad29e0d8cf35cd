import { sql } from 'kysely'
import { reading, type Tx } from '#db/connect.ts'
import { floorBoard } from '#db/reads/floor-board.ts'
import { type NewRank, type RankableCard, rankCard } from '#domain/board/rank-card.ts'
import { reject } from '#domain/decision.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface RankCard {
  commandId: string
  workOrderId: string
  step: string
  /** The work order whose card it shall stand behind; null: first. */
  after: string | null
  /** Of the column, as the planner saw it. */
  revision: number
}

export interface Ranked {
  operationId: string
  revision: number
  ranks: NewRank[]
}

/**
 * Places a card in its column. A planner who saw an older order is served all the same while the card to stand behind
 * is still there; else `board_changed` says who changed the column. Refuses `not_found` for a card that is not on the board.
 */
export function rankCardInColumn(ctx: CommandContext, asked: RankCard): Promise<Ranked> {
  const { commandId, ...content } = asked
  return runCommand(ctx, {
    name: 'rank-card',
    commandId,
    content,
    work: async (tx) => {
      const answer = await place(tx, ctx, asked)
      return {
        answer,
        events: [
          {
            type: 'board.ranked',
            body: { id: answer.operationId, version: answer.revision, by: ctx.actor.name, ranks: answer.ranks },
          },
        ],
        subject: `Board, ${asked.workOrderId}`,
      }
    },
  })
}

async function place(tx: Tx, ctx: CommandContext, asked: RankCard): Promise<Ranked> {
  const { shopId } = ctx.actor
  const operationId = known(await operationOf(tx, shopId, asked), 'card')
  const column = await lockColumn(tx, shopId, operationId)
  const { cards } = await floorBoard(reading(tx), shopId, ctx.now(), { operationId })
  const rankable: RankableCard[] = cards.map((card) => ({
    workOrderId: card.workOrder.id,
    step: card.step,
    rank: card.rank,
    workOrder: { ...card.workOrder, due: card.due },
  }))
  const moved = known(
    rankable.find((card) => card.workOrderId === asked.workOrderId && card.step === asked.step),
    'card',
  )
  const after =
    asked.after === null ? null : (rankable.find((card) => card.workOrderId === asked.after && card !== moved) ?? null)
  if (asked.after !== null && after === null) {
    reject('board_changed', {
      operation: column.name,
      revision: column.revision,
      by: column.by,
      at: column.at?.toISOString() ?? null,
    })
  }
  const ranks = rankCard(rankable, moved, after)
  await tx
    .insertInto('boardRanks')
    .values(ranks.map((rank) => ({ shopId, operationId, ...rank })))
    .onConflict((conflict) =>
      conflict
        .columns(['shopId', 'operationId', 'workOrderId', 'step'])
        .doUpdateSet((row) => ({ rank: row.ref('excluded.rank') })),
    )
    .execute()
  const revision = column.revision + 1
  await tx
    .updateTable('boardColumns')
    .set({ revision, changedBy: ctx.actor.personId, changedAt: ctx.now() })
    .where('shopId', '=', shopId)
    .where('operationId', '=', operationId)
    .execute()
  return { operationId, revision, ranks }
}

async function operationOf(tx: Tx, shopId: string, asked: RankCard): Promise<string | undefined> {
  const row = await tx
    .selectFrom('workOrderSteps')
    .select('operationId')
    .where('shopId', '=', shopId)
    .where('workOrderId', '=', asked.workOrderId)
    .where('step', '=', asked.step)
    .executeTakeFirst()
  return row?.operationId
}

interface Column {
  name: string
  revision: number
  by: string | null
  at: Date | null
}

/** Two planners in one column take turns. */
async function lockColumn(tx: Tx, shopId: string, operationId: string): Promise<Column> {
  await sql`insert into board_columns (shop_id, operation_id) values (${shopId}, ${operationId}) on conflict do nothing`.execute(
    tx,
  )
  const found = await sql<Column>`
    select o.name, c.revision, p.name as by, c.changed_at as at
    from board_columns c
    join operations o on o.shop_id = c.shop_id and o.id = c.operation_id
    left join people p on p.shop_id = c.shop_id and p.id = c.changed_by
    where c.shop_id = ${shopId} and c.operation_id = ${operationId}
    for update of c`.execute(tx)
  return known(found.rows[0], 'column')
}
