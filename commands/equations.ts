import { v7 as uuidv7 } from 'uuid'
import { ask, reading, type Tx } from '#db/connect.ts'
import { type EquationScope, type EquationWithSource, equation, liveEquationId } from '#db/reads/equations.ts'
import { lastChange } from '#db/reads/last-change.ts'
import { insertEquation, lockOwner, setLive, setRetired, updateDraft } from '#db/stores/equations.ts'
import { reject } from '#domain/decision.ts'
import { type EquationDiagnostic, hasErrors } from '#pricing/equation/check/diagnostic.ts'
import { equationHash } from '#pricing/equation/compile.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { checkFor, levelOf, ownerName } from './equation-scope.ts'
import { runCommand } from './run-command.ts'

interface Asked {
  scope: EquationScope
  ownerId?: string
  name: string
  source: string
  /** Keep a faulty text too, as a draft that cannot be run. */
  keep?: boolean
}

/**
 * Saves the next version of an owner's equation as a draft, checked against what its owner has. Refuses with
 * `equation_invalid` unless a faulty text is to be kept, with `not_found` and `malformed`.
 */
export async function createEquation(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: Asked & { commandId: string },
): Promise<EquationWithSource> {
  const { commandId, ...content } = asked
  const { shopId, personId } = ctx.actor
  const { scope, source } = content
  const ownerId = content.ownerId ?? null
  const diagnostics = await checkFor({ db: ctx.db, shopId }, pricing, { scope, ownerId }, source)
  return runCommand(ctx, {
    name: 'create-equation',
    commandId,
    content,
    work: async (tx) => {
      if ((scope === 'ORDER') !== (ownerId === null)) {
        const problem = scope === 'ORDER' ? 'an equation of the order has no owner' : 'says whose equation it is'
        reject('malformed', { field: 'ownerId', problem })
      }
      const checked = textOf(content, known(diagnostics, ownerName(content)))
      await lockOwner(tx, shopId, scope, ownerId)
      const id = uuidv7()
      const row = { id, scope, ownerId, ...checked, createdBy: personId, createdAt: ctx.now() }
      await insertEquation(tx, shopId, row)
      return changed(ctx, tx, id)
    },
  })
}

/**
 * Saves another text or name in the place of a draft's. Refuses with `equation_not_draft` for one that priced, with
 * `stale` when the draft has another text than the one it `replaces`, else as `createEquation` does.
 */
export async function updateEquation(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: { commandId: string; id: string; name?: string; source?: string; keep?: boolean; replaces?: string },
): Promise<EquationWithSource> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  const seen = await seenEquation(ctx, asked.id)
  const source = asked.source ?? seen?.source ?? ''
  const diagnostics = seen && (await checkFor({ db: ctx.db, shopId }, pricing, seen, source))
  return runCommand(ctx, {
    name: 'update-equation',
    commandId,
    content,
    work: async (tx) => {
      const { scope, ownerId } = known(seen, 'equation')
      await lockOwner(tx, shopId, scope, ownerId)
      const before = known(await equation(reading(tx), shopId, asked.id), 'equation')
      if (before.state !== 'draft') reject('equation_not_draft', { name: before.name, state: before.state })
      const seenHash = asked.replaces ?? (asked.source === undefined ? seen?.hash : before.hash)
      if (before.hash !== seenHash) await rejectStale(tx, ctx, asked.id)
      const { name, keep } = { name: before.name, ...content }
      // A text that is only renamed stays what it was, faulty or not.
      const kept = { keep: keep ?? asked.source === undefined }
      const checked = textOf({ scope, name, source, ...kept }, known(diagnostics, ownerName(before)))
      await updateDraft(tx, shopId, { id: asked.id, ...checked })
      return changed(ctx, tx, asked.id)
    },
  })
}

/**
 * Puts a version in the place of the live one that the person saw; an old version comes back the same way. Refuses with
 * `not_the_live_one` when another is live, and with `equation_invalid` when it cannot be run now.
 */
export async function publishEquation(
  ctx: CommandContext,
  pricing: PricingEngine,
  asked: { commandId: string; id: string; replaces: string | null },
): Promise<EquationWithSource> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  const seen = await seenEquation(ctx, asked.id)
  const diagnostics = seen && (await checkFor({ db: ctx.db, shopId }, pricing, seen, seen.source))
  return runCommand(ctx, {
    name: 'publish-equation',
    commandId,
    content,
    work: async (tx) => {
      const { id, scope, ownerId } = known(seen, 'equation')
      const found = known(diagnostics, 'owner of the equation')
      await lockOwner(tx, shopId, scope, ownerId)
      const { name, source, runnable } = known(await equation(reading(tx), shopId, id), 'equation')
      if (source !== seen?.source) await rejectStale(tx, ctx, id)
      if (!runnable || hasErrors(found)) reject('equation_invalid', { name, diagnostics: found })
      const live = await liveEquationId(reading(tx), shopId, scope, ownerId)
      if (live !== content.replaces) reject('not_the_live_one', { name, live, replaces: content.replaces })
      await setLive(tx, shopId, { id, replaces: live, diagnostics: found, at: ctx.now() })
      return changed(ctx, tx, id)
    },
  })
}

/** Puts a draft aside, or stops a live equation, so that a person prices what it priced. Refuses with `not_found`. */
export function retireEquation(ctx: CommandContext, asked: { commandId: string; id: string }) {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'retire-equation',
    commandId,
    content,
    work: async (tx) => {
      const { scope, ownerId } = known(await equation(reading(tx), shopId, asked.id), 'equation')
      await lockOwner(tx, shopId, scope, ownerId)
      await setRetired(tx, shopId, asked.id)
      return changed(ctx, tx, asked.id)
    },
  })
}

const seenEquation = (ctx: CommandContext, id: string) =>
  ask(ctx.db, ctx.actor.shopId, (reader) => equation(reader, ctx.actor.shopId, id))

/** What is kept of a text that was checked. Refuses with `equation_invalid` unless a faulty one is to be kept. */
function textOf({ scope, source, keep = false, ...rest }: Omit<Asked, 'ownerId'>, diagnostics: EquationDiagnostic[]) {
  const name = rest.name.trim()
  const runnable = !hasErrors(diagnostics)
  if (!runnable && !keep) reject('equation_invalid', { name, diagnostics })
  return { name, source, hash: equationHash(levelOf[scope], source), diagnostics, runnable }
}

/** The text was saved anew while it was being checked. */
async function rejectStale(tx: Tx, ctx: CommandContext, id: string): Promise<never> {
  const change = await lastChange(tx, ctx.actor.shopId, id)
  const { by = null, at = null } = change ?? {}
  return reject('stale', { what: 'equation', version: 0, by, at: at?.toISOString() ?? null })
}

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await equation(reading(tx), ctx.actor.shopId, id), 'equation')
  const body = { equationId: id, scope: answer.scope, ownerId: answer.ownerId, state: answer.state }
  return { answer, events: [{ type: 'equation.changed' as const, body }], subject: answer.name }
}
