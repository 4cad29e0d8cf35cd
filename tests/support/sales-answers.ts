import { v7 as uuidv7 } from 'uuid'
import type { TestClient } from './app.ts'

/** What the doors of quotes and orders tell, as far as tests read on from it. Which of it is there depends on the door. */
export interface Told {
  id: string
  number: string
  version: number
  revision: number
  name: string
  statusId: string
  code: string
  link: string
  shipped: number
  due: string
  nextCursor: string
  takenBackAt: string | null
  status: { id: string; name: string }
  lines: ToldLine[]
  requisitions: (ToldLine & { workOrders: { id: string; number: string }[] })[]
  totals: { subtotal: string; shipping: string; total: string; net: string; tax: string }
  order: Told
  quote: Told
  shipment: Told
  workOrders: { id: string; number: string; requisitionId: string }[]
  items: Told[]
  rows: { templates: Told[]; automatic: { name: string }[] }[]
  statuses: (Told & { revision: number })[]
  cards: Told[]
  entries: { field: string | null; before: string | null; after: string | null }[]
  changes: object[]
  counts: Record<string, number>
}

export interface ToldLine {
  id: string
  name: string
  quantity: number
  unitPrice: string | null
  lineTotal: string | null
  computedUnitPrice: string | null
  review: { reasons: string[] } | null
  ladder: { quantity: number; unitPrice: string | null }[]
}

interface Answer {
  status: number
  text: string
  body: Told
}

/** A person at a desk of sales: every act under a new id unless it names one. */
export function atDesk(client: TestClient) {
  const told = async (reply: Promise<{ status: number; text: string; body: unknown }>): Promise<Answer> => {
    const { status, text, body } = await reply
    return { status, text, body: body as Told }
  }
  const send = (method: 'POST' | 'PATCH' | 'PUT', url: string, body: object) =>
    told(client.send(method, url, { commandId: uuidv7(), ...body }))
  return {
    get: (url: string) => told(client.get(url)),
    post: (url: string, body: object = {}) => send('POST', url, body),
    patch: (url: string, body: object) => send('PATCH', url, body),
    put: (url: string, body: object) => send('PUT', url, body),
  }
}

export type Desk = ReturnType<typeof atDesk>
