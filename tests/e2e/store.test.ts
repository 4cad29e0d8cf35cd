import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { atDesk } from './board-floor.ts'
import { codeSentTo, read, register, run, stretched, upload, visitor } from './store-customer.ts'

// Goal: the way of an order through three people, in real browsers: a customer uploads real files and orders, sales types
// the price of what had to be looked at, a planner schedules, the shop scans it through, the customer sees it shipped.

interface Quote {
  id: string
  version: number
  status: string
  lines: { id: string; name: string; review: object | null; unitPrice: string | null }[]
}

/** Parts of shapes that no other test has sent. */
function twoParts() {
  const factor = 1 + (Number.parseInt(randomUUID().slice(0, 4), 16) % 400) / 1000
  return {
    fits: { name: `bracket-${randomUUID().slice(0, 6)}.stl`, buffer: stretched('bracket_L.coarse.stl', factor) },
    tooLarge: {
      name: `frame-${randomUUID().slice(0, 6)}.stl`,
      buffer: stretched('block_hole.coarse.stl', factor * 30),
    },
  }
}

test('a customer orders real parts, sales prices one, and the shop makes and sends them', async ({ browser }) => {
  test.setTimeout(240_000)
  const { fits, tooLarge } = twoParts()
  const { page, request: customer } = await visitor(browser)
  const sales = await atDesk(browser, 'sales')
  const planner = await atDesk(browser, 'planner')
  const company = `Bright Prairie ${randomUUID().slice(0, 6)}`

  await test.step('a guest uploads two files, says their size, and puts them into the cart', async () => {
    await page.goto('/store')
    await upload(page, [fits, tooLarge])
    await expect(page.getByText('2 ready')).toBeVisible({ timeout: 60_000 })
    for (const file of [fits, tooLarge]) await configure(page, file.name, 6)
    await page.goto('/store/cart')
    await expect(page.getByText('2 parts, 12 pieces')).toBeVisible()
    await expect(page.getByText('Under review')).toBeVisible()
  })

  await test.step('signs in with a code; the cart came along', async () => {
    await register(page, company)
    await page.goto('/store/cart')
    await expect(page.getByText('2 parts, 12 pieces')).toBeVisible()
  })

  await test.step('says where it goes and waits for the price of both', async () => {
    await page.getByRole('link', { name: 'Check out' }).click()
    await addAddress(page)
    await page.getByLabel('PO number').fill('BP-26-0418')
    await page.getByRole('radio', { name: /^Wait for all 2/u }).check()
    await page.getByRole('button', { name: 'Ask for a price of 2 parts' }).click()
    await expect(page.getByRole('heading', { name: 'Asked for a price' })).toBeVisible({ timeout: 20_000 })
  })

  const quote =
    await test.step('sales types the price of the part that was looked at, and sends the quote', async () => {
      const { items } = await read<{ items: { id: string }[] }>(customer, '/quotes')
      return priced(sales.request, items[0]?.id ?? '')
    })

  await test.step('the customer sees the price and accepts', async () => {
    await page.goto('/store/quotes')
    await page.getByRole('link', { name: new RegExp(quote.number, 'u') }).click()
    await expect(page.getByText('6 × €\u200912.50')).toBeVisible()
    await page.getByRole('button', { name: /^Accept, €/u }).click()
    await expect(page.getByRole('region', { name: 'Leaves us' })).toBeVisible({ timeout: 20_000 })
    await expect(page.getByText('of 12 ready')).toBeVisible()
  })
  const orderId = page.url().split('/').at(-1) ?? ''

  await test.step('the planner schedules it, and the shop scans it through', async () => {
    const order = await read<{ requisitions: { id: string; quantity: number }[] }>(
      planner.request,
      `/orders/${orderId}`,
    )
    const { workOrders } = await run<{ workOrders: { id: string }[] }>(planner.request, `/orders/${orderId}/schedule`, {
      rows: order.requisitions.map(({ id, quantity }) => ({
        requisitionId: id,
        quantity,
        routing: { automatic: true },
      })),
    })
    expect(workOrders).toHaveLength(2)
    const [first, second] = workOrders
    if (first) await scanThrough(planner.request, first.id)
    await expect(page.getByText('of 12 ready')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Leaves us' })).toContainText('6of 12 ready', { timeout: 30_000 })
    if (second) await scanThrough(planner.request, second.id)
  })

  await test.step('what is finished is sent, and the customer sees it', async () => {
    const order = await read<{ requisitions: { id: string; quantity: number }[] }>(sales.request, `/orders/${orderId}`)
    await run(sales.request, `/orders/${orderId}/shipments`, {
      rows: order.requisitions.map(({ id, quantity }) => ({ requisitionId: id, quantity })),
      carrier: 'DHL',
      tracking: '00340434161094042557',
    })
    await expect(page.getByText('Shipped', { exact: true })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('00340434161094042557')).toBeVisible()
  })
})

test('a part that came in before is known, and a file that is no part says why', async ({ browser }) => {
  test.setTimeout(120_000)
  const { page } = await visitor(browser)
  const { fits } = twoParts()
  await page.goto('/store')
  await upload(page, [fits])
  await expect(page.getByText('1 ready')).toBeVisible({ timeout: 60_000 })
  await page
    .getByLabel('Files', { exact: true })
    .setInputFiles({ name: 'notes.stl', mimeType: 'model/stl', buffer: Buffer.from('solid that never ends') })
  await expect(
    page
      .getByRole('alert')
      .or(page.getByText(/Export it again/u))
      .first(),
  ).toBeVisible({ timeout: 60_000 })
  await page.reload()
  await expect(page.getByText(fits.name, { exact: true })).toBeVisible()
})

test('a code that ended, or was never sent, is said plainly and a new one is at hand', async ({ browser }) => {
  const { page } = await visitor(browser)
  const email = await register(page, `Bright Prairie ${randomUUID().slice(0, 6)}`)
  await page.getByRole('button', { name: 'Dana Ruiz' }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.goto('/store/sign-in')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByLabel('Code').fill('0000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send a new code' })).toBeVisible()
  await page.getByLabel('Code').fill(await codeSentTo(email))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Dana Ruiz' })).toBeVisible()
})

