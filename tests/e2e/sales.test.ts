import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { atDesk } from './board-floor.ts'
import { carryToProduction, orderCard } from './order-board.ts'

// Goal: from a request to pieces on the floor without retyping anything: sales quote a part that the equations price and
// one that they cannot, type its price, send and accept for the customer; a planner schedules the order from its board.

interface Asked {
  customer: string
  /** Of Dana Ruiz there. */
  email: string
  /** Priced by an equation. */
  known: string
  /** Of a process that has no equation. */
  gated: string
}

test('a quote with a gated line becomes an order whose parts are scheduled from the board', async ({ browser }) => {
  test.setTimeout(300_000)
  const sales = await atDesk(browser, 'sales', { width: 1440, height: 900 })
  const planner = await atDesk(browser, 'planner')
  const asked = await prepare(planner.request)
  const { page } = sales

  await test.step('the quote is begun for a customer and gets two lines', async () => {
    await page.goto('/quotes')
    await page.getByRole('button', { name: 'New quote' }).click()
    const dialog = page.getByRole('dialog', { name: 'New quote' })
    await dialog.getByRole('combobox', { name: 'Customer' }).fill(asked.customer)
    await page.getByRole('option', { name: asked.customer }).click()
    await dialog.getByRole('button', { name: 'Begin quote' }).click()
    await addKnownPart(page, asked.known, 24)
    await expect(page.getByRole('group', { name: `Line 1, ${asked.known}` })).toContainText('priced by')
    await addKnownPart(page, asked.gated, 10)
  })

  const send = page.getByRole('button', { name: /^Send to Dana Ruiz/ })
  await test.step('the line without a usable price stands in the way until somebody types one', async () => {
    await expect(page.getByRole('group', { name: `Line 2, ${asked.gated}` })).toContainText('Needs review')
    await expect(page.getByText('Line 2 needs review before it can go out.')).toBeVisible()
    await expect(send).toBeDisabled()
    await page
      .getByRole('textbox', { name: `Price of one ${asked.gated}, EUR` })
      .last()
      .fill('12,50')
    await page.getByRole('button', { name: 'Approve' }).click()
    await expect(page.getByRole('group', { name: `Line 2, ${asked.gated}` })).toContainText('125.00')
    await expect(send).toBeEnabled()
  })

  await test.step('a quantity is changed with the keys, and the price follows', async () => {
    await page.getByRole('group', { name: `Line 2, ${asked.gated}` }).focus()
    await page.keyboard.press('q')
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: `Line 2, ${asked.gated}` })).toContainText('250.00')
  })

  await test.step('it goes to another address, and the tax follows', async () => {
    const totals = page.getByRole('complementary', { name: 'Totals' })
    await expect(totals).toContainText('VAT, 19 %')
    await page.getByRole('button', { name: 'What else can be done' }).click()
    await page.getByRole('menuitem', { name: 'Addresses and currency' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: 'Goes to' }).click()
    await page.getByRole('option', { name: /Madison/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Set', exact: true }).click()
    await expect(totals).not.toContainText('VAT')
  })

  await test.step('it is sent with a link, and accepted for the customer with the paper they sent', async () => {
    await send.click()
    const dialog = page.getByRole('dialog', { name: 'Send revision 1' })
    await expect(dialog.getByRole('textbox', { name: 'To' })).toHaveValue(asked.email)
    await dialog.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByRole('textbox', { name: 'Link' })).toHaveValue(/^https?:\/\/.+/)
    await page.getByRole('button', { name: 'Done', exact: true }).click()
    await page.getByRole('button', { name: 'Accept for them' }).click()
    await page.getByRole('textbox', { name: 'Their purchase order' }).fill('AE-55120')
    const paper = { name: 'AE-55120.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 our order') }
    await page.getByLabel('Its file').setInputFiles(paper)
    await expect(page.getByText('AE-55120.pdf')).toBeVisible()
    await page.getByRole('button', { name: 'Make the order' }).click()
    await expect(page).toHaveURL(/\/orders\//)
    await expect(page.getByText('AE-55120')).toBeVisible()
    await page.getByRole('tab', { name: /^Documents/ }).click()
    await expect(page.getByRole('row', { name: /Their purchase order AE-55120/ })).toContainText('AE-55120.pdf')
    await page.getByRole('tab', { name: /^Production/ }).click()
  })

  const number = decodeURIComponent(page.url().split('/').at(-1) ?? '')
  const board = planner.page
  await test.step('cancelling the scheduling dialog cancels the move', async () => {
    await board.goto(`/orders?q=${number}`)
    await carryToProduction(board, number, { pieces: 44 })
    await board.getByRole('dialog', { name: 'Create work orders' }).getByRole('button', { name: 'Cancel' }).click()
    await expect(orderCard(board, 'New', number)).toBeVisible()
  })

  await test.step('scheduled, the order moves and its pieces are on the floor', async () => {
    await carryToProduction(board, number, { pieces: 44 })
    await board.getByRole('button', { name: 'Create 2 work orders' }).click()
    await expect(orderCard(board, 'In production', number)).toBeVisible()
    await expect(orderCard(board, 'In production', number)).toContainText('0 of 44')
    await expect(page.getByText('24 on the floor')).toBeVisible()
    await expect(page.getByText('20 on the floor')).toBeVisible()
  })
  await sales.context.close()
  await planner.context.close()
})

