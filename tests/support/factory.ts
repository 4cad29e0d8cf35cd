import { v7 as uuidv7 } from 'uuid'
import type { Reply, TestClient } from './app.ts'
import { recordSampleMeasurements } from './measured-part.ts'
import type { TestShop } from './shop.ts'
import { upload } from './upload.ts'

/** One pixel. */
export const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Thing {
  id: string
  version: number
  [field: string]: unknown
}

/** Makes things through the API as the owner, each with a name of its own. */
export class Factory {
  readonly shop: TestShop
  readonly owner: TestClient
  /** Somebody of the shop's customer, where a test needs one. */
  readonly customer: TestClient

  constructor(shop: TestShop, owner: TestClient, customer: TestClient = owner) {
    this.shop = shop
    this.owner = owner
    this.customer = customer
  }

  name(word: string): string {
    return `${word} ${uuidv7().slice(-8)}`
  }

  async made(url: string, body: object): Promise<Thing> {
    return this.#thing(await this.owner.post(url, { commandId: uuidv7(), ...body }), url)
  }

  operation = () => this.made('/operations', { name: this.name('Sawing') })
  technology = () => this.made('/technologies', { name: this.name('MJF') })
  namedValue = (url: '/infills' | '/precisions') =>
    this.made(url, { processId: this.shop.processId, name: this.name('Choice'), value: 0.2 })
  postProcess = (more: object = {}) =>
    this.made('/post-processes', { name: this.name('Dyeing'), processIds: [this.shop.processId], ...more })
  leadTime = () => this.made('/lead-times', { name: this.name('Standard'), buffer: 8 })
  equation = () =>
    this.made('/equations', {
      scope: 'PROCESS',
      ownerId: this.shop.processId,
      name: this.name('Flat'),
      source: 'done(5, 1)',
    })
  backtest = async () =>
    this.made(`/equations/${(await this.equation()).id}/backtest`, { from: '2026-10-01', to: '2026-11-21' })
  part = (more: object = {}) =>
    this.made('/part-specifications', { name: this.name('Gripper'), processId: this.shop.processId, ...more })

  /** A revision of a design of its own that waits to be measured; the same `content` is the same file. */
  async revision(content: string = uuidv7()): Promise<Thing> {
    const file = Buffer.from(`solid ${content}\nendsolid`)
    const sent = await upload(this.owner, '/parts', { commandId: uuidv7() }, `${this.name('part')}.stl`, file)
    const { id } = sent.body.partRevision as { id: string }
    return (await this.owner.get(`/part-revisions/${id}`)).body as Thing
  }

  /** One that a job has measured. */
  async measuredRevision(): Promise<Thing> {
    const { id } = await this.revision()
    await recordSampleMeasurements(this.shop.as('owner'), id)
    return (await this.owner.get(`/part-revisions/${id}`)).body as Thing
  }

  async design(): Promise<Thing> {
    const { design } = (await this.revision()) as unknown as { design: { id: string } }
    return (await this.owner.get(`/part-designs/${design.id}`)).body as Thing
  }

  note = async () =>
    this.made(`/part-designs/${(await this.design()).id}/notes`, { kind: 'remark', text: 'Ask before changing.' })
  comment = async () => this.made(`/part-revisions/${(await this.revision()).id}/comments`, { text: 'Sharp edge?' })
  reference = async () =>
    this.made(`/customers/${this.shop.customerId}/references`, {
      reference: this.name('HR'),
      partSpecificationId: (await this.part()).id,
      priceTiers: [{ quantity: 10, unitPrice: '17.90' }],
    })
  assembly = async () =>
    this.made('/assemblies', {
      name: this.name('Gripper, complete'),
      parts: [{ partSpecificationId: (await this.part()).id, quantity: 2 }],
    })

  project = () => this.made('/projects', { name: this.name('Gripper series'), customerId: this.shop.customerId })

  station(): Promise<Thing> {
    return this.made('/stations', { name: this.name('Bench'), operationIds: [this.operationId(0)] })
  }

  async template(partId?: string, state: 'draft' | 'approved' = 'draft'): Promise<Thing> {
    const url = partId === undefined ? '/routing-templates' : `/part-specifications/${partId}/routing-templates`
    const draft = await this.made(url, { name: this.name('Routing'), steps: this.steps() })
    return state === 'draft' ? draft : this.made(`/routing-templates/${draft.id}/approve`, {})
  }

  workOrder(more: object = {}): Promise<Thing> {
    return this.part().then((part) =>
      this.made('/work-orders', {
        partSpecificationId: part.id,
        quantity: 10,
        routing: { steps: this.steps() },
        ...more,
      }),
    )
  }

  /** A scan of a work order at the first station, or at the one that is named. */
  async scanned(workOrder: Thing, more: object = {}): Promise<{ movements: { id: string }[] }> {
    const body = { commandId: uuidv7(), code: `W${String(workOrder.number)}`, station: 'S0', ...more }
    const reply = await this.owner.post('/scans', body)
    if (reply.status !== 200) throw new Error(`not scanned: ${reply.text}`)
    return reply.body as { movements: { id: string }[] }
  }

  async picture(): Promise<string> {
    const sent = await upload(this.owner, '/files', { commandId: uuidv7() }, 'fixture.png', tinyPng)
    return String(sent.body.hash)
  }

  steps = () => this.shop.operations.map(({ id }) => ({ operationId: id }))

  operationId(index: number): string {
    const operation = this.shop.operations[index]
    if (!operation) throw new Error('the shop has no such operation')
    return operation.id
  }

  #thing(reply: Reply, url: string): Thing {
    if (reply.status >= 300) throw new Error(`POST ${url}: ${reply.text}`)
    return reply.body as Thing
  }
}
