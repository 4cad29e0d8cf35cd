import type { FastifyInstance } from 'fastify'
import { workOrderEndpoints } from '#api/contract/work-orders.ts'
import { addPieces } from '#commands/add-pieces.ts'
import { cancelWorkOrder } from '#commands/cancel-work-order.ts'
import { changeRoutingOfWorkOrder } from '#commands/change-routing.ts'
import { createWorkOrder } from '#commands/create-work-order.ts'
import { finishShort } from '#commands/finish-short.ts'
import { holdWorkOrder } from '#commands/hold-work-order.ts'
import { releasePieces } from '#commands/release-pieces.ts'
import { replaceScrap } from '#commands/replace-scrap.ts'
import { resumeWorkOrder } from '#commands/resume-work-order.ts'
import { saveAsTemplate } from '#commands/save-as-template.ts'
import { updateWorkOrder } from '#commands/update-work-order.ts'
import { movementsOf } from '#db/reads/movements.ts'
import { workOrder } from '#db/reads/work-order.ts'
import { workOrderList } from '#db/reads/work-order-list.ts'
import { reject } from '#domain/decision.ts'
import { parseWorkOrderName } from '#domain/work-orders.ts'
import type { ApiContext } from '../context.ts'
import type { Caller } from '../guards/session-book.ts'
import { asking, found } from '../questions.ts'
import { commandContext, register } from '../register.ts'

export function registerWorkOrders(app: FastifyInstance, ctx: ApiContext): void {
  const { list, read, movements } = workOrderEndpoints
  register(app, ctx, list, ({ caller, query }) =>
    asking(ctx, caller, (reader, shopId) => workOrderList(reader, shopId, query, ctx.now())),
  )
  register(app, ctx, read, ({ caller, params }) => view(ctx, caller, workOrderName(params.id)))
  register(app, ctx, movements, async ({ caller, params, query }) => {
    const asked = { ...query, workOrderId: params.id }
    const { actor } = caller
    return found(
      await asking(ctx, caller, (reader, shopId) => movementsOf(reader, shopId, asked, actor, ctx.now())),
      'work order',
    )
  })
  registerMaking(app, ctx)
  registerPieces(app, ctx)
  registerStanding(app, ctx)
}

/** The work order itself: made, changed, led another way. */
function registerMaking(app: FastifyInstance, ctx: ApiContext): void {
  const { create, update, changeRouting, saveAsTemplate: keep } = workOrderEndpoints
  register(app, ctx, create, async ({ caller, body }) => {
    const { id } = await createWorkOrder(commandContext(ctx, caller), body)
    return view(ctx, caller, id)
  })
  register(app, ctx, update, async ({ caller, params, body }) => {
    await updateWorkOrder(commandContext(ctx, caller), { ...body, id: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, changeRouting, async ({ caller, params, body }) => {
    await changeRoutingOfWorkOrder(commandContext(ctx, caller), { ...body, id: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, keep, ({ caller, params, body }) =>
    saveAsTemplate(commandContext(ctx, caller), { ...body, id: params.id }),
  )
}

/** Pieces that enter: released, added, or in the place of scrap. */
function registerPieces(app: FastifyInstance, ctx: ApiContext): void {
  const { release, add, replace } = workOrderEndpoints
  register(app, ctx, release, async ({ caller, params, body }) => {
    await releasePieces(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, add, async ({ caller, params, body }) => {
    await addPieces(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, replace, async ({ caller, params, body }) => {
    await replaceScrap(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
}

/** What a planner decides about the whole of it. */
function registerStanding(app: FastifyInstance, ctx: ApiContext): void {
  const { hold, resume, cancel, finishShort: short } = workOrderEndpoints
  register(app, ctx, hold, async ({ caller, params, body }) => {
    await holdWorkOrder(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, resume, async ({ caller, params, body }) => {
    await resumeWorkOrder(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, cancel, async ({ caller, params, body }) => {
    await cancelWorkOrder(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
  register(app, ctx, short, async ({ caller, params, body }) => {
    await finishShort(commandContext(ctx, caller), { ...body, workOrderId: params.id })
    return view(ctx, caller, params.id)
  })
}

/** A work order is asked for by id or by number; anything else is a slip of the pen, not a thing that is missing. */
function workOrderName(asked: string): string {
  if (parseWorkOrderName(asked) !== null) return asked
  return reject('malformed', { field: 'id', problem: 'is neither an id nor a number such as WO-000042' })
}

async function view(ctx: ApiContext, caller: Caller, idOrNumber: string) {
  return found(
    await asking(ctx, caller, (reader, shopId) => workOrder(reader, shopId, idOrNumber, ctx.now())),
    'work order',
  )
}
