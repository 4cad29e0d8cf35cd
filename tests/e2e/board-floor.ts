import { randomUUID } from 'node:crypto'
import {
  type APIRequestContext,
  type Browser,
  expect,
  type Locator,
  type Page,
  type WebSocketRoute,
} from '@playwright/test'

const password = 'routecard-demo'

export type Desk = 'planner' | 'owner' | 'sales'

/** A person with a browser of their own, signed in at a desk of the sample shop. */
export async function atDesk(browser: Browser, desk: Desk, options: { width?: number; height?: number } = {}) {
  const { width = 1600, height = 1000 } = options
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: width <= 1024 })
  const answer = await context.request.post('/api/v1/session', {
    data: { email: `${desk}@demo.routecard`, password },
  })
  expect(answer.status()).toBe(200)
  const { user } = (await answer.json()) as { user: { name: string } }
  return { context, page: await context.newPage(), request: context.request, name: user.name }
}

export interface MadeWorkOrder {
  id: string
  number: string
  /** The operations of its route, in order. */
  operations: string[]
}

/** A customer whose work orders a filter shows alone. */
export async function makeCustomer(request: APIRequestContext): Promise<string> {
  const data = { commandId: randomUUID(), name: `Customer ${randomUUID().slice(0, 8)}` }
  const answer = await request.post('/api/v1/customers', { data })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

/** A work order of this test alone: its pieces queue at the first of four operations. */
export async function makeWorkOrder(
  request: APIRequestContext,
  quantity: number,
  customerId?: string,
): Promise<MadeWorkOrder> {
  const operations = await readJson<{ items: { id: string; name: string }[] }>(request, '/operations')
  const parts = await readJson<{ items: { id: string }[] }>(request, '/part-specifications')
  const route = operations.items.slice(0, 4)
  const answer = await request.post('/api/v1/work-orders', {
    data: {
      commandId: randomUUID(),
      partSpecificationId: parts.items[0]?.id,
      quantity,
      ...(customerId !== undefined && { customerId }),
      routing: { steps: route.map(({ id }) => ({ operationId: id })) },
    },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id, number } = (await answer.json()) as { id: string; number: string }
  return { id, number, operations: route.map(({ name }) => name) }
}

/** Where the pieces are, as the server knows it: `{ "010 queued": 12, "020 queued": 24 }`. */
export async function placesOf(request: APIRequestContext, id: string): Promise<Record<string, number>> {
  const { balances } = await readJson<{ balances: { step: string | null; state: string; quantity: number }[] }>(
    request,
    `/work-orders/${id}`,
  )
  return Object.fromEntries(
    balances.filter(({ quantity }) => quantity > 0).map(({ step, state, quantity }) => [`${step} ${state}`, quantity]),
  )
}

/** A move by the API: what another person does meanwhile. */
export async function move(request: APIRequestContext, id: string, from: string, to: string, quantity: number) {
  const answer = await request.post('/api/v1/moves', {
    data: {
      commandId: randomUUID(),
      moves: [{ workOrderId: id, from: { step: from, state: 'queued' }, to: { step: to, state: 'queued' }, quantity }],
    },
  })
  expect(answer.status(), await answer.text()).toBe(200)
}

/** The live line of a page, with somebody at the plug. */
export async function lineThatCanBeCut(page: Page): Promise<{ cut: () => void; mend: () => void }> {
  const open = new Set<WebSocketRoute>()
  let isCut = false
  await page.routeWebSocket(/\/api\/v1\/live/, (socket) => {
    if (isCut) {
      socket.close({ code: 1001 })
      return
    }
    socket.connectToServer()
    open.add(socket)
  })
  return {
    cut: () => {
      isCut = true
      for (const socket of open) socket.close({ code: 1001 })
      open.clear()
    },
    mend: () => {
      isCut = false
    },
  }
}

export function columnOf(page: Page, operation: string): Locator {
  return page.locator('[data-column]').filter({ has: page.getByRole('heading', { name: operation, exact: true }) })
}

export function cardIn(page: Page, operation: string, number: string): Locator {
  return columnOf(page, operation).locator('[data-card]').filter({ hasText: number })
}

/** Lifts a card with the mouse and lets it go over a place. */
export async function dragTo(page: Page, card: Locator, to: { x: number; y: number }) {
  const from = await boxOf(card)
  await page.mouse.move(from.x + 80, from.y + 60)
  await page.mouse.down()
  await page.mouse.move(from.x + 90, from.y + 66, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 10 })
  await page.mouse.up()
}

export async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = await boxOf(place)
  return { x: x + width / 2, y: y + height / 2 }
}

export async function boxOf(place: Locator) {
  const box = await place.boundingBox()
  if (box === null) throw new Error('what should be on the screen is not')
  return box
}

async function readJson<T>(request: APIRequestContext, url: string): Promise<T> {
  const answer = await request.get(`/api/v1${url}`)
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as T
}
