import { expect, test } from '@playwright/test'
import { v7 as uuidv7 } from 'uuid'
import { formatCode } from '#domain/codes/carrier-code.ts'
import {
  answer,
  lin,
  makeWorkOrder,
  openStation,
  quantitiesOf,
  signedInDesk,
  signInWithPin,
  traveller,
  workAt,
} from './station-floor.ts'
import { scan } from './wedge.ts'

// Goal: what an operator does all day, at the screen itself: badge, scan, report, undo. The scanner is simulated by keys
// that come faster than a hand types; the browser is a touch tablet of 1024 × 768.

test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'en-GB' })

test('an operator chooses the station once, signs in by badge, and takes a traveller through all its steps', async ({
  page,
}) => {
  const workOrder = await makeWorkOrder(12, ['Printing', 'Depowdering', 'Packing'])
  await page.goto('/station')
  await page.getByRole('button', { name: /MJF\s*2/ }).tap()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
  await scan(page, lin)
  await expect(page.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
  await scan(page, traveller(workOrder, '010'))
  await page.getByRole('button', { name: 'Report 12 good' }).tap()
  await expect(answer(page)).toHaveAccessibleName(new RegExp(`^12 good, ${workOrder.number}`))
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 12, good: 0 })

  // Another station, and a report in two parts with scrap.
  await openStation(page, 'DP1')
  await signInWithPin(page, lin, '1234')
  await expect(page.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
  await scan(page, traveller(workOrder, '020'))
  await page.getByRole('button', { name: 'Good: 12' }).tap()
  await page.getByRole('button', { name: '8', exact: true }).tap()
  await page.getByRole('button', { name: 'Scrap: 0' }).tap()
  await page.getByRole('button', { name: '1', exact: true }).tap()
  await expect(page.getByText('8 + 1 = 9. 3 stay here.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Choose why 1 is scrap' })).toBeDisabled()
  await page.getByRole('button', { name: 'Broken wall' }).tap()
  await page.getByRole('button', { name: 'Report 8 good, 1 scrap' }).tap()
  await expect(answer(page)).toHaveAccessibleName(/^8 good, 1 scrap, broken wall, .*3 still here/)
  await page.getByRole('button', { name: 'The rest: 3 good' }).tap()
  await expect(answer(page)).toHaveAccessibleName(/^3 good/)
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 11, scrapped: 1, short: 1 })

  // Where a bare scan completes, nothing has to be pressed.
  await openStation(page, 'PK1')
  await expect(page.getByRole('heading', { name: 'Scan your badge' })).toBeVisible()
  await scan(page, lin)
  await expect(page.getByRole('heading', { name: 'Scan a traveller' })).toBeVisible()
  await scan(page, traveller(workOrder, '030'))
  await expect(answer(page)).toHaveAccessibleName(/^11 good/)
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 0, good: 11, scrapped: 1 })
})

test('a scan that cannot count says why, what to do, and that nothing was counted', async ({ page }) => {
  const workOrder = await makeWorkOrder(5, ['Depowdering', 'Printing', 'Depowdering'])
  await workAt(page, 'DP2')
  await scan(page, '4006381333931')
  await expect(answer(page)).toContainText('Unknown code')
  await expect(answer(page)).toContainText('Nothing was counted.')
  await scan(page, traveller(workOrder, '020'))
  await expect(answer(page)).toContainText('Not for this station')
  await scan(page, traveller(workOrder, '030'))
  await expect(answer(page)).toContainText('Not here yet')
  await scan(page, formatCode({ kind: 'command', command: 'complete' }))
  await expect(answer(page)).toContainText('Traveller first')
  await scan(page, traveller(workOrder, '010'))
  await page.getByRole('button', { name: 'Good: 5' }).tap()
  await page.getByRole('button', { name: '9', exact: true }).tap()
  await page.getByRole('button', { name: 'Report 9 good' }).tap()
  await expect(answer(page)).toContainText('Only 5 here')
  await page.getByRole('button', { name: 'OK, next scan' }).tap()
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 5, good: 0, scrapped: 0 })
})

