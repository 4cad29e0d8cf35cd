import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { inShop } from '#db/connect.ts'
import type { Factory } from './factory.ts'
import { recordSampleMeasurements } from './measured-part.ts'
import type { Samples } from './sample-commands.ts'
import { upload } from './upload.ts'

/** A quote with a priced line, sent; its id and the token of its link. */
export async function aSentQuote(make: Factory): Promise<{ id: string; token: string }> {
  const quote = await make.made('/quotes', { customerId: make.shop.customerId })
  await make.made(`/quotes/${quote.id}/lines`, { ...(await aLine(make)), quantity: 4, manualUnitPrice: '12.50' })
  const sent = await make.owner.post(`/quotes/${quote.id}/send`, { commandId: uuidv7() })
  if (sent.status !== 200) throw new Error(sent.text)
  return { id: quote.id, token: String(sent.body.link).split('/').at(-1) ?? '' }
}

/** An order of the shop's customer. */
export async function anOrder(make: Factory): Promise<{ id: string; quoteId: string }> {
  const { id } = await aSentQuote(make)
  const accepted = await make.owner.post(`/quotes/${id}/accept`, { commandId: uuidv7(), revision: 1 })
  if (accepted.status !== 200) throw new Error(accepted.text)
  return { id: (accepted.body.order as { id: string }).id, quoteId: id }
}

async function aLine(make: Factory) {
  const material = await make.made('/materials', { processId: make.shop.processId, name: make.name('PA') })
  const part = await make.part({ materialId: material.id })
  const partRevisionId = String((part.partRevision as { id: string }).id)
  await recordSampleMeasurements(make.shop.as('owner'), partRevisionId).catch(() => undefined)
  return { partRevisionId, processId: make.shop.processId, materialId: material.id }
}

export const aContact = (make: Factory) =>
  make.made(`/customers/${make.shop.customerId}/contacts`, {
    name: 'Dana',
    email: `${make.name('d').slice(2)}@example.test`,
  })

export const anAddress = (make: Factory) =>
  make.made(`/customers/${make.shop.customerId}/addresses`, {
    name: 'Halvorsen',
    line1: '1 Way',
    city: 'Oslo',
    country: 'NO',
  })

/** Mail that a server refused. */
export async function aFailedMail(make: Factory): Promise<string> {
  const { id } = await aSentQuote(make)
  const { body } = await make.owner.get(`/mails?quoteId=${id}`)
  const mailId = (body.items as { id: string }[])[0]?.id ?? ''
  await inShop(make.shop.db, make.shop.id, (tx) =>
    sql`update mails set state = 'failed' where id = ${mailId}`.execute(tx),
  )
  return mailId
}

export async function aMessage(make: Factory): Promise<string> {
  const { id } = await aSentQuote(make)
  return (await make.made(`/quotes/${id}/messages`, { text: 'Which colour?' })).id
}

export const anInvoice = async (make: Factory): Promise<string> =>
  (await make.made(`/orders/${(await anOrder(make)).id}/invoices`, {})).id

/** What sales do with customers, their paper and their mail. */
export const customerCommands: Samples = {
  'POST /customers/:id/contacts': (make) => ({
    params: { id: make.shop.customerId },
    body: { name: 'Dana', email: `${make.name('dana').replace(' ', '.')}@example.test` },
  }),
  'PATCH /contacts/:id': async (make) => ({ params: { id: (await aContact(make)).id }, body: { phone: '+47 22 00' } }),
  'POST /contacts/:id/remove': async (make) => ({ params: { id: (await aContact(make)).id }, body: {} }),
  'POST /customers/:id/addresses': (make) => ({
    params: { id: make.shop.customerId },
    body: { name: 'Halvorsen', line1: '1 Way', city: 'Oslo', country: 'NO' },
  }),
  'PATCH /addresses/:id': async (make) => ({ params: { id: (await anAddress(make)).id }, body: { city: 'Bergen' } }),
  'POST /addresses/:id/remove': async (make) => ({ params: { id: (await anAddress(make)).id }, body: {} }),
  'POST /customers/:id/merge': async (make) => ({
    params: { id: (await make.made('/customers', { name: make.name('Twin') })).id },
    body: { into: make.shop.customerId },
  }),
  'POST /customers/import': async (make) => {
    const csv = Buffer.from(`Company,E-mail\n${make.name('Imported')},${make.name('x').slice(2)}@example.test\n`)
    const sent = await upload(make.owner, '/customers/import/file', { commandId: uuidv7() }, 'customers.csv', csv)
    return { body: { fileHash: sent.body.fileHash } }
  },
  'POST /quotes/:id/messages': async (make) => ({
    params: { id: (await aSentQuote(make)).id },
    body: { text: 'Only we see this.', staffOnly: true },
  }),
  'POST /orders/:id/messages': async (make) => ({
    params: { id: (await anOrder(make)).id },
    body: { text: 'It is on its way.' },
  }),
  'POST /orders/:id/invoices': async (make) => ({ params: { id: (await anOrder(make)).id }, body: { send: true } }),
  'POST /mails/:id/retry': async (make) => ({ params: { id: await aFailedMail(make) }, body: {} }),
  'PATCH /store-settings': (make) => ({ body: { welcomeTitle: make.name('Hello'), accentColor: '#00aa55' } }),
  'PATCH /document-settings': (make) => ({
    body: { footer: make.name('Foot'), texts: { quote: { de: { intro: 'Gern.' } } } },
  }),
}
