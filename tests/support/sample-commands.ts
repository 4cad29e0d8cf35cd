import type { TestClient } from './app.ts'
import type { Factory } from './factory.ts'
import { salesCommands } from './sales-samples.ts'
import { customerCommands } from './sample-customer-commands.ts'
import { storeCommands } from './sample-store-commands.ts'

/** A command that succeeds: the parameters of its address and its body, without the id of the command. */
export interface SampleCommand {
  params?: Record<string, string>
  body: Record<string, unknown>
  /** Who gives it; the owner unless said. */
  as?: TestClient
}

export type Samples = Record<string, (make: Factory) => Promise<SampleCommand> | SampleCommand>

const floor: Samples = {
  'POST /operations': (make) => ({ body: { name: make.name('Milling'), durationHours: 1.5, workInProcessLimit: 40 } }),
  'PATCH /operations/:id': async (make) => about(await make.operation(), { name: make.name('Turning') }),
  'PUT /operations/order': async (make) => {
    const { body } = await make.owner.get('/operations?limit=500')
    const ids = (body.items as { id: string }[]).map((each) => each.id)
    return { body: { operationIds: ids.reverse() } }
  },
  'POST /operations/:id/remove': async (make) => act(await make.operation()),
  'POST /stations': (make) => ({ body: { name: make.name('Bench'), operationIds: [make.operationId(0)] } }),
  'PATCH /stations/:id': async (make) => about(await make.station(), { bareScan: 'start', pin: 'off' }),
  'POST /stations/:id/remove': async (make) => act(await make.station()),
  'POST /scrap-reasons': (make) => ({ body: { name: make.name('Bent'), operationIds: [make.operationId(0)] } }),
  'PATCH /scrap-reasons/:id': async (make) =>
    about(await make.made('/scrap-reasons', { name: make.name('Torn') }), { name: make.name('Worn'), position: 0 }),
  'POST /scrap-reasons/:id/remove': async (make) => act(await make.made('/scrap-reasons', { name: make.name('Torn') })),
}

const catalogue: Samples = {
  'POST /customers': (make) => ({ body: { name: make.name('Kessler') } }),
  'PATCH /customers/:id': async (make) =>
    about(await make.made('/customers', { name: make.name('Kessler') }), { name: make.name('Moreau') }),
  'POST /technologies': (make) => ({ body: { name: make.name('FDM') } }),
  'PATCH /technologies/:id': async (make) => about(await make.technology(), { name: make.name('SLS') }),
  'POST /processes': async (make) => ({
    body: {
      name: make.name('FDM fine'),
      technologyId: (await make.technology()).id,
      operationIds: [make.operationId(1)],
    },
  }),
  'PATCH /processes/:id': async (make) =>
    about(await make.made('/processes', { name: make.name('FDM') }), { operationIds: [make.operationId(0)] }),
  'POST /processes/:id/materials/import': (make) => ({
    params: { id: make.shop.processId },
    body: { text: `Material\n${make.name('PLA')}\n` },
  }),
  'POST /materials': (make) => ({ body: { processId: make.shop.processId, name: make.name('PLA') } }),
  'PATCH /materials/:id': async (make) =>
    about(await make.made('/materials', { processId: make.shop.processId, name: make.name('PLA') }), {
      name: make.name('PETG'),
    }),
  'POST /infills': (make) => ({ body: { processId: make.shop.processId, name: make.name('20 %'), value: 0.2 } }),
  'PATCH /infills/:id': async (make) => about(await make.namedValue('/infills'), { value: 0.4 }),
  'POST /precisions': (make) => ({ body: { processId: make.shop.processId, name: make.name('Fine'), value: 0.1 } }),
  'PATCH /precisions/:id': async (make) => about(await make.namedValue('/precisions'), { name: make.name('Rough') }),
  'POST /post-processes': (make) => ({
    body: { name: make.name('Dyeing'), processIds: [make.shop.processId], colors: [{ name: 'Black' }] },
  }),
  'PATCH /post-processes/:id': async (make) => about(await make.postProcess(), { pricing: 'included' }),
  'POST /lead-times': (make) => ({ body: { name: make.name('Express'), buffer: 2, default: true } }),
  'PATCH /lead-times/:id': async (make) => about(await make.leadTime(), { buffer: 4 }),
  'POST /processes/:id/copy': (make) => ({ params: { id: make.shop.processId }, body: { name: make.name('Copy') } }),
  'POST /equations': (make) => ({
    body: { scope: 'PROCESS', ownerId: make.shop.processId, name: make.name('Flat'), source: 'done(5)' },
  }),
  'PATCH /equations/:id': async (make) => ({
    params: { id: (await make.equation()).id },
    body: { source: 'done(6)' },
  }),
  'POST /equations/:id/backtest': async (make) => ({
    params: { id: (await make.equation()).id },
    body: { from: '2026-10-01', to: '2026-11-21' },
  }),
  'POST /equations/:id/retire': async (make) => ({ params: { id: (await make.equation()).id }, body: {} }),
  'POST /equations/:id/publish': async (make) => {
    const { id } = await make.made('/equations', {
      scope: 'POST_PROCESS',
      ownerId: (await make.postProcess()).id,
      name: make.name('Flat'),
      source: 'done(5)',
    })
    return { params: { id }, body: { replaces: null } }
  },
  'POST /part-specifications': (make) => ({ body: { name: make.name('Gripper'), color: 'Black' } }),
  'PATCH /part-specifications/:id': async (make) => about(await make.part(), { productionNotes: 'Handle with care.' }),
}