test('cards say what happened, undo takes it back, and a second traveller asks before it replaces what was typed', async ({
  page,
}) => {
  const [workOrder, other] = await Promise.all([makeWorkOrder(20, ['Depowdering']), makeWorkOrder(3, ['Depowdering'])])
  await workAt(page, 'DP2')
  await scan(page, traveller(workOrder, '010'))
  await expect(page.getByRole('button', { name: 'Report 20 good' })).toBeEnabled()
  await scan(page, formatCode({ kind: 'command', command: { scrapReason: 'WARP' } }))
  await scan(page, formatCode({ kind: 'command', command: { quantity: 2 } }))
  await expect(page.getByText('18 + 2 = 20. Nothing stays here.')).toBeVisible()
  await scan(page, traveller(other, '010'))
  await page.getByRole('button', { name: `Stay at ${workOrder.number}` }).tap()
  await scan(page, formatCode({ kind: 'command', command: 'complete' }))
  await expect(answer(page)).toHaveAccessibleName(/^18 good, 2 scrap, warped/)
  await answer(page).getByRole('button', { name: 'Undo' }).tap()
  await expect(answer(page)).toHaveAccessibleName(/^Undone/)
  expect(await quantitiesOf(workOrder)).toMatchObject({ onFloor: 20, good: 0, scrapped: 0 })
})

test('a report whose answer is lost is sent again and counts once', async ({ page }) => {
  const workOrder = await makeWorkOrder(7, ['Depowdering'])
  await workAt(page, 'DP2')
  const ids: string[] = []
  await page.route('**/api/v1/scans', async (route) => {
    ids.push(route.request().postDataJSON().commandId)
    if (ids.length > 1) return route.continue()
    // The shop counted it; the answer never arrives.
    await route.fetch()
    return route.abort()
  })
  await scan(page, traveller(workOrder, '010'))
  await page.getByRole('button', { name: 'Good: 7' }).tap()
  await page.getByRole('button', { name: '4', exact: true }).tap()
  await page.getByRole('button', { name: 'Report 4 good' }).tap()
  await expect(answer(page)).toHaveAccessibleName(/^4 good/)
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  expect(await quantitiesOf(workOrder)).toMatchObject({ good: 4, onFloor: 3 })
})

test('what was typed is still there after signing off and on again', async ({ page }) => {
  const workOrder = await makeWorkOrder(30, ['Depowdering'])
  await workAt(page, 'DP2')
  await scan(page, traveller(workOrder, '010'))
  await page.getByRole('button', { name: 'Scrap: 0' }).tap()
  await page.getByRole('button', { name: '6', exact: true }).tap()
  await page.getByRole('button', { name: /Lin Berger/ }).tap()
  await page.getByRole('menuitem', { name: 'Sign off' }).tap()
  await signInWithPin(page, lin, '1234')
  await expect(page.getByText('24 + 6 = 30. Nothing stays here.')).toBeVisible()
})

test('five wrong PINs lock a badge out, and the screen says for how long', async ({ page }) => {
  await openStation(page, 'IN1')
  await signInWithPin(page, formatCode({ kind: 'badge', badge: '1003' }), '0000')
  await expect(page.getByText('That is not a match. Type it again.')).toBeVisible()
  for (let wrong = 1; wrong < 5; wrong++) {
    for (const digit of '9999') await page.getByRole('button', { name: digit, exact: true }).tap()
    await page.getByRole('button', { name: 'Sign in' }).tap()
    await expect(page.getByRole('img', { name: '0 digits typed' })).toBeVisible()
  }
  for (const digit of '1234') await page.getByRole('button', { name: digit, exact: true }).tap()
  await page.getByRole('button', { name: 'Sign in' }).tap()
  await expect(page.getByText('Too many wrong tries.')).toBeVisible()
})

test('at 1024 × 768 the panel does not scroll, and every key is large enough for a glove', async ({ page }) => {
  const workOrder = await makeWorkOrder(40, ['Printing', 'Depowdering'])
  const desk = await signedInDesk()
  await desk.post('/api/v1/scans', {
    data: { commandId: uuidv7(), code: traveller(workOrder, '010'), station: 'MJF2', action: 'complete' },
  })
  await workAt(page, 'DP2')
  await scan(page, traveller(workOrder, '020'))
  await page.getByRole('button', { name: 'Scrap: 0' }).tap()
  await page.getByRole('button', { name: '2', exact: true }).tap()
  await expect(page.getByRole('button', { name: 'Other' })).toBeVisible()
  const measured = await page.evaluate(() => ({
    scrolls: [...document.querySelectorAll('main, main *')].filter((each) => {
      const { overflowY } = getComputedStyle(each)
      return (overflowY === 'auto' || overflowY === 'scroll') && each.scrollHeight > each.clientHeight
    }).length,
    below: [...document.querySelectorAll('main button')].filter(
      (each) => each.getBoundingClientRect().bottom > window.innerHeight,
    ).length,
    small: [...document.querySelectorAll('main button')]
      .filter((each) => each.getBoundingClientRect().height < 55)
      .map((each) => each.textContent),
  }))
  expect(measured).toEqual({ scrolls: 0, below: 0, small: [] })
})
