import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'

const models = join(import.meta.dirname, '../fixtures/models')
const header = 84
const triangleBytes = 50

/** A real STL, drawn larger: a shape that this shop has never seen, so that nothing is recognised from another test. */
export function stretched(model: string, factor: number): Buffer {
  const bytes = Buffer.from(readFileSync(join(models, model)))
  for (let triangle = 0; triangle < bytes.readUInt32LE(80); triangle++) {
    for (let corner = 3; corner < 12; corner++) {
      const at = header + triangle * triangleBytes + corner * 4
      bytes.writeFloatLE(bytes.readFloatLE(at) * factor * (corner % 3 === 0 ? 1 + factor / 100 : 1), at)
    }
  }
  return bytes
}

/** A visitor of the storefront with a browser of their own, not signed in. */
export async function visitor(browser: Browser, options: { phone?: boolean } = {}) {
  const viewport = options.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 }
  const context = await browser.newContext({
    viewport,
    locale: 'en-GB',
    hasTouch: options.phone ?? false,
    isMobile: options.phone ?? false,
  })
  return { context, page: await context.newPage(), request: context.request }
}

/** Chooses files at the start of the store and says millimetres where it is asked. */
export async function upload(page: Page, files: { name: string; buffer: Buffer }[]): Promise<void> {
  const sent = files.map((file) => ({ ...file, mimeType: 'model/stl' }))
  await page.getByLabel('Files', { exact: true }).setInputFiles(sent)
  for (const { name } of files) await expect(page.getByText(name, { exact: true })).toBeVisible()
  const asked = page.getByRole('button', { name: /^It is .* mm long$/u })
  await expect(asked).toHaveCount(files.length, { timeout: 60_000 })
  for (let left = files.length; left > 0; left--) {
    const question = page.getByRole('group', { name: /^How big is/u }).first()
    await question.getByRole('radio', { name: /^Millimetres/u }).check()
    await asked.first().click()
    await expect(asked).toHaveCount(left - 1, { timeout: 30_000 })
  }
}

/** Becomes a customer with the code that lies in the shop's outbox; what is in the cart comes along. */
export async function register(page: Page, company: string): Promise<string> {
  const email = `dana-${randomUUID().slice(0, 8)}@prairie.example`
  await page.goto('/store/register')
  await page.getByLabel('Company').fill(company)
  await page.getByLabel('Your name').fill('Dana Ruiz')
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect(page.getByRole('heading', { name: 'Prove your address' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Code' }).fill(await codeSentTo(email))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Dana Ruiz' })).toBeVisible()
  return email
}

/** The newest code in the outbox for an address. */
export async function codeSentTo(email: string): Promise<string> {
  const folder = join(process.env.E2E_DATA_DIR ?? '', 'outbox')
  let code = ''
  await expect
    .poll(
      () => {
        const mails = existsSync(folder) ? readdirSync(folder).sort().reverse() : []
        const text = mails.map((name) => readFileSync(join(folder, name), 'utf8')).find((mail) => mail.includes(email))
        code = /^Subject: (\d{6,8}) is your code/mu.exec(text ?? '')?.[1] ?? ''
        return code
      },
      { timeout: 30_000 },
    )
    .not.toBe('')
  return code
}

/** One answer of the API, asked by whoever is signed in there. */
export async function read<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(`/api/v1${path}`)
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as T
}

/** Does a command by the API. */
export async function run<T>(request: APIRequestContext, path: string, body: object): Promise<T> {
  const answer = await request.post(`/api/v1${path}`, { data: { commandId: randomUUID(), ...body } })
  expect([200, 201], await answer.text()).toContain(answer.status())
  return (await answer.json()) as T
}
