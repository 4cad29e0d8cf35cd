import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { atDesk, cardIn, columnOf, type MadeWorkOrder, makeWorkOrder, placesOf } from './board-floor.ts'
import { scan } from './wedge.ts'

// Goal: the main job in one go, with three screens open at once: a tablet at the stations, the board and the page of the
// work order at a planner's desk. Nothing is reloaded at the desk: every act at the tablet is seen there by itself.

const target = 20
const lin = { name: 'Lin Berger', badge: formatCode({ kind: 'badge', badge: '1002' }), pin: '1234' }

/** The stations along the route of `makeWorkOrder`; the second asks for the PIN. */
const route = [
  { step: '010', station: 'MJF2', name: 'MJF 2' },
  { step: '020', station: 'DP2', name: 'Depowdering 2' },
  { step: '030', station: 'PP2', name: 'PostPro 2' },
  { step: '040', station: 'TK3', name: 'Tank 3' },
] as const
const [printer, bench, smoother, tank] = route
type Stop = (typeof route)[number]

test('a traveller is scanned through the shop, and every screen knows', async ({ browser }) => {
  test.setTimeout(900_000)
  const planner = await atDesk(browser, 'planner')
  const { page: board, request } = planner
  const order = await makeWorkOrder(request, target)
  const [printing = '', depowdering = '', smoothing = '', dyeing = ''] = order.operations
  await writeDownNews(board)
  await board.goto(`/board?q=${order.number}`)
  const follow = boardOf(board, request, order)
  await follow({ [printing]: 20 })
  const record = await planner.context.newPage()
  await record.goto(`/work-orders/${order.number}`)
  await expect(record.getByText('1 movement, chain unbroken')).toBeVisible()
  const tablet = await newTablet(browser)

  await test.step('all of them leave the printer', async () => {
    await tablet.getByRole('button', { name: 'MJF 2' }).tap()
    await signIn(tablet)
    await scanTraveller(tablet, order, printer)
    await report(tablet, 'Report 20 good', /^20 good/)
    await follow({ [depowdering]: 20 }, `moved 20 of ${order.number} to ${depowdering}`)
    await expect(record.getByText(`20 good to ${depowdering}`)).toBeVisible()
  })

  await test.step('a part of them, with scrap and its reason', async () => {
    await walkTo(tablet, bench)
    await scanTraveller(tablet, order, bench)
    await type(tablet, 'Good: 20', '12')
    await type(tablet, 'Scrap: 0', '2')
    await expect(tablet.getByText('12 + 2 = 14. 6 stay here.')).toBeVisible()
    await tablet.getByRole('button', { name: 'Broken wall' }).tap()
    await report(tablet, 'Report 12 good, 2 scrap', /^12 good, 2 scrap, broken wall, .* 6 still here/)
    await follow({ [depowdering]: 6, [smoothing]: 12 }, `moved 12 of ${order.number} to ${smoothing}`)
    await expect(record.getByText(`2 scrap at ${depowdering}, broken wall`)).toBeVisible()
    await expect(record.getByRole('heading', { name: '2 short of 20' })).toBeVisible()
  })

  await test.step('the rest is undone and reported again', async () => {
    await scanTraveller(tablet, order, bench)
    await report(tablet, 'Report 6 good', /^6 good/)
    await follow({ [smoothing]: 18 }, `moved 6 of ${order.number} to ${smoothing}`)
    await scan(tablet, formatCode({ kind: 'command', command: 'undo' }))
    await expect(answer(tablet)).toHaveAccessibleName(/^Undone/)
    await follow({ [depowdering]: 6, [smoothing]: 12 }, `undid 6 of ${order.number} back to ${depowdering}`)
    await expect(record.getByText(`6 undone at ${smoothing}`)).toBeVisible()
    await answer(tablet).getByRole('button', { name: 'Next scan' }).tap()
    await scanTraveller(tablet, order, bench)
    await report(tablet, 'Report 6 good', /^6 good/)
    await follow({ [smoothing]: 18 }, `moved 6 of ${order.number} to ${smoothing}`)
  })

  await test.step('the planner replaces what was scrapped', async () => {
    await record.getByRole('button', { name: 'Replace 2' }).click()
    await expect(record.getByText('2 replaced', { exact: true }).first()).toBeVisible()
    await expect(record.getByRole('heading', { name: '2 short of 20' })).toHaveCount(0)
    await follow({ [printing]: 2, [smoothing]: 18 })
  })

  await test.step('the eighteen are finished, then the two that replace the scrap', async () => {
    await walkTo(tablet, smoother)
    await scanTraveller(tablet, order, smoother)
    await report(tablet, 'Report 18 good', /^18 good/)
    await walkTo(tablet, tank)
    await scanTraveller(tablet, order, tank)
    await report(tablet, 'Report 18 good', /^18 good/)
    await follow({ [printing]: 2 }, `finished 18 of ${order.number} at ${dyeing}`)
    const operationAfter: Record<string, string> = { '010': depowdering, '020': smoothing, '030': dyeing }
    for (const stop of route) {
      await walkTo(tablet, stop)
      await scanTraveller(tablet, order, stop)
      await report(tablet, 'Report 2 good', /^2 good/)
      const next = operationAfter[stop.step]
      if (next !== undefined) await follow({ [next]: 2 }, `moved 2 of ${order.number} to ${next}`)
    }
  })

  await test.step('it is finished, and everything adds up', async () => {
    await expect(answer(tablet)).toContainText('All 20 of 20 are finished.')
    await expect.poll(() => newsOf(board)).toContain(`${lin.name} finished 2 of ${order.number} at ${dyeing}`)
    await expect(board.locator('[data-card]')).toHaveCount(0)
    await expect(record.getByText('20 released + 2 replaced')).toBeVisible()
    await expect(record.getByText('0 on the floor + 20 finished + 2 scrapped')).toBeVisible()
    await expect(record.getByLabel('adds up')).toBeVisible()
    const read = await request.get(`/api/v1/work-orders/${order.id}`)
    expect(await read.json()).toMatchObject({
      status: 'finished',
      quantities: { target: 20, entered: 22, onFloor: 0, good: 20, scrapped: 2, short: 0, remaining: 0 },
      entered: { released: 20, replaced: 2, surplus: 0 },
      scrap: [{ step: '020', quantity: 2, replaced: 2, reason: 'Broken wall' }],
    })
    expect(await placesOf(request, order.id)).toEqual({ 'null finished': 20, '020 scrapped': 2 })
  })
})

