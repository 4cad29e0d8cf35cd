import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { routingSources } from '#db/reads/routing-sources.ts'
import { orderedPart } from '#db/reads/sales/ordered-part.ts'
import { holdTemplates } from '#db/stores/routing-templates.ts'
import { nextNumber } from '#db/stores/shops.ts'
import { insertRouting, insertWorkOrder } from '#db/stores/work-orders.ts'
import { accept, reject } from '#domain/decision.ts'
import { type ChosenRouting, chooseRouting, type RoutingAsked } from '#domain/routing/choose-routing.ts'
import { freshStepNumbers } from '#domain/routing/step-numbers.ts'
import { type PriorityAsked, priorityOf, workOrderNumber } from '#domain/work-orders.ts'
import { checkAllExist, known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { followUpId } from './ledger/follow-up-id.ts'
import { releasePieces } from './release-pieces.ts'
import { runCommand } from './run-command.ts'

export interface CreateWorkOrder {
  commandId: string
  /** Left out: that of the requisition. */
  partSpecificationId?: string | undefined
  requisitionId?: string | undefined
  customerId?: string | null | undefined
  quantity: number
  /** A day of the shop, YYYY-MM-DD. */
  due?: string | null | undefined
  priority?: PriorityAsked | undefined
  note?: string | undefined
  routing?: RoutingAsked | undefined
  /** All pieces at once, unless it says false. */
  release?: boolean | undefined
}

/**
 * Makes a work order with a routing of its own, copied now and independent of every later change, and releases its pieces
 * to the first step. Answers its id. Refuses as `chooseRouting` does, and `not_found` for what this shop does not have.
 */
export async function createWorkOrder(
  ctx: CommandContext,
  asked: CreateWorkOrder,
): Promise<{ id: string; number: string }> {
  const { commandId, ...content } = asked
  const made = await runCommand(ctx, {
    name: 'create-work-order',
    commandId,
    content,
    work: async (tx) => {
      const answer = await makeWorkOrder(tx, ctx, asked)
      return {
        answer,
        events: [{ type: 'work_order.created', body: { ...answer, version: 1 } }],
        subject: answer.number,
      }
    },
  })
  if (asked.release !== false) {
    await releasePieces(ctx, { commandId: followUpId(commandId, 'release'), workOrderId: made.id })
  }
  return made
}

type Wanted = Omit<CreateWorkOrder, 'commandId' | 'release'>
type Asked = Wanted & { partSpecificationId: string }

/** The same inside a command that makes several; its pieces are released afterwards, through the ledger. */
export async function makeWorkOrder(
  tx: Tx,
  ctx: CommandContext,
  wanted: Wanted,
): Promise<{ id: string; number: string }> {
  const asked = await forRequisition(tx, ctx, wanted)
  return write(tx, ctx, asked, await choose(tx, ctx, asked))
}

/** What the line of an order says where nothing else was said. Refuses with `not_found` and `order_closed`. */
async function forRequisition(tx: Tx, ctx: CommandContext, wanted: Wanted): Promise<Asked> {
  const { requisitionId, partSpecificationId } = wanted
  if (requisitionId === undefined) {
    if (partSpecificationId !== undefined) return { ...wanted, partSpecificationId }
    return reject('malformed', { field: 'partSpecificationId', problem: 'say which part is to be made' })
  }
  const line = known(await orderedPart(reading(tx), ctx.actor.shopId, requisitionId), 'requisition')
  if (line.state === 'cancelled') reject('order_closed', { order: line.order, state: line.state })
  if (partSpecificationId !== undefined && partSpecificationId !== line.partSpecificationId) {
    reject('malformed', { field: 'partSpecificationId', problem: 'the requisition is for another part' })
  }
  const { partSpecificationId: made, customerId, due } = line
  return { customerId, due, ...wanted, partSpecificationId: made }
}

async function choose(tx: Tx, ctx: CommandContext, asked: Asked): Promise<ChosenRouting> {
  const { routing, partSpecificationId } = asked
  const templateId = routing && 'templateId' in routing ? (routing.templateId ?? null) : null
  const { shopId } = ctx.actor
  const ask = async () =>
    known(await routingSources(reading(tx), shopId, { partSpecificationId, templateId }), 'part specification')
  const seen = await ask()
  // Nobody changes the template between its copy and the work order that freezes it.
  const held = await holdTemplates(
    tx,
    shopId,
    [seen.named, seen.standard].flatMap((each) => (each ? [each.id] : [])),
  )
  const sources = held ? await ask() : seen
  if (sources.namedIsUnknown) reject('not_found', { what: 'routing template' })
  const chosen = accept(chooseRouting(routing, sources))
  await checkSteps(tx, shopId, chosen.steps)
  return chosen
}

/** Operations and stations that the steps name are of this shop and in use. */
export async function checkSteps(
  tx: Tx,
  shopId: string,
  steps: readonly { operationId: string; stationIds: readonly string[] }[],
): Promise<void> {
  await checkAllExist(
    tx,
    shopId,
    'operations',
    'operation',
    steps.map((step) => step.operationId),
  )
  await checkAllExist(
    tx,
    shopId,
    'stations',
    'station',
    steps.flatMap((step) => step.stationIds),
  )
}

async function write(tx: Tx, ctx: CommandContext, asked: Asked, chosen: ChosenRouting) {
  const { shopId, personId } = ctx.actor
  if (asked.customerId) await checkCustomer(tx, shopId, asked.customerId)
  const id = uuidv7()
  const number = await nextNumber(tx, shopId, 'work_order')
  const now = ctx.now()
  await insertWorkOrder(tx, shopId, {
    id,
    number,
    partSpecificationId: asked.partSpecificationId,
    requisitionId: asked.requisitionId ?? null,
    customerId: asked.customerId ?? null,
    routingTemplateId: chosen.templateId,
    routingEdited: chosen.edited,
    target: asked.quantity,
    priority: priorityOf(asked.priority ?? 'normal'),
    due: asked.due ?? null,
    note: asked.note?.trim() ?? '',
    createdBy: personId,
    createdAt: now,
  })
  const steps = freshStepNumbers(chosen.steps.length)
  const added = chosen.steps.map((content, index) => ({ ...content, step: steps[index] ?? '' }))
  const routing = {
    workOrderId: id,
    revision: 1,
    steps,
    reason: '',
    effectiveFrom: null,
    afterOrdinal: 0,
    madeBy: personId,
    madeAt: now,
  }
  await insertRouting(tx, shopId, routing, added)
  return { id, number: workOrderNumber(number) }
}

/** Refuses (`not_found`) when the id names no customer of this shop. */
export async function checkCustomer(tx: Tx, shopId: string, id: string): Promise<void> {
  const row = await tx
    .selectFrom('customers')
    .select('id')
    .where('shopId', '=', shopId)
    .where('id', '=', id)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  known(row, 'customer')
}
