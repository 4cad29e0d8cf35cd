import { randomUUID } from 'node:crypto'
import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { atDesk } from './board-floor.ts'
import { carryToProduction, orderCard } from './order-board.ts'
import { answer, lin, openStation } from './station-floor.ts'
import { codeSentTo, read, register, run, stretched, upload, visitor } from './store-customer.ts'
import { scan } from './wedge.ts'

// Goal: the way of an order through three people, in real browsers: a customer uploads real files and orders, sales types
// the price of what had to be looked at, a planner schedules, the shop scans it through, the customer sees it shipped.

interface Order {
  id: string
  number: string
  requisitions: { id: string; quantity: number; workOrders: { id: string }[] }[]
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
    await expect(page.getByRole('heading', { name: 'Asked for a price' })).toBeVisible()
  })

  const { items } = await read<{ items: { number: string }[] }>(customer, '/quotes')
  const number = items[0]?.number ?? ''
  await test.step('sales types the price of the part that was looked at, and sends the quote', () =>
    priceAndSend(sales.page, number, tooLarge.name.replace('.stl', '')))

  await test.step('the customer sees the price and accepts', async () => {
    await page.goto('/store/quotes')
    await page.getByRole('link', { name: new RegExp(number, 'u') }).click()
    await expect(page.getByText('6 × €\u200912.50')).toBeVisible()
    await page.getByRole('button', { name: /^Accept, €/u }).click()
    await expect(page.getByRole('region', { name: 'Leaves us' })).toBeVisible()
    await expect(page.getByText('of 12 ready')).toBeVisible()
  })
  const order = await read<Order>(planner.request, `/orders/${page.url().split('/').at(-1)}`)

  const workOrders = await test.step('the planner schedules it from the board of orders', async () => {
    const board = planner.page
    await board.goto(`/orders?q=${order.number}`)
    await carryToProduction(board, order.number, { pieces: 12 })
    await board.getByRole('button', { name: 'Create 2 work orders' }).click()
    await expect(orderCard(board, 'In production', order.number)).toBeVisible()
    const { requisitions } = await read<Order>(planner.request, `/orders/${order.id}`)
    return requisitions.flatMap((each) => each.workOrders)
  })
  expect(workOrders).toHaveLength(2)

  await test.step('the shop scans it through, and an operator packs it at a station', async () => {
    const packing = await newTablet(browser)
    for (const { ready, workOrder } of workOrders.map((workOrder, at) => ({ ready: 6 * at + 6, workOrder }))) {
      const last = await scanThrough(planner.request, workOrder.id)
      await scan(packing, last)
      await expect(answer(packing)).toHaveAccessibleName(/^6 good/u)
      await expect(page.getByRole('region', { name: 'Leaves us' })).toContainText(`${ready}of 12 ready`)
    }
  })

  await test.step('what is finished is sent, and the customer sees it', async () => {
    await run(sales.request, `/orders/${order.id}/shipments`, {
      rows: order.requisitions.map(({ id, quantity }) => ({ requisitionId: id, quantity })),
      carrier: 'DHL',
      tracking: '00340434161094042557',
    })
    await expect(page.getByText('Shipped', { exact: true })).toBeVisible()
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
  const sent = { name: 'notes.stl', mimeType: 'model/stl', buffer: Buffer.from('solid that never ends') }
  await page.getByLabel('Files', { exact: true }).setInputFiles(sent)
  await expect(page.getByText('The content is none of STL', { exact: false })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Leave notes out' }).click()
  await expect(page.getByText('notes.stl', { exact: true })).toHaveCount(0)
  await upload(page, [{ ...fits, name: `again-${fits.name}` }])
  await expect(page.getByText('You have sent this part before.')).toBeVisible({ timeout: 60_000 })
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
  await page.getByRole('textbox', { name: 'Code' }).fill('0000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send a new code' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Code' }).fill(await codeSentTo(email))
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

/** Opens the quote at the desk, types the price of the line that waits for one, and sends it. */
async function priceAndSend(page: Page, number: string, part: string) {
  await page.goto(`/quotes/${number}`)
  const send = page.getByRole('button', { name: /^Send to Dana Ruiz/u })
  await expect(send).toBeDisabled()
  await page
    .getByRole('textbox', { name: `Price of one ${part}, EUR` })
    .last()
    .fill('12,50')
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('group', { name: new RegExp(part, 'u') })).toContainText('75.00')
  await send.click()
  const dialog = page.getByRole('dialog', { name: 'Send revision 1' })
  await dialog.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/^https?:\/\/.+/u)
}

/** A tablet at the packing station with Lin Berger signed in: a bare scan there says that all of it is packed. */
async function newTablet(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'en-GB' })
  const tablet = await context.newPage()
  await openStation(tablet, 'PK1')
  await expect(tablet.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
  await scan(tablet, lin)
  await expect(tablet.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
  return tablet
}

/** Reports all pieces good at each stop of a work order's way but the last, and answers the code of that one. */
async function scanThrough(request: APIRequestContext, workOrderId: string): Promise<string> {
  const { number, routing } = await read<{
    number: string
    routing: { steps: { step: string; operation: { id: string } }[] }
  }>(request, `/work-orders/${workOrderId}`)
  const { items: stations } = await read<{ items: { id: string; operations: { id: string }[] }[] }>(
    request,
    '/stations',
  )
  for (const { step, operation } of routing.steps.slice(0, -1)) {
    const station = stations.find((each) => each.operations.some(({ id }) => id === operation.id))
    const code = formatCode({ kind: 'work_order', number, step })
    await run(request, '/scans', { code, station: station?.id, action: 'complete' })
  }
  return formatCode({ kind: 'work_order', number, step: routing.steps.at(-1)?.step ?? '' })
}
