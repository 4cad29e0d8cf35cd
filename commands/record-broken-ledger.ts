import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Puts into the audit record that the nightly check found the ledger broken, and where. */
export function recordBrokenLedger(
  ctx: CommandContext,
  found: { commandId: string; sentence: string },
): Promise<object> {
  return runCommand(ctx, {
    name: 'record-broken-ledger',
    commandId: found.commandId,
    content: { sentence: found.sentence },
    work: async () => ({ answer: {}, events: [], subject: found.sentence }),
  })
}
