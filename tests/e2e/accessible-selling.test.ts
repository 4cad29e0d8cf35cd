import { type APIRequestContext, type Browser, expect, test } from '@playwright/test'
import { settled, violations } from './axe.ts'
import { atDesk } from './board-floor.ts'
import { read, run } from './store-customer.ts'

// Goal: whoever sells, and whoever buys, can read and work every screen without eyes for colour. Method: axe on each
// screen of the sample shop as the one who works there sees it, in both themes, once the screen has settled.

for (const theme of ['light', 'dark'] as const) {
  test(`the screens of selling are accessible in the ${theme} theme`, async ({ browser }) => {
    test.setTimeout(600_000)
    const { page, request } = await atDesk(browser, 'owner', { width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    const screens = [
      '/quotes',
      `/quotes/${await newest(request, '/quotes?q=RFQ%2026-118')}`,
      '/orders',
      '/orders?view=list',
      `/orders/${await newest(request, '/orders?q=AE-55120')}`,
      '/customers',
      '/settings/selling',
      '/settings/order-statuses',
      '/settings/storefront',
      '/settings/documents',
      '/settings/mail',
      '/projects',
      `/projects/${await first(request, '/projects')}`,
      '/baskets',
      '/assemblies',
      `/pricing/calculations/${await calculationOf(request, 'RFQ%2026-118')}`,
    ]
    for (const screen of screens) {
      await page.goto(screen)
      await settled(page)
      expect.soft(await violations(page), screen).toEqual([])
    }
  })

  test(`the storefront is accessible in the ${theme} theme`, async ({ browser }) => {
    test.setTimeout(600_000)
    const { page, request } = await customer(browser)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await run(request, '/store/basket/references', { reference: 'HR-1180-A', quantity: 50 })
    const [order, part] = [await first(request, '/orders'), await first(request, '/store/parts')]
    const lists = ['', '/parts', '/cart', '/checkout', '/quotes', '/orders', '/account']
    for (const screen of [...lists, `/orders/${order}`, `/new/${part}`]) {
      await page.goto(`/store${screen}`)
      await settled(page)
      expect.soft(await violations(page), `/store${screen}`).toEqual([])
    }
  })
}

/** The number of the first that a list finds. */
async function newest(request: APIRequestContext, list: string): Promise<string> {
  const { items } = await read<{ items: { number: string }[] }>(request, list)
  return items[0]?.number ?? 'none'
}

/** How the price of a quote came about. */
async function calculationOf(request: APIRequestContext, words: string): Promise<string> {
  const number = await newest(request, `/quotes?q=${words}`)
  const { calculationId } = await read<{ calculationId: string }>(request, `/quotes/${number}`)
  return calculationId
}

async function first(request: APIRequestContext, list: string): Promise<string> {
  const { items } = await read<{ items: { id: string }[] }>(request, list)
  return items[0]?.id ?? 'none'
}

/** Kari Solberg of Halvorsen Robotics, at home in the storefront. */
async function customer(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const data = { email: 'customer@demo.routecard', password: 'routecard-demo' }
  expect((await context.request.post('/api/v1/session', { data })).status()).toBe(200)
  return { page: await context.newPage(), request: context.request }
}
