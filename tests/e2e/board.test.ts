import { expect, test } from '@playwright/test'
import {
  atDesk,
  boxOf,
  cardIn,
  columnOf,
  dragTo,
  lineThatCanBeCut,
  makeCustomer,
  makeWorkOrder,
  middleOf,
  move,
  placesOf,
} from './board-floor.ts'

test('a planner drags a card across, says how many, and undoes it', async ({ browser }) => {
  const { page, request } = await atDesk(browser, 'planner')
  const order = await makeWorkOrder(request, 36)
  const [first = '', second = ''] = order.operations
  await page.goto(`/board?q=${order.number}`)
  const card = cardIn(page, first, order.number)
  await expect(card).toContainText('36')
  await dragTo(page, card, await middleOf(columnOf(page, second)))
  const question = page.getByRole('dialog', { name: `Move to ${second}` })
  await expect(question).toContainText(`${order.number} from ${first}`)
  await page.keyboard.type('24')
  await expect(question).toContainText(`12 stay in ${first}.`)
  await question.getByRole('button', { name: 'Move 24' }).click()
  await expect(cardIn(page, second, order.number)).toContainText('24')
  await expect(cardIn(page, first, order.number)).toContainText('12')
  expect(await placesOf(request, order.id)).toEqual({ '010 queued': 12, '020 queued': 24 })
  await expect(page.getByText(`24 of ${order.number} moved to ${second}`)).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(cardIn(page, second, order.number)).toHaveCount(0)
  await expect(cardIn(page, first, order.number)).toContainText('36')
  expect(await placesOf(request, order.id)).toEqual({ '010 queued': 36 })
})

test('the same by keys: arrows, Space, a number, Enter; Esc puts back', async ({ browser }) => {
  const { page, request } = await atDesk(browser, 'planner')
  const order = await makeWorkOrder(request, 20)
  const [first = '', second = ''] = order.operations
  await page.goto(`/board?q=${order.number}`)
  await expect(cardIn(page, first, order.number)).toBeVisible()
  await page.getByLabel('Cards by operation').focus()
  await page.keyboard.press('ArrowDown')
  await expect(cardIn(page, first, order.number)).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await expect(columnOf(page, second)).toContainText('20come here')
  await page.keyboard.press('Escape')
  await expect(columnOf(page, second)).not.toContainText('come here')
  await expect(cardIn(page, first, order.number)).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: `Move to ${second}` })).toContainText(`15 stay in ${first}.`)
  await page.keyboard.press('Enter')
  await expect(cardIn(page, second, order.number)).toContainText('5')
  expect(await placesOf(request, order.id)).toEqual({ '010 queued': 15, '020 queued': 5 })
})

test('the same with a finger on a tablet', async ({ browser }) => {
  const { page, request, context } = await atDesk(browser, 'planner', { width: 1024, height: 768 })
  const order = await makeWorkOrder(request, 8)
  const [first = '', second = ''] = order.operations
  await page.goto(`/board?q=${order.number}`)
  const card = cardIn(page, first, order.number)
  await expect(card).toBeVisible()
  const from = await middleOf(card)
  const to = await middleOf(columnOf(page, second))
  const fingers = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    fingers.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  await touch('touchStart', from.x, from.y)
  await page.waitForTimeout(350)
  for (let step = 1; step <= 8; step += 1) {
    await touch('touchMove', from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8)
    await page.waitForTimeout(20)
  }
  await touch('touchEnd', to.x, to.y)
  const question = page.getByRole('dialog', { name: `Move to ${second}` })
  await question.getByRole('button', { name: 'Move 8' }).tap()
  await expect(cardIn(page, second, order.number)).toContainText('8')
  expect(await placesOf(request, order.id)).toEqual({ '020 queued': 8 })
})

test('steps that are left out are named, and the move waits for a reason', async ({ browser }) => {
  const { page, request } = await atDesk(browser, 'planner')
  const order = await makeWorkOrder(request, 6)
  const [first = '', second = '', third = ''] = order.operations
  await page.goto(`/board?q=${order.number}`)
  await dragTo(page, cardIn(page, first, order.number), await middleOf(columnOf(page, third)))
  const question = page.getByRole('dialog', { name: `Move to ${third}` })
  await expect(question).toContainText(`1 step is left out: ${second}.`)
  const button = question.getByRole('button', { name: 'Move 6' })
  await expect(button).toBeDisabled()
  await question.getByLabel('Why are steps left out?').fill('Came clean out of the printer')
  await button.click()
  await expect(cardIn(page, third, order.number)).toContainText('6')
  expect(await placesOf(request, order.id)).toEqual({ '030 queued': 6 })
})

