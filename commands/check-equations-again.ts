import { isDeepStrictEqual } from 'node:util'
import { v7 as uuidv7 } from 'uuid'
import { ask, reading, type Tx } from '#db/connect.ts'
import { enqueue } from '#db/queue.ts'
import { type EquationWithSource, equation, equationsInUse } from '#db/reads/equations.ts'
import { lockOwner, setDiagnostics } from '#db/stores/equations.ts'
import { type EquationDiagnostic, hasErrors } from '#pricing/equation/check/diagnostic.ts'
import type { PricingEngine } from '#pricing/pricing-engine.ts'
import type { CommandContext } from './context.ts'
import { checkFor } from './equation-scope.ts'
import { runCommand } from './run-command.ts'

/** After names that equations may use changed: variables of materials, colours, technologies, lead times. */
export const askToCheckEquations = (tx: Tx, ctx: CommandContext): Promise<void> =>
  enqueue(tx, 'check-equations', { shopId: ctx.actor.shopId })

/**
 * Holds every live equation and draft to what the shop has now, and keeps the remarks where they differ. A live one goes on
 * pricing whatever is found: whether it is replaced is for a person to say. Answers how many differ.
 */
export async function checkEquationsAgain(ctx: CommandContext, pricing: PricingEngine): Promise<number> {
  const { shopId } = ctx.actor
  const inUse = await ask(ctx.db, shopId, (reader) => equationsInUse(reader, shopId))
  let differ = 0
  for (const each of inUse) {
    const diagnostics = await checkFor({ db: ctx.db, shopId }, pricing, each, each.source)
    if (diagnostics === null || isDeepStrictEqual(diagnostics, each.diagnostics)) continue
    await keep(ctx, each, diagnostics)
    differ += 1
  }
  return differ
}

function keep(ctx: CommandContext, seen: EquationWithSource, diagnostics: EquationDiagnostic[]): Promise<object> {
  const { shopId } = ctx.actor
  const { id, scope, ownerId } = seen
  return runCommand(ctx, {
    name: 'check-equation-again',
    commandId: uuidv7(),
    content: { id, errors: diagnostics.filter(({ severity }) => severity === 'error').length },
    work: async (tx) => {
      await lockOwner(tx, shopId, scope, ownerId)
      const now = await equation(reading(tx), shopId, id)
      // Saved or replaced meanwhile: that was a check of its own.
      if (now === null || now.hash !== seen.hash || now.state !== seen.state) return { answer: {}, events: [] }
      const runnable = now.state === 'live' ? now.runnable : !hasErrors(diagnostics)
      await setDiagnostics(tx, shopId, { id, diagnostics, runnable })
      const body = { equationId: id, scope, ownerId, state: now.state }
      return { answer: {}, events: [{ type: 'equation.changed' as const, body }], subject: now.name }
    },
  })
}