async function addKnownPart(page: Page, name: string, quantity: number): Promise<void> {
  await page.getByRole('button', { name: 'Add parts' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Add parts' })
  await dialog.getByText('A part we know').click()
  await dialog.getByRole('textbox', { name: 'Find a part' }).fill(name)
  await dialog.getByText(name, { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Quantity' }).fill(String(quantity))
  await dialog.getByRole('button', { name: 'Add line' }).click()
  await expect(dialog).toBeHidden()
}

/** A customer with somebody to write to, and two parts with approved routings: one priced, one of a process without equation. */
async function prepare(request: APIRequestContext): Promise<Asked> {
  const word = randomUUID().slice(0, 8)
  const asked = {
    customer: `Bright Prairie ${word}`,
    email: `dana.${word}@bright-prairie.example`,
    known: `Gusset ${word}`,
    gated: `Fixture ${word}`,
  }
  const customer = await make(request, '/customers', { name: asked.customer })
  await make(request, `/customers/${customer.id}/contacts`, { name: 'Dana Ruiz', email: asked.email })
  const place = { name: asked.customer, line1: 'Hafenstraße 12', postalCode: '44147', city: 'Dortmund', country: 'DE' }
  await make(request, `/customers/${customer.id}/addresses`, { ...place, billing: true, shipping: true })
  const abroad = { name: asked.customer, line1: '2210 Atwood Ave', city: 'Madison', country: 'US' }
  await make(request, `/customers/${customer.id}/addresses`, abroad)
  const { items: parts } = await read<PartList>(request, '/part-specifications?limit=100')
  const sample = parts.find((part) => part.partRevision.analysis === 'ready' && part.process?.name.startsWith('MJF'))
  const { items: operations } = await read<{ items: { id: string }[] }>(request, '/operations')
  const operationIds = operations.slice(0, 2).map(({ id }) => id)
  // Of the shop's own use: the storefront of the other tests goes on offering what it offered.
  const process = await make(request, '/processes', { name: `Casting ${word}`, operationIds, internal: true })
  const material = await make(request, '/materials', { processId: process.id, name: `Brass ${word}`, variables: {} })
  const made = [
    { name: asked.known, processId: sample?.process?.id, materialId: sample?.material?.id },
    { name: asked.gated, processId: process.id, materialId: material.id },
  ]
  for (const each of made) {
    const specification = await make(request, '/part-specifications', {
      ...each,
      partRevisionId: sample?.partRevision.id,
    })
    const steps = operationIds.map((operationId) => ({ operationId }))
    const template = await make(request, `/part-specifications/${specification.id}/routing-templates`, {
      name: `Route ${word}`,
      steps,
    })
    await make(request, `/routing-templates/${template.id}/approve`, {})
    await make(request, `/routing-templates/${template.id}/default`, {})
  }
  return asked
}

interface PartList {
  items: {
    partRevision: { id: string; analysis: string }
    process: { id: string; name: string } | null
    material: { id: string } | null
  }[]
}

async function read<T>(request: APIRequestContext, url: string): Promise<T> {
  const answer = await request.get(`/api/v1${url}`)
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as T
}

async function make(request: APIRequestContext, url: string, data: object): Promise<{ id: string }> {
  const answer = await request.post(`/api/v1${url}`, { data: { commandId: randomUUID(), ...data } })
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as { id: string }
}