test('two planners see each other at once, with who did it', async ({ browser }) => {
  const planner = await atDesk(browser, 'planner')
  const owner = await atDesk(browser, 'owner')
  const order = await makeWorkOrder(planner.request, 30)
  const [first = '', second = ''] = order.operations
  await Promise.all([planner.page, owner.page].map((page) => page.goto(`/board?q=${order.number}`)))
  await expect(cardIn(owner.page, first, order.number)).toContainText('30')
  await dragTo(planner.page, cardIn(planner.page, first, order.number), await middleOf(columnOf(planner.page, second)))
  await planner.page.keyboard.press('Enter')
  await expect(cardIn(owner.page, second, order.number)).toContainText('30', { timeout: 2000 })
  await expect(owner.page.getByText(`${planner.name} moved 30 of ${order.number} to ${second}`)).toBeVisible()
  await expect(cardIn(owner.page, second, order.number)).toHaveAttribute('data-fresh', 'true')
  await expect(cardIn(planner.page, second, order.number)).toHaveAttribute('data-fresh', 'false')
})

test('a lost race says how many can still move and who was faster', async ({ browser }) => {
  const planner = await atDesk(browser, 'planner')
  const owner = await atDesk(browser, 'owner')
  const order = await makeWorkOrder(planner.request, 36)
  const [first = '', second = ''] = order.operations
  const { page } = planner
  await page.goto(`/board?q=${order.number}`)
  await dragTo(page, cardIn(page, first, order.number), await middleOf(columnOf(page, second)))
  await expect(page.getByRole('dialog', { name: `Move to ${second}` })).toBeVisible()
  await move(owner.request, order.id, '010', '020', 20)
  await expect(cardIn(page, second, order.number)).toContainText('20')
  await page.keyboard.press('Enter')
  const refusal = page.getByRole('alertdialog')
  await expect(refusal).toContainText('Only 16 of these 36 can move.')
  await expect(refusal).toContainText(`${owner.name} moved 20 to ${second}`)
  await refusal.getByRole('button', { name: 'Move 16' }).click()
  await expect(cardIn(page, first, order.number)).toHaveCount(0)
  expect(await placesOf(planner.request, order.id)).toEqual({ '020 queued': 36 })
})

test('the place a planner gives a card stays, for everybody', async ({ browser }) => {
  const planner = await atDesk(browser, 'planner')
  const owner = await atDesk(browser, 'owner')
  const customer = await makeCustomer(planner.request)
  const above = await makeWorkOrder(planner.request, 3, customer)
  const below = await makeWorkOrder(planner.request, 3, customer)
  const [first = ''] = above.operations
  await Promise.all([planner.page, owner.page].map((page) => page.goto(`/board?customer=${customer}`)))
  const card = cardIn(planner.page, first, below.number)
  const target = await boxOf(cardIn(planner.page, first, above.number))
  expect((await boxOf(card)).y).toBeGreaterThan(target.y)
  await dragTo(planner.page, card, { x: target.x + 90, y: target.y + 8 })
  const isAbove = async (page: typeof planner.page) =>
    (await boxOf(cardIn(page, first, below.number))).y < (await boxOf(cardIn(page, first, above.number))).y
  await expect.poll(() => isAbove(planner.page)).toBe(true)
  await expect.poll(() => isAbove(owner.page)).toBe(true)
  await owner.page.reload()
  await expect(cardIn(owner.page, first, below.number)).toBeVisible()
  expect(await isAbove(owner.page)).toBe(true)
  await planner.page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => isAbove(owner.page)).toBe(false)
})

test('who may not plan looks at the board and moves nothing', async ({ browser }) => {
  const planner = await atDesk(browser, 'planner')
  const order = await makeWorkOrder(planner.request, 9)
  const [first = '', second = ''] = order.operations
  const { page, request } = await atDesk(browser, 'sales')
  await page.goto(`/board?q=${order.number}`)
  await expect(cardIn(page, first, order.number)).toContainText('9')
  await expect(page.getByRole('button', { name: 'Release orders' })).toHaveCount(0)
  await dragTo(page, cardIn(page, first, order.number), await middleOf(columnOf(page, second)))
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await placesOf(request, order.id)).toEqual({ '010 queued': 9 })
})

test('a board that is cut off says so, and catches up when it is back', async ({ browser }) => {
  const { page, request } = await atDesk(browser, 'planner')
  const other = await atDesk(browser, 'owner')
  const order = await makeWorkOrder(request, 10)
  const [first = '', second = ''] = order.operations
  const line = await lineThatCanBeCut(page)
  await page.goto(`/board?q=${order.number}`)
  await expect(cardIn(page, first, order.number)).toContainText('10')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  line.cut()
  await expect(page.getByText('No connection.')).toBeVisible()
  await move(other.request, order.id, '010', '020', 4)
  await expect(cardIn(page, first, order.number)).toContainText('10')
  line.mend()
  await expect(cardIn(page, second, order.number)).toContainText('4', { timeout: 15_000 })
  await expect(page.getByText('No connection.')).toHaveCount(0)
})

test('the wall shows the floor without scrolling', async ({ browser }) => {
  const { page } = await atDesk(browser, 'planner', { width: 1920, height: 1080 })
  await page.goto('/wall')
  await expect(page.getByRole('heading', { name: 'The floor' })).toBeVisible()
  await expect(page.getByRole('img', { name: /pieces.*running/ })).toBeVisible()
  const scrolls = await page.evaluate(
    () =>
      document.documentElement.scrollHeight > window.innerHeight ||
      document.documentElement.scrollWidth > window.innerWidth,
  )
  expect(scrolls).toBe(false)
})