async function newTablet(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'en-GB' })
  const tablet = await context.newPage()
  await tablet.goto('/station')
  return tablet
}

const answer = (tablet: Page) => tablet.getByRole('alertdialog')

async function signIn(tablet: Page, pin?: string) {
  await expect(tablet.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
  await scan(tablet, lin.badge)
  if (pin !== undefined) {
    await expect(tablet.getByText('PIN, 4 digits or more')).toBeVisible()
    for (const digit of pin) await tablet.getByRole('button', { name: digit, exact: true }).tap()
  }
  await expect(tablet.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
}

/** The tablet is carried on: the sign of the other station is scanned there, then the badge. */
async function walkTo(tablet: Page, { station, name }: Stop) {
  await scan(tablet, formatCode({ kind: 'station', station }))
  await expect(tablet).toHaveTitle(new RegExp(name))
  await signIn(tablet, station === bench.station ? lin.pin : undefined)
}

async function scanTraveller(tablet: Page, { number }: MadeWorkOrder, { step }: Stop) {
  await scan(tablet, formatCode({ kind: 'work_order', number, step }))
  await expect(tablet.getByRole('region', { name: number })).toBeVisible()
}

async function type(tablet: Page, tile: string, digits: string) {
  await tablet.getByRole('button', { name: tile }).tap()
  for (const digit of digits) await tablet.getByRole('button', { name: digit, exact: true }).tap()
}

async function report(tablet: Page, button: string, said: RegExp) {
  await tablet.getByRole('button', { name: button, exact: true }).tap()
  await expect(answer(tablet)).toHaveAccessibleName(said)
}

/** What a board must show by itself: the pieces of the order in each column, nothing elsewhere, the columns' sums, the news. */
function boardOf(board: Page, request: APIRequestContext, order: MadeWorkOrder) {
  return async (pieces: Record<string, number>, news?: string) => {
    for (const operation of order.operations) {
      const card = cardIn(board, operation, order.number)
      const here = pieces[operation]
      if (here === undefined) await expect(card).toHaveCount(0)
      else await expect(card).toHaveAccessibleName(new RegExp(` ${here} queued of ${target}`))
      // Other tests move pieces meanwhile: what stands in the head must be what the shop knows by then.
      await expect.poll(async () => (await headOf(board, operation)) - (await piecesAt(request, operation))).toBe(0)
    }
    if (news !== undefined) await expect.poll(() => newsOf(board)).toContain(`${lin.name} ${news}`)
  }
}

/** Writes down every sentence of the news line: other tests make news too, and the line shows only the last. */
async function writeDownNews(board: Page) {
  await board.addInitScript(() => {
    const heard: string[] = []
    const write = () => {
      for (const code of document.querySelectorAll('header button > span')) heard.push((code.textContent ?? '').trim())
    }
    Object.assign(window, { heard })
    new MutationObserver(write).observe(document, { subtree: true, childList: true, characterData: true })
  })
}

const newsOf = (board: Page) => board.evaluate(() => (window as unknown as { heard: string[] }).heard)

async function headOf(board: Page, operation: string): Promise<number> {
  const name = (await columnOf(board, operation).getAttribute('aria-label')) ?? ''
  return Number(name.slice(operation.length).replaceAll(/[^0-9]/gu, ''))
}

async function piecesAt(request: APIRequestContext, operation: string): Promise<number> {
  const read = await request.get('/api/v1/boards/floor')
  const { columns } = (await read.json()) as { columns: { operation: { name: string }; here: number }[] }
  return columns.find((each) => each.operation.name === operation)?.here ?? Number.NaN
}
