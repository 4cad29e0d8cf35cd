import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { updateDocumentSettings } from '#commands/document-settings.ts'
import { receivePicture } from '#commands/receive-files.ts'
import { updateStoreSettings } from '#commands/store-settings.ts'
import { type Maker, storeOf } from './maker.ts'

const setUpDaysAgo = 40 * 24 * 60

/** How Nordhaven Additive shows itself: at its storefront, and on its paper. */
export async function makeFaces(maker: Maker): Promise<void> {
  const owner = maker.owner(setUpDaysAgo)
  const { place, discard, hash, sizeBytes } = await storeOf(maker).stage(
    createReadStream(join(import.meta.dirname, 'logo.png')),
  )
  try {
    const file = { hash, sizeBytes, place, name: 'nordhaven.png', mediaType: 'image/png' }
    await receivePicture(owner, { commandId: maker.idOf('logo'), file })
  } finally {
    await discard()
  }
  await updateStoreSettings(owner, {
    commandId: maker.idOf('storefront'),
    logoHash: hash,
    accentColor: '#FFC62E',
    welcomeTitle: 'Parts from your file, priced while you look',
    welcomeText:
      'Upload a model, choose how it is made, and see the price and the day it leaves us. No account needed.',
    terms: 'Prices are net of VAT. Parts leave Bremen on the day that is shown. Drawings stay yours.',
    contactEmail: 'hello@nordhaven.example',
    contactPhone: '+49 421 555 010',
    registration: 'open',
  })
  await updateDocumentSettings(owner, {
    commandId: maker.idOf('documents'),
    color: '#FFC62E',
    company: 'Nordhaven Additive GmbH\nSpeicherstraße 14\n28195 Bremen, Germany',
    taxId: 'DE 123 456 789',
    bank: 'Sparkasse Bremen\nIBAN DE12 2905 0101 0012 3456 78\nBIC SBREDE22XXX',
    footer: '+49 421 555 010\nhello@nordhaven.example\nManaging director Henrik Voss',
  })
}
