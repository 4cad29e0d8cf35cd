import { reading } from '#db/connect.ts'
import { type DocumentSettingsView, documentSettings } from '#db/reads/document-settings.ts'
import type { DocumentSettingsFacts } from '#domain/document-facts.ts'
import { checkVersion } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

export interface UpdateDocumentSettings extends Partial<DocumentSettingsFacts> {
  commandId: string
  version?: number
  invoicePrefix?: string
}

/** Changes how the shop's documents look; invoices that were issued keep what they say. Refuses with `stale`. */
export function updateDocumentSettings(
  ctx: CommandContext,
  asked: UpdateDocumentSettings,
): Promise<DocumentSettingsView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-document-settings',
    commandId,
    content: { id: shopId, ...content },
    work: async (tx) => {
      const { version, texts, color, ...change } = content
      const { version: current } = await tx
        .selectFrom('documentSettings')
        .select('version')
        .where('shopId', '=', shopId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      await checkVersion(tx, ctx, { what: 'documents', id: shopId, asked: version, current })
      await tx
        .updateTable('documentSettings')
        .set({
          ...change,
          ...(color === undefined ? {} : { color: color.toUpperCase() }),
          ...(texts === undefined ? {} : { texts: JSON.stringify(texts) }),
          version: current + 1,
        })
        .where('shopId', '=', shopId)
        .execute()
      return {
        answer: await documentSettings(reading(tx), shopId),
        events: [{ type: 'settings.changed', body: { id: shopId } }],
        subject: 'Documents',
      }
    },
  })
}