const parts: Samples = {
  'PATCH /part-revisions/:id': async (make) => about(await make.revision(), { note: 'Wider.', units: 'INCHES' }),
  'POST /part-revisions/:id/measure': async (make) => act(await make.measuredRevision()),
  'POST /part-revisions/:id/move': async (make) => act(await make.revision(), { name: make.name('Moved') }),
  'POST /part-revisions/:id/merge': async (make) => {
    const [one, twin] = [await make.revision('same'), await make.revision('same')]
    return act(twin, { into: one.id })
  },
  'POST /part-revisions/:id/keep-apart': async (make) => act(await make.revision()),
  'PATCH /part-designs/:id': async (make) =>
    about(await make.design(), { name: make.name('Gripper'), customerId: make.shop.customerId, note: 'Fragile.' }),
  'POST /part-designs/:id/scrub': async (make) => act(await make.design()),
  'POST /part-designs/:id/notes': async (make) =>
    act(await make.design(), { kind: 'production', operationId: make.operationId(0), text: 'Hang by the bore.' }),
  'PATCH /part-notes/:id': async (make) => about(await make.note(), { text: 'Bore 44.5.' }),
  'POST /part-notes/:id/remove': async (make) => act(await make.note()),
  'POST /part-revisions/:id/comments': async (make) =>
    act(await make.revision(), {
      text: 'Is this edge sharp?',
      at: [1, 2, 3],
      camera: { position: [10, 10, 10], target: [1, 2, 3] },
    }),
  'PATCH /part-comments/:id': async (make) => about(await make.comment(), { resolved: true, shared: true }),
  'POST /part-comments/:id/remove': async (make) => act(await make.comment()),
  'POST /customers/:id/references': async (make) => ({
    params: { id: make.shop.customerId },
    body: {
      reference: make.name('HR'),
      partSpecificationId: (await make.part()).id,
      priceTiers: [{ quantity: 10, unitPrice: '17.90' }],
    },
  }),
  'PATCH /customer-references/:id': async (make) => about(await make.reference(), { priceTiers: [] }),
  'POST /customer-references/:id/remove': async (make) => act(await make.reference()),
  'POST /assemblies': async (make) => ({
    body: {
      name: make.name('Gripper, complete'),
      unitPrice: '80.00',
      parts: [{ partSpecificationId: (await make.part()).id, quantity: 2 }],
    },
  }),
  'PATCH /assemblies/:id': async (make) => about(await make.assembly(), { unitPrice: null }),
  'POST /assemblies/:id/remove': async (make) => act(await make.assembly()),
}

const house: Samples = {
  'PATCH /settings': async (make) => {
    const { body } = await make.owner.get('/settings')
    return { body: { version: body.version, undoMinutes: 30, timeZone: 'Europe/Berlin' } }
  },
  'POST /people': (make) => ({
    body: {
      name: 'Lin',
      role: 'operator',
      badge: String(Date.now()).slice(-9),
      pin: '1234',
      email: `${make.name('lin').replace(' ', '.')}@example.test`,
    },
  }),
  'PATCH /people/:id': async (make) =>
    about(
      await make.made('/people', {
        name: 'Jo',
        role: 'planner',
        email: `${make.name('jo').replace(' ', '.')}@example.test`,
      }),
      {
        name: 'Joanna',
        password: 'another long one',
      },
    ),
  'POST /api-keys': (make) => ({ body: { name: make.name('Key'), scopes: ['read', 'scan'] } }),
  'POST /api-keys/:id/revoke': async (make) =>
    act(await make.made('/api-keys', { name: make.name('Key'), scopes: ['read'] })),
}

