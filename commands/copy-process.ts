import { v7 as uuidv7 } from 'uuid'
import { reading, type Tx } from '#db/connect.ts'
import { equation, liveEquationId } from '#db/reads/equations.ts'
import { type ProcessView, process } from '#db/reads/processes.ts'
import { insertEquation, setLive } from '#db/stores/equations.ts'
import { copyProcessContents } from '#db/stores/process-copy.ts'
import { insertProcess } from '#db/stores/processes.ts'
import { lockThing } from '#db/stores/things.ts'
import { equationHash } from '#pricing/equation/compile.ts'
import { known, nameTaken, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface CopyProcess {
  commandId: string
  id: string
  name: string
  /** The only customer that the copy is offered to; left out: as the first one. */
  customerOrganisationId?: string | null
}

/**
 * Makes a process like another one, with its materials, choices, post-processes and live equation, so that both go their
 * own ways from here: for a customer with own rates. Refuses with `not_found` and `name_taken`.
 */
export function copyProcess(ctx: CommandContext, asked: CopyProcess): Promise<ProcessView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'copy-process',
    commandId,
    content,
    work: async (tx) => {
      const name = content.name.trim()
      const { customerOrganisationId: customerId } = content
      known(await lockThing(tx, 'processes', shopId, content.id), 'process')
      if (customerId) known(await lockThing(tx, 'customers', shopId, customerId), 'customer')
      const first = known(await process(reading(tx), shopId, content.id), 'process')
      const id = uuidv7()
      const row = {
        id,
        name,
        technologyId: first.technologyId,
        materialVariables: first.materialVariables,
        boundingBox: first.boundingBox,
        internal: first.internal,
        customerId: customerId === undefined ? first.customerOrganisationId : customerId,
      }
      await unlessTaken(insertProcess(tx, shopId, row), { processes_name: nameTaken('process', name) })
      await copyProcessContents(tx, shopId, { from: content.id, to: id })
      await copyLiveEquation(tx, ctx, { from: content.id, to: id })
      const answer = known(await process(reading(tx), shopId, id), 'process')
      return { answer, events: [{ type: 'process.changed', body: { id, version: answer.version } }], subject: name }
    },
  })
}

/** The copy is priced by the same text, as a version of its own. */
async function copyLiveEquation(
  tx: Tx,
  ctx: CommandContext,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const { shopId, personId } = ctx.actor
  const liveId = await liveEquationId(reading(tx), shopId, 'PROCESS', from)
  const live = liveId === null ? null : await equation(reading(tx), shopId, liveId)
  if (live === null) return
  const { name, source, diagnostics, runnable } = live
  const id = uuidv7()
  await insertEquation(tx, shopId, {
    id,
    scope: 'PROCESS',
    ownerId: to,
    name,
    hash: equationHash('process', source),
    source,
    diagnostics,
    runnable,
    createdBy: personId,
    createdAt: ctx.now(),
  })
  await setLive(tx, shopId, { id, replaces: null, diagnostics, at: ctx.now() })
}
