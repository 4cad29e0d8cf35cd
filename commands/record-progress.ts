import { inShop } from '#db/connect.ts'
import { appendEvents } from '#db/outbox.ts'
import { setProgress } from '#db/stores/part-revisions.ts'
import { analysisStepCount } from '#domain/parts/analysis-progress.ts'
import type { CommandContext } from './context.ts'

/** Tells those who watch how far measuring has come. Nobody's act, so it keeps no receipt; said twice, it is said twice. */
export async function recordProgress(
  ctx: CommandContext,
  partRevisionId: string,
  step: { name: string; number: number },
): Promise<void> {
  const { shopId } = ctx.actor
  await inShop(ctx.db, shopId, async (tx) => {
    if (!(await setProgress(tx, shopId, partRevisionId, step))) return
    const body = { partRevisionId, step: step.number, of: analysisStepCount, name: step.name }
    await appendEvents(tx, shopId, ctx.now(), [{ type: 'part.progress', body }])
  })
  ctx.ring(shopId)
}
