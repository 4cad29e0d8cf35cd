import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { atDesk } from './board-floor.ts'

interface Made {
  id: string
  number: string
  version: number
}

async function said<T>(request: APIRequestContext, method: 'get' | 'post', url: string, data?: object): Promise<T> {
  const answer = await request[method](`/api/v1${url}`, data ? { data: { commandId: randomUUID(), ...data } } : {})
  expect(answer.ok(), `${url}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** A part of this test alone with an approved default template of two steps, and one work order made from it. */
async function aPartWithRouting(request: APIRequestContext) {
  const { items: operations } = await said<{ items: { id: string; name: string }[] }>(request, 'get', '/operations')
  const name = `Bracket ${randomUUID().slice(0, 8)}`
  const part = await said<Made>(request, 'post', '/part-specifications', { name })
  const steps = operations.slice(0, 2).map(({ id }) => ({ operationId: id, instructions: 'Fine cycle, 2 h 40.' }))
  const template = await said<Made>(request, 'post', `/part-specifications/${part.id}/routing-templates`, {
    name: `Routing of ${name}`,
    steps,
  })
  await said(request, 'post', `/routing-templates/${template.id}/approve`, {})
  await said(request, 'post', `/routing-templates/${template.id}/default`, {})
  await said(request, 'post', '/work-orders', { partSpecificationId: part.id, quantity: 4, priority: 'low' })
  return { part, name, template, operations }
}

test('a planner drafts the next version, compares, approves it as default, and a new work order takes it', async ({
  browser,
}) => {
  const { page, request } = await atDesk(browser, 'planner')
  const { part, name, template, operations } = await aPartWithRouting(request)
  await page.goto(`/parts/${part.id}`)
  await page.getByRole('link', { name: `Routing of ${name}, version 1` }).click()
  await expect(page.getByText('Frozen: 1 work order was made from it.')).toBeVisible()
  await page.getByRole('button', { name: 'New version' }).click()
  await expect(page.getByText('Nothing changed.')).toBeVisible()

  await page.getByRole('button', { name: /^Instruction of step 020/u }).click()
  await page.getByLabel('Instruction of step 020, shown at the station').fill('Fine cycle, 2 h 30.')
  await page.getByLabel('Run of step 020, minutes').fill('2 h 30')
  await page.getByRole('button', { name: 'Step', exact: true }).click()
  await expect(page.getByText('1 step added, 1 value and 1 instruction changed.')).toBeVisible()
  await expect(page.getByText('not in version 1')).toBeVisible()
  await expect(page.locator('del')).toHaveText('40')
  await expect(page.getByText(/^saved /u)).toBeVisible()

  await page.getByRole('button', { name: /^Move step 030/u }).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('button', { name: /^Move step 020/u })).toBeFocused()
  await page.getByText('Only changes').click()
  await expect(page.locator('[data-step="010"]')).toHaveCount(0)

  await page.getByRole('button', { name: 'Approve version 2' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(`Make it the default of 1 part: ${name}`)).toBeVisible()
  await dialog.getByText('Deprecate version 1').click()
  await dialog.getByRole('button', { name: 'Approve version 2' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'New version' })).toBeVisible()

  const order = await said<{ routing: { steps: { operation: { name: string } }[] } }>(request, 'post', '/work-orders', {
    partSpecificationId: part.id,
    quantity: 2,
    priority: 'low',
  })
  expect(order.routing.steps.map((step) => step.operation.name)).toEqual(
    [operations[0], operations[2], operations[1]].map((each) => each?.name),
  )
  const old = await said<object>(request, 'get', `/routing-templates/${template.id}`)
  expect(old).toMatchObject({ state: 'deprecated', frozen: true, workOrderCount: 1, defaultOf: [] })
  const change = await request.patch(`/api/v1/routing-templates/${template.id}`, {
    data: { commandId: randomUUID(), version: (old as Made).version, name: 'Another name' },
  })
  expect(change.status()).toBe(409)
})

test('two planners on one draft: the second hears who was quicker, and nothing is overwritten unasked', async ({
  browser,
}) => {
  const { page, request } = await atDesk(browser, 'planner')
  const { request: other, name: quicker } = await atDesk(browser, 'owner')
  const { template, operations } = await aPartWithRouting(request)
  const draft = await said<Made>(request, 'post', `/routing-templates/${template.id}/versions`, {})
  await page.goto(`/settings/templates/${draft.id}`)
  await expect(page.getByLabel('Set-up of step 010, minutes')).toHaveValue('0')
  // The page does not hear of it in time: its connection is cut, and it types on.
  await page.routeWebSocket('**/api/v1/live*', (socket) => socket.close())
  await page.reload()
  await expect(page.getByLabel('Set-up of step 010, minutes')).toHaveValue('0')
  const answer = await other.patch(`/api/v1/routing-templates/${draft.id}`, {
    data: {
      commandId: randomUUID(),
      version: draft.version,
      steps: [{ operationId: operations[0]?.id, setUpMinutes: 33 }],
    },
  })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.getByLabel('Set-up of step 010, minutes').fill('20')
  await expect(page.getByText(`${quicker} changed the routing template since you opened it.`)).toBeVisible()
  await page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(page.getByLabel('Set-up of step 010, minutes')).toHaveValue('33')
  await page.getByLabel('Set-up of step 010, minutes').fill('25')
  await expect(page.getByText(/^saved /u)).toBeVisible()
})

test('a picture of a step is sent, shown, and stays with the draft; what is no picture is refused by name', async ({
  browser,
}) => {
  const { page, request } = await atDesk(browser, 'planner')
  const { template } = await aPartWithRouting(request)
  const draft = await said<Made>(request, 'post', `/routing-templates/${template.id}/versions`, {})
  await page.goto(`/settings/templates/${draft.id}`)
  await page.getByRole('button', { name: /^Instruction of step 010/u }).click()
  const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const picker = page.getByLabel('Pictures of step 010')
  await picker.setInputFiles({ name: 'hook.png', mimeType: 'image/png', buffer: Buffer.from(pixel, 'base64') })
  await expect(page.getByAltText('Step 010, 1 of 1')).toBeVisible()
  await expect(page.getByText(/^saved /u)).toBeVisible()
  await picker.setInputFiles({ name: 'hook.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') })
  await expect(page.getByText(/^hook\.txt: /u)).toBeVisible()
  await page.reload()
  await expect(page.getByAltText('Step 010, 1 of 1')).toBeVisible()
})
