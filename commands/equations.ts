import { v7 as uuidv7 } from 'uuid'
import { ask, reading, type Tx } from '#db/connect.ts'
import {
  type EquationScope,
  type EquationWithSource,
  equation,
  equationSurroundings,
  liveEquationId,
} from '#db/reads/equations.ts'
import type { MaterialVariable } from '#db/reads/processes.ts'
import { insertEquation, lockOwner, setLive } from '#db/stores/equations.ts'
import { reject } from '#domain/decision.ts'
import { type EquationDiagnostic, hasErrors } from '#pricing/equation/check/diagnostic.ts'
import { equationHash } from '#pricing/equation/compile.ts'
import type { ContractScope } from '#pricing/equation/contract.ts'
import type { EquationLevel } from '#pricing/equation/inputs.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import { known } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

const levels = { PROCESS: 'process', POST_PROCESS: 'post-process', ORDER: 'order' } as const satisfies Record<
  EquationScope,
  EquationLevel
>

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
  const { scope, source, name, keep = false } = content
  const ownerId = content.ownerId ?? null
  const diagnostics = await checkFor(ctx, pricing, scope, ownerId, source)
  return runCommand(ctx, {
    name: 'create-equation',
    commandId,
    content,
    work: async (tx) => {
      if ((scope === 'ORDER') !== (ownerId === null)) {
        const problem = scope === 'ORDER' ? 'an equation of the order has no owner' : 'says whose equation it is'
        reject('malformed', { field: 'ownerId', problem })
      }
      const found = known(diagnostics, scope === 'PROCESS' ? 'process' : 'post-process')
      const runnable = !hasErrors(found)
      if (!runnable && !keep) reject('equation_invalid', { name: name.trim(), diagnostics: found })
      await lockOwner(tx, shopId, scope, ownerId)
      const id = uuidv7()
      const hash = equationHash(levels[scope], source)
      const said = { id, scope, ownerId, name: name.trim(), hash, source, diagnostics: found, runnable }
      await insertEquation(tx, shopId, { ...said, createdBy: personId, createdAt: ctx.now() })
      return changed(ctx, tx, id)
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
  const seen = await ask(ctx.db, shopId, (reader) => equation(reader, shopId, asked.id))
  const diagnostics = seen && (await checkFor(ctx, pricing, seen.scope, seen.ownerId, seen.source))
  return runCommand(ctx, {
    name: 'publish-equation',
    commandId,
    content,
    work: async (tx) => {
      const { id, scope, ownerId, name, runnable } = known(seen, 'equation')
      const found = known(diagnostics, 'owner of the equation')
      await lockOwner(tx, shopId, scope, ownerId)
      if (!runnable || hasErrors(found)) reject('equation_invalid', { name, diagnostics: found })
      const live = await liveEquationId(reading(tx), shopId, scope, ownerId)
      if (live !== content.replaces) reject('not_the_live_one', { name, live, replaces: content.replaces })
      await setLive(tx, shopId, { id, replaces: live, diagnostics: found, at: ctx.now() })
      return changed(ctx, tx, id)
    },
  })
}

/** What the check says of a text for this owner; null when the shop has no such owner. */
async function checkFor(
  ctx: CommandContext,
  pricing: PricingEngine,
  scope: EquationScope,
  ownerId: string | null,
  source: string,
): Promise<EquationDiagnostic[] | null> {
  const { shopId } = ctx.actor
  const around = await ask(ctx.db, shopId, (reader) => equationSurroundings(reader, shopId, scope, ownerId))
  if (around === null) return null
  const { colors, technologies, leadTimes } = around
  const variables = variablesOf(around.materialVariables)
  return pricing.check(source, { level: levels[scope], colors, technologies, leadTimes, ...variables })
}

/** What every material in question has, and what only those of some processes have. */
function variablesOf(
  lists: MaterialVariable[][],
): Pick<ContractScope, 'materialVariables' | 'sometimesMaterialVariables'> {
  if (lists.length === 0) return {}
  const all = new Map(lists.flat().map((each) => [each.name, each]))
  const everywhere = (name: string) => lists.every((list) => list.some((each) => each.name === name))
  const described = [...all.values()].map(({ name, unit, description }) => ({
    name,
    ...(unit === null ? {} : { unit }),
    ...(description === null ? {} : { description }),
  }))
  return {
    materialVariables: described.filter(({ name }) => everywhere(name)),
    sometimesMaterialVariables: described.filter(({ name }) => !everywhere(name)),
  }
}

async function changed(ctx: CommandContext, tx: Tx, id: string) {
  const answer = known(await equation(reading(tx), ctx.actor.shopId, id), 'equation')
  const body = { equationId: id, ownerId: answer.ownerId, state: answer.state }
  return { answer, events: [{ type: 'process.changed' as const, body }], subject: answer.name }
}
