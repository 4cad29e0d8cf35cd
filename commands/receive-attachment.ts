import type { KeptFile } from '#domain/orders/basket-line.ts'
import type { CommandContext } from './context.ts'
import { type IncomingFile, keepFile } from './keep-file.ts'
import { runCommand } from './run-command.ts'

/** A drawing, a purchase order or a file of a message came in and lies in the store. */
export function receiveAttachment(
  ctx: CommandContext,
  asked: { commandId: string; file: IncomingFile },
): Promise<KeptFile> {
  const {
    commandId,
    file: { place, ...file },
  } = asked
  return runCommand(ctx, {
    name: 'receive-attachment',
    commandId,
    content: { file },
    work: async (tx) => {
      await keepFile(tx, ctx.actor.shopId, file)
      await place()
      const { hash, name, sizeBytes } = file
      return { answer: { hash, name, sizeBytes }, events: [], subject: name }
    },
  })
}
