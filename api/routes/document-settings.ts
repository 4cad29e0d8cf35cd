import type { FastifyInstance } from 'fastify'
import { documentSettingsEndpoints } from '#api/contract/documents.ts'
import { updateDocumentSettings } from '#commands/document-settings.ts'
import { ask } from '#db/connect.ts'
import { contentOf } from '#db/files.ts'
import { documentShop } from '#db/reads/document-facts.ts'
import { type DocumentSettingsView, documentSettings } from '#db/reads/document-settings.ts'
import { drawDocument, drawLabels } from '#labels/documents/draw-document.ts'
import { sampleFacts } from '#labels/documents/sample-facts.ts'
import type { ApiContext } from '../context.ts'
import { asking } from '../questions.ts'
import { commandContext, register } from '../register.ts'
import { sendPdf } from '../send-pdf.ts'
import { logoUrl } from '../store/logo-url.ts'

/** How the shop's documents look, with a sample of what is not saved yet. */
export function registerDocumentSettings(app: FastifyInstance, ctx: ApiContext): void {
  const { read, update, preview } = documentSettingsEndpoints
  const shown = ({ logoHash, slug, ...view }: DocumentSettingsView) => ({ ...view, logoUrl: logoUrl(logoHash, slug) })
  register(app, ctx, read, async ({ caller }) => shown(await asking(ctx, caller, documentSettings)))
  register(app, ctx, update, async ({ caller, body }) =>
    shown(await updateDocumentSettings(commandContext(ctx, caller), body)),
  )
  register(app, ctx, preview, async ({ caller, body, reply }) => {
    const { kind, ...change } = body
    const shop = await ask(ctx.db, caller.shop.id, (reader) => documentShop(reader, caller.shop.id))
    const settings = { ...shop.settings, ...change }
    const load = (hash: string) => contentOf(ctx.files, hash)
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: shop.timeZone, dateStyle: 'short' }).format(ctx.now())
    const options = { shop: { ...shop, settings }, language: settings.language, printedAt: ctx.now(), load }
    if (kind !== 'delivery_label') {
      return sendPdf(reply, await drawDocument(sampleFacts(kind, day, caller.shop.currency), options), `${kind}.pdf`)
    }
    const facts = sampleFacts('packing_slip', day, caller.shop.currency)
    const address = {
      name: facts.customer.name,
      line1: '2210 Atwood Ave',
      postalCode: '53704',
      city: 'Madison',
      region: 'WI',
      country: 'US',
    }
    const label = { facts, address, tracking: '00340434161094015902', carrier: 'DHL', parcels: 1, size: 'A6' as const }
    return sendPdf(reply, await drawLabels(label, options), 'label.pdf')
  })
}