const templates: Samples = {
  'POST /routing-templates': (make) => ({ body: { name: make.name('Dyed'), steps: make.steps() } }),
  'POST /part-specifications/:id/routing-templates': async (make) => ({
    params: { id: (await make.part()).id },
    body: {
      name: make.name('Plain'),
      steps: [
        { operationId: make.operationId(0), instructions: '**Upright.**', pictureHashes: [await make.picture()] },
      ],
    },
  }),
  'PATCH /routing-templates/:id': async (make) => about(await make.template(), { name: make.name('Renamed') }),
  'POST /routing-templates/:id/versions': async (make) => act(await make.template(undefined, 'approved')),
  'POST /routing-templates/:id/approve': async (make) => act(await make.template()),
  'POST /routing-templates/:id/default': async (make) => act(await make.template((await make.part()).id, 'approved')),
  'POST /routing-templates/:id/deprecate': async (make) => act(await make.template(undefined, 'approved')),
  'POST /routing-templates/:id/remove': async (make) => act(await make.template()),
}

const production: Samples = {
  'POST /work-orders': async (make) => ({
    body: {
      partSpecificationId: (await make.part()).id,
      quantity: 7,
      due: '2031-02-28',
      priority: 'high',
      routing: { automatic: true },
    },
  }),
  'PATCH /work-orders/:id': async (make) => about(await make.workOrder(), { due: '2031-03-01', priority: 90 }),
  'POST /work-orders/:id/release': async (make) => act(await make.workOrder({ release: false }), { quantity: 4 }),
  'POST /work-orders/:id/add': async (make) => act(await make.workOrder(), { quantity: 2 }),
  'POST /work-orders/:id/replace': async (make) => {
    const workOrder = await make.workOrder()
    const { movements } = await make.scanned(workOrder, { action: 'scrap', quantity: 3, reason: 'WARP' })
    return act(workOrder, { movementId: movements[0]?.id, quantity: 2 })
  },
  'POST /work-orders/:id/hold': async (make) => act(await make.workOrder(), { reason: 'The drawing changed.' }),
  'POST /work-orders/:id/resume': async (make) => {
    const workOrder = await make.workOrder()
    await make.made(`/work-orders/${workOrder.id}/hold`, {})
    return act(workOrder)
  },
  'POST /work-orders/:id/cancel': async (make) => act(await make.workOrder(), { reason: 'No longer wanted.' }),
  'POST /work-orders/:id/finish-short': async (make) => {
    const workOrder = await make.workOrder()
    await make.scanned(workOrder, { action: 'scrap', quantity: 10, reason: 'WARP' })
    return act(workOrder)
  },
  'PUT /work-orders/:id/routing': async (make) => ({
    params: { id: (await make.workOrder()).id },
    body: { steps: [{ step: '010', operationId: make.operationId(0) }], reason: 'Only printed.' },
  }),
  'POST /work-orders/:id/save-as-template': async (make) => act(await make.workOrder(), { name: make.name('Kept') }),
  'POST /scans': async (make) => ({
    body: { code: `W${String((await make.workOrder()).number)}`, station: 'S0', quantity: 4 },
  }),
  'POST /moves': async (make) => {
    const from = { step: '010', state: 'queued' }
    const move = { workOrderId: (await make.workOrder()).id, from, to: { step: '020', state: 'queued' }, quantity: 3 }
    return { body: { moves: [move] } }
  },
  'POST /movements/:id/reverse': async (make) => {
    const { movements } = await make.scanned(await make.workOrder(), { quantity: 2 })
    return { params: { id: movements[0]?.id ?? '' }, body: { reason: 'Wrong sheet.' } }
  },
  'POST /boards/floor/rank': async (make) => {
    const workOrder = await make.workOrder()
    const { body } = await make.owner.get('/boards/floor')
    const columns = body.columns as { operation: { id: string }; revision: number }[]
    const revision = columns.find((each) => each.operation.id === make.operationId(0))?.revision
    return { body: { workOrderId: workOrder.id, step: '010', after: null, revision } }
  },
}

/** One command that succeeds for each door that takes one. */
export const sampleCommands: Samples = {
  ...floor,
  ...catalogue,
  ...parts,
  ...house,
  ...templates,
  ...production,
  ...customerCommands,
  ...storeCommands,
  ...salesCommands,
}

function about(thing: { id: string; version: number }, change: Record<string, unknown>): SampleCommand {
  return { params: { id: thing.id }, body: { version: thing.version, ...change } }
}

function act(thing: { id: string }, body: Record<string, unknown> = {}): SampleCommand {
  return { params: { id: thing.id }, body }
}
