import { reading } from '#db/connect.ts'
import { storedFile } from '#db/reads/parts.ts'
import { type StoreSettingsView, storeSettings } from '#db/reads/store-settings.ts'
import { lockStoreSettings, type StoreChange, updateStoreSettings as write } from '#db/stores/store-settings.ts'
import { refuse, reject } from '#domain/decision.ts'
import { checkVersion, known, unlessTaken } from './checks.ts'
import type { CommandContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Changes how the storefront shows itself. Refuses with `stale` and `name_taken`, and a logo that no paper takes. */
export function updateStoreSettings(
  ctx: CommandContext,
  asked: StoreChange & { commandId: string; version?: number },
): Promise<StoreSettingsView> {
  const { commandId, ...content } = asked
  const { shopId } = ctx.actor
  return runCommand(ctx, {
    name: 'update-store-settings',
    commandId,
    content: { id: shopId, ...content },
    work: async (tx) => {
      const { version, ...change } = content
      const current = await lockStoreSettings(tx, shopId)
      await checkVersion(tx, ctx, { what: 'storefront', id: shopId, asked: version, current })
      if (change.logoHash) {
        const { mediaType } = known(await storedFile(reading(tx), shopId, change.logoHash), 'file')
        if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') {
          reject('malformed', { field: 'logoHash', problem: 'is not a PNG or JPEG picture, which paper needs' })
        }
      }
      const accent = change.accentColor === undefined ? {} : { accentColor: change.accentColor.toUpperCase() }
      const quantities =
        change.quantities === undefined ? {} : { quantities: [...new Set(change.quantities)].sort((a, b) => a - b) }
      await unlessTaken(write(tx, shopId, { ...change, ...accent, ...quantities, version: current + 1 }), {
        store_settings_slug: () => refuse('name_taken', { what: 'storefront', name: change.slug ?? '' }).refusal,
      })
      return {
        answer: await storeSettings(reading(tx), shopId),
        events: [{ type: 'settings.changed', body: { id: shopId } }],
        subject: 'Storefront',
      }
    },
  })
}
