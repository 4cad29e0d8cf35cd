import { v7 as uuidv7 } from 'uuid'
import type { TestClient } from './app.ts'
import { type Factory, tinyPng } from './factory.ts'
import { recordSampleMeasurements } from './measured-part.ts'
import type { Samples } from './sample-commands.ts'
import { anAddress, anOrder, aSentQuote } from './sample-customer-commands.ts'
import { upload } from './upload.ts'

/** A measured part of whoever visits the storefront. */
async function anOwnPart(make: Factory, visitor: TestClient): Promise<string> {
  const content = Buffer.concat([tinyPng, Buffer.from(uuidv7())])
  const sent = await upload(visitor, '/store/parts', { commandId: uuidv7() }, 'part.stl', content)
  if (sent.status !== 201) throw new Error(sent.text)
  const id = (sent.body.parts as { id: string }[])[0]?.id ?? ''
  await recordSampleMeasurements(make.shop.as('owner'), id)
  return id
}

async function aLine(make: Factory, visitor: TestClient) {
  const material = await make.made('/materials', { processId: make.shop.processId, name: make.name('PA') })
  const partRevisionId = await anOwnPart(make, visitor)
  return { partRevisionId, processId: make.shop.processId, materialId: material.id, quantity: 3 }
}

interface Basket {
  version: number
  lines: { id: string }[]
}

async function aBasket(make: Factory, visitor: TestClient): Promise<Basket> {
  const before = (await visitor.get('/store/basket')).body as unknown as Basket
  for (const { id } of before.lines) await visitor.post(`/store/basket/lines/${id}/remove`, { commandId: uuidv7() })
  const line = { commandId: uuidv7(), ...(await aLine(make, visitor)) }
  const added = await visitor.post('/store/basket/lines', line)
  if (added.status !== 201) throw new Error(added.text)
  return added.body as unknown as Basket
}

/** What guests and customers do in the storefront, and the holder of a quote's link. */
export const storeCommands: Samples = {
  'PATCH /store/parts/:id': async (make) => ({
    params: { id: await anOwnPart(make, make.owner) },
    body: { units: 'INCHES' },
  }),
  'POST /store/basket/lines': async (make) => ({ body: await aLine(make, make.owner) }),
  'PATCH /store/basket/lines/:id': async (make) => ({
    params: { id: (await aBasket(make, make.owner)).lines[0]?.id ?? '' },
    body: { quantity: 8 },
  }),
  'POST /store/basket/lines/:id/remove': async (make) => ({
    params: { id: (await aBasket(make, make.owner)).lines[0]?.id ?? '' },
    body: {},
  }),
  'POST /store/basket/references': async (make) => {
    const part = await make.part()
    const reference = make.name('HR')
    await make.made(`/customers/${make.shop.customerId}/references`, { reference, partSpecificationId: part.id })
    return { body: { reference, quantity: 2 }, as: make.customer }
  },
  'POST /store/orders/:id/reorder': async (make) => ({
    params: { id: (await anOrder(make)).id },
    body: {},
    as: make.customer,
  }),
  'POST /store/checkout': async (make) => ({
    body: {
      basketVersion: (await aBasket(make, make.customer)).version,
      expectedTotal: '0.00',
      shippingAddressId: (await anAddress(make)).id,
      payment: 'invoice',
    },
    as: make.customer,
  }),
  'PATCH /store/account': (make) => ({ body: { phone: '+47 22 11' }, as: make.customer }),
  'POST /store/addresses': (make) => ({
    body: { name: 'Halvorsen', line1: '1 Way', city: 'Oslo', country: 'NO' },
    as: make.customer,
  }),
  'PATCH /store/addresses/:id': async (make) => ({
    params: { id: (await anAddress(make)).id },
    body: { city: 'Bergen' },
    as: make.customer,
  }),
  'POST /quote-links/:token/messages': async (make) => ({
    params: { token: (await aSentQuote(make)).token },
    body: { text: 'Can it be black?' },
  }),
  'POST /quote-links/:token/accept': async (make) => ({
    params: { token: (await aSentQuote(make)).token },
    body: { revision: 1, purchaseOrder: 'PO-1' },
  }),
  'POST /quote-links/:token/decline': async (make) => ({
    params: { token: (await aSentQuote(make)).token },
    body: { revision: 1, reason: 'Too dear.' },
  }),
}
