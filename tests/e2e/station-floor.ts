import { expect, type Page, request } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { scan } from './wedge.ts'

export interface MadeWorkOrder {
  id: string
  number: string
}

/** A work order of its own for a test, made at the desk. */
export async function makeWorkOrder(quantity: number, operations: readonly string[]): Promise<MadeWorkOrder> {
  const desk = await signedInDesk()
  const found = await (await desk.get('/api/v1/operations?limit=100')).json()
  const parts = await (await desk.get('/api/v1/part-specifications?limit=1')).json()
  const steps = operations.map((name) => ({
    operationId: found.items.find((each: { name: string }) => each.name === name).id,
  }))
  const made = await desk.post('/api/v1/work-orders', {
    data: { commandId: uuidv7(), partSpecificationId: parts.items[0].id, quantity, routing: { steps } },
  })
  expect(made.status()).toBe(201)
  const workOrder = await made.json()
  await desk.dispose()
  return workOrder
}

/** How many pieces it has where, as the shop knows it. */
export async function quantitiesOf({ id }: MadeWorkOrder) {
  const desk = await signedInDesk()
  const { quantities } = await (await desk.get(`/api/v1/work-orders/${id}`)).json()
  await desk.dispose()
  return quantities
}

/** A planner's requests. */
export async function signedInDesk() {
  const desk = await request.newContext({ baseURL: process.env.E2E_URL ?? '' })
  await desk.post('/api/v1/session', { data: { email: 'planner@demo.routecard', password: 'routecard-demo' } })
  return desk
}

/** The code of a step on its sheet. */
export const traveller = ({ number }: MadeWorkOrder, step: string) => formatCode({ kind: 'work_order', number, step })
/** Lin Berger's badge; the PIN is 1234. */
export const lin = formatCode({ kind: 'badge', badge: '1002' })

/** A device that is this station already; nobody is signed in. */
export async function openStation(page: Page, station: string) {
  await page.goto('/station')
  await page.evaluate((code) => localStorage.setItem('routecard.station', code), station)
  await page.reload()
}

/** Signs in at a station that asks for the PIN. */
export async function signInWithPin(page: Page, badge: string, pin: string) {
  await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
  await scan(page, badge)
  await expect(page.getByText('PIN, 4 digits or more')).toBeVisible()
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).tap()
}

/** Lin Berger, signed in at a station that asks for the PIN. */
export async function workAt(page: Page, station: string) {
  await openStation(page, station)
  await signInWithPin(page, lin, '1234')
  await expect(page.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
}

/** The answer that fills the screen. */
export const answer = (page: Page) => page.getByRole('alertdialog')
