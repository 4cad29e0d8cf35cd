import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { inShop, type Reader, type Tx } from '#db/connect.ts'
import { appendEvents, type NewEvent } from '#db/outbox.ts'
import { Refused, refuse } from '#domain/decision.ts'
import type { Refusal } from '#domain/refusals.ts'
import type { CommandContext } from './context.ts'

export interface Done<A> {
  answer: A
  events: readonly NewEvent[]
  /** Names the thing that was acted on, for the audit record. */
  subject?: string
  /** What the audit record says beside what was asked. */
  details?: Record<string, unknown>
}

export interface Command<A> {
  /** The name of the command, as its file is called. */
  name: string
  commandId: string
  /** What was asked, without the id: the same id with another content is refused. */
  content: unknown
  work: (tx: Tx) => Promise<Done<A>>
}

/**
 * One person's intent, applied once: receipt, work, events and audit in one transaction. The same id gives the same
 * answer, however often it is sent; a refusal by the rules keeps its receipt too, so what was told once stays told.
 * Throws `Refused`. The ledger's commands go through `ledger-batch.ts` instead.
 */
export async function runCommand<A>(ctx: CommandContext, command: Command<A>): Promise<A> {
  const contentHash = hashContent(command.content)
  const shopId = ctx.actor.shopId
  const outcome = await inShop(ctx.db, shopId, async (tx): Promise<Outcome<A>> => {
    const earlier = await claimReceipt(tx, ctx, command, contentHash)
    if (earlier) return earlier as Outcome<A>
    await sql`savepoint work`.execute(tx)
    try {
      const done = await command.work(tx)
      await keepReceipt(tx, ctx, command, contentHash, 200, done.answer)
      await writeAudit(tx, ctx, command.name, done.subject ?? null, withDetails(command.content, done.details))
      await appendEvents(tx, shopId, ctx.now(), done.events)
      return { answer: done.answer, rang: done.events.length > 0 }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await sql`rollback to savepoint work`.execute(tx)
      await keepReceipt(tx, ctx, command, contentHash, 409, error.refusal)
      return { refusal: error.refusal }
    }
  })
  if ('refusal' in outcome) throw new Refused(outcome.refusal)
  if (outcome.rang) ctx.ring(shopId)
  return outcome.answer
}

function withDetails(content: unknown, details: Record<string, unknown> | undefined): unknown {
  return details === undefined ? content : { ...(content as object), ...details }
}

type Outcome<A> = { answer: A; rang: boolean } | { refusal: Refusal }

/** A stable digest of what was asked: keys in order, so that the same content always hashes the same. */
export function hashContent(content: unknown): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(sorted(content)))
    .digest()
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]))
}

/** Takes the command id, waiting for a twin that is under way; answers with what was told before, if anything. */
async function claimReceipt(
  tx: Tx,
  ctx: CommandContext,
  command: Command<unknown>,
  contentHash: Buffer,
): Promise<Outcome<unknown> | null> {
  // Twins of the same id queue up here until the first one has committed.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${ctx.actor.shopId}:${command.commandId}`}, 0))`.execute(
    tx,
  )
  const receipt = await tx
    .selectFrom('receipts')
    .select(['command', 'contentHash', 'status', 'answer'])
    .where('shopId', '=', ctx.actor.shopId)
    .where('commandId', '=', command.commandId)
    .executeTakeFirst()
  if (!receipt) return null
  if (receipt.command !== command.name || !receipt.contentHash.equals(contentHash)) {
    await writeAudit(tx, ctx, 'command-id-reused', command.commandId, { first: receipt.command, second: command.name })
    return { refusal: refuse('command_id_reused', { commandId: command.commandId }).refusal }
  }
  if (receipt.status === 200) return { answer: receipt.answer, rang: false }
  return { refusal: receipt.answer as unknown as Refusal }
}

/**
 * Whether a command was answered before. For commands that prepare outside of its transaction: told again, they prepare
 * nothing and hear what was told.
 */
export async function wasTold(reader: Reader, shopId: string, commandId: string): Promise<boolean> {
  const receipt = await reader
    .selectFrom('receipts')
    .select('commandId')
    .where('shopId', '=', shopId)
    .where('commandId', '=', commandId)
    .executeTakeFirst()
  return receipt !== undefined
}

async function keepReceipt(
  tx: Tx,
  ctx: CommandContext,
  command: Command<unknown>,
  contentHash: Buffer,
  status: number,
  answer: unknown,
): Promise<void> {
  await tx
    .insertInto('receipts')
    .values({
      shopId: ctx.actor.shopId,
      commandId: command.commandId,
      command: command.name,
      contentHash,
      status,
      answer: JSON.stringify(answer ?? null),
      actorId: ctx.actor.personId,
      at: ctx.now(),
    })
    .execute()
}

/** Adds to the audit record. Secrets never come this far: commands that take them pass a content without them. */
export async function writeAudit(
  tx: Tx,
  ctx: CommandContext,
  act: string,
  subject: string | null,
  details: unknown,
): Promise<void> {
  await tx
    .insertInto('auditEntries')
    .values({
      shopId: ctx.actor.shopId,
      id: uuidv7(),
      at: ctx.now(),
      actorId: ctx.actor.personId,
      actorName: ctx.actor.name,
      act,
      subject,
      details: JSON.stringify(details ?? {}),
    })
    .execute()
}