/** Opens a part of the list, takes it in a quantity and waits for its price or for the word that a person looks. */
async function configure(page: Page, name: string, quantity: number) {
  await page.goto('/store')
  const row = page.getByText(name, { exact: true }).locator('xpath=ancestor::div[.//a[text()="Configure"]][1]')
  await row.getByRole('link', { name: 'Configure' }).click()
  await page.getByRole('radio', { name: /^MJF PA 12/u }).check()
  await page.getByLabel('Quantity', { exact: true }).fill(String(quantity))
  await expect(page.getByText('Price under review').or(page.getByText(`${quantity} × €`))).toBeVisible({
    timeout: 20_000,
  })
  await page.getByRole('button', { name: /^Add/u }).last().click()
  await expect(page).toHaveURL(/\/store\/(cart|new\/)/u)
  await expect(page.getByRole('link', { name: /^Cart, [12]$/u })).toBeVisible()
}

async function addAddress(page: Page) {
  await page.getByRole('button', { name: /^Another address/u }).click()
  const dialog = page.getByRole('dialog', { name: 'New address' })
  await dialog.getByLabel('Company or name').fill('Bright Prairie Instruments')
  await dialog.getByLabel('Street and number').fill('2210 Atwood Ave')
  await dialog.getByLabel('Postal code').fill('53704')
  await dialog.getByLabel('City').fill('Madison')
  await dialog.getByLabel('Country').fill('Germany')
  await page.getByRole('option', { name: 'Germany' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
}

/** Types the price of every line that waits for one, and sends the quote. */
async function priced(request: APIRequestContext, id: string): Promise<{ id: string; number: string }> {
  const before = await read<Quote>(request, `/quotes/${id}`)
  const waiting = before.lines.filter((line) => line.review !== null)
  expect(waiting).toHaveLength(1)
  for (const line of waiting) await run(request, `/quotes/${id}/lines/${line.id}/approve-price`, { unitPrice: '12.50' })
  const { quote } = await run<{ quote: Quote & { number: string } }>(request, `/quotes/${id}/send`, {})
  expect(quote.status).toBe('sent')
  return { id, number: quote.number }
}

/** Reports all pieces good at each stop of a work order's way. */
async function scanThrough(request: APIRequestContext, workOrderId: string) {
  const { number, routing } = await read<{
    number: string
    routing: { steps: { step: string; operation: { id: string } }[] }
  }>(request, `/work-orders/${workOrderId}`)
  const { items: stations } = await read<{ items: { id: string; operations: { id: string }[] }[] }>(
    request,
    '/stations',
  )
  for (const { step, operation } of routing.steps) {
    const station = stations.find((each) => each.operations.some(({ id }) => id === operation.id))
    await run(request, '/scans', {
      code: formatCode({ kind: 'work_order', number, step }),
      station: station?.id,
      action: 'complete',
    })
  }
}
