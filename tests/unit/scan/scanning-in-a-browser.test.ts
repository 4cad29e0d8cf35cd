import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { formatCode } from '#domain/codes/carrier-code.ts'
import { renderTravellers } from '#labels/traveller.ts'
import { findChromium } from '#tests/support/chromium.ts'
import { openPaper, type PrintedPage } from '#tests/support/paper.ts'
import { aTraveller, printing, steps } from '#tests/support/paper-samples.ts'

// Goal: what people hold before a camera and what scanners type, in a real browser. A traveller is printed, filmed (a fake
// camera plays its page) and read; keys are sent as fast as the browser takes them and as slow as a hand.

const folder = mkdtempSync(join(tmpdir(), 'routecard-scan-'))
const workOrder = formatCode({ kind: 'work_order', number: 'WO-000042' })
let server: Server
let browser: Browser
let page: Page
let keyboard: CDPSession
const requests: string[] = []

beforeAll(async () => {
  const film = await printedTraveller(200)
  writeFileSync(join(folder, 'camera.y4m'), filmOf(film))
  const site = join(import.meta.dirname, '../../floor-ui/scan')
  await build({
    root: site,
    configFile: false,
    logLevel: 'error',
    build: { outDir: join(folder, 'site'), assetsInlineLimit: 0, target: 'es2023' },
  })
  writeFileSync(join(folder, 'site', 'traveller.png'), pngOf(film))
  writeFileSync(join(folder, 'site', 'empty.png'), pngOf({ ...film, pixels: film.pixels.map(() => 255) }))
  server = createServer((request, response) => void answer(request.url ?? '/', response)).listen(0, '127.0.0.1')
  const { executablePath, args } = await findChromium()
  const film0 = [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${join(folder, 'camera.y4m')}`,
  ]
  browser = await chromium.launch({ executablePath, args: [...args, ...film0] })
  const context = await browser.newContext({ permissions: ['camera'] })
  page = await context.newPage()
  page.on('request', (request) => requests.push(request.url()))
  keyboard = await context.newCDPSession(page)
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the camera', () => {
  test('zxing-wasm reads several codes of a traveller at once and says where they are', async () => {
    const { name, codes } = await readWith('usual', 'traveller.png')
    expect(name).toBe('zxing-wasm')
    expect(codes.map((code) => code.text)).toContain(
      formatCode({ kind: 'work_order', number: 'WO-000042', step: '010' }),
    )
    const qr = codes.find((code) => code.format === 'qr')
    expect(qr?.text).toBe(workOrder)
    const [a, b, , d] = qr?.corners ?? []
    expect((b?.x ?? 0) - (a?.x ?? 0)).toBeGreaterThan(80)
    expect((d?.y ?? 0) - (a?.y ?? 0)).toBeGreaterThan(80)
  })

  test('zxing-js reads a traveller too, where there is no WebAssembly, and is quiet about a page without codes', async () => {
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    const { name, codes } = await readWith('script', 'traveller.png')
    expect(name).toBe('zxing-js')
    expect(codes.map((code) => code.text)).toEqual([expect.stringMatching(/^3?WWO-000042/)])
    expect((await readWith('script', 'empty.png')).codes).toEqual([])
    expect((await readWith('usual', 'empty.png')).codes).toEqual([])
    expect(said).toEqual([])
  })

  test('a sheet held before the camera is read with all its codes, each counted once, and the lamp of the camera goes out', async () => {
    await page.evaluate('startCamera()')
    await page.waitForFunction('seen.frames.length > 5 && seen.fresh.length > 1', undefined, { timeout: 30_000 })
    const fresh = (await page.evaluate('seen.fresh')) as string[]
    expect(fresh).toContain(workOrder)
    expect(new Set(fresh).size).toBe(fresh.length)
    await page.evaluate('stopCamera()')
    const after = await page.evaluate('seen.frames.length')
    await page.waitForTimeout(400)
    expect(await page.evaluate('seen.frames.length')).toBe(after)
    expect(await page.evaluate('document.querySelector("video").srcObject')).toBeNull()
  })

  test('nothing was fetched from another host', () => {
    const { port } = server.address() as AddressInfo
    expect(requests.some((url) => url.endsWith('.wasm'))).toBe(true)
    expect(requests.filter((url) => !url.startsWith(`http://127.0.0.1:${port}/`) && !url.startsWith('blob:'))).toEqual(
      [],
    )
  })
})

describe('a scanner that types', () => {
  const code = formatCode({ kind: 'work_order', number: 'WO-000042', step: '020' })

  test.each(['#field', '#controlled', '#count', '#note', '#reason', '#rich', '#button', 'body'])(
    'a scan while %s has the focus is a scan and leaves it as it was',
    async (place) => {
      const before = await state(place)
      await page.evaluate(`document.querySelector('${place}').focus?.()`)
      if (place === 'body') await page.evaluate('document.activeElement.blur()')
      await scan([...code, 'Enter'])
      await page.waitForFunction(`seen.scans.length > ${before.scans}`)
      const after = await state(place)
      expect(after).toEqual({ ...before, scans: before.scans + 1, last: code })
    },
  )

  test('a scan into a field with a selection leaves the field and the selection', async () => {
    await page.evaluate(`field.focus(), field.setSelectionRange(1, 3)`)
    await scan([...code, 'Enter'])
    await page.waitForTimeout(200)
    expect(await page.evaluate('[field.value, field.selectionStart, field.selectionEnd]')).toEqual(['kept', 1, 3])
  })

  test('a person who types writes into the field as ever', async () => {
    await page.evaluate(`note.focus()`)
    const before = (await page.evaluate('seen.scans.length')) as number
    await page.keyboard.type('nest 3 warm', { delay: 90 })
    await page.waitForTimeout(250)
    expect(await page.evaluate('note.value')).toBe('nest 3 warm')
    expect(await page.evaluate('seen.scans.length')).toBe(before)
    expect(await page.evaluate('seen.typed')).toContain('nest 3 warm')
  })

  test('four keys struck at once are given back to the field', async () => {
    await page.evaluate(`controlled.focus(), controlled.setSelectionRange(5, 5)`)
    await scan([...'asdf'])
    await page.waitForTimeout(400)
    expect(await page.evaluate('[controlled.value, shown.textContent]')).toEqual(['reactasdf', 'reactasdf'])
  })

  async function state(place: string): Promise<{ scans: number; last?: string }> {
    return (await page.evaluate(`({
      scans: seen.scans.length, last: seen.scans.at(-1), clicks: seen.clicks, value: document.querySelector('${place}').value,
      text: document.querySelector('#rich').textContent, shown: shown.textContent
    })`)) as { scans: number; last?: string }
  }

  /** All keys at once on the wire: the browser handles them one after the other, as fast as a scanner sends. */
  async function scan(keys: readonly string[]): Promise<void> {
    await Promise.all(
      keys.map(async (key) => {
        const text = key === 'Enter' ? '\r' : key
        const shape = {
          key,
          code: codeOf(key),
          text,
          windowsVirtualKeyCode: key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0),
        }
        await Promise.all([
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', ...shape }),
          keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shape }),
        ])
      }),
    )
  }
})

const codeOf = (key: string) =>
  /^[a-z]$/i.test(key)
    ? `Key${key.toUpperCase()}`
    : /^[0-9]$/.test(key)
      ? `Digit${key}`
      : key === '-'
        ? 'Minus'
        : key === '+'
          ? 'Equal'
          : key

interface Read {
  name: string
  codes: { text: string; format: string; corners: { x: number; y: number }[] }[]
}

async function readWith(which: 'usual' | 'script', file: string): Promise<Read> {
  return (await page.evaluate(`readWith('${which}', '/${file}')`)) as Read
}

/** The upper part of a small traveller, as a camera of 1280 × 960 sees it at about 200 dots per inch. */
async function printedTraveller(dpi: number): Promise<PrintedPage> {
  const paper = await openPaper(
    await renderTravellers([aTraveller({ steps: steps(3) })], { ...printing, pageSize: 'A5' }),
  )
  const sheet = await paper.print(1, dpi)
  await paper.close()
  const [width, height] = [1280, 960]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(214)
  for (let y = 0; y < Math.min(height - 20, sheet.height); y++) {
    pixels.set(sheet.pixels.subarray(y * sheet.width * 4, (y + 1) * sheet.width * 4), ((y + 20) * width + 57) * 4)
  }
  return { dpi, width, height, pixels }
}

function pngOf({ width, height, pixels }: PrintedPage): Buffer {
  const png = new PNG({ width, height })
  png.data = Buffer.from(pixels)
  return PNG.sync.write(png)
}

/** One frame of film that a fake camera plays for ever. */
function filmOf({ width, height, pixels }: PrintedPage): Buffer {
  const light = Buffer.alloc(width * height)
  for (let at = 0; at < light.length; at++) light[at] = 16 + ((pixels[at * 4] ?? 0) * 219) / 255
  const colour = Buffer.alloc((width * height) / 2, 128)
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420mpeg2\nFRAME\n`), light, colour])
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.css': 'text/css',
}

async function answer(url: string, response: import('node:http').ServerResponse): Promise<void> {
  try {
    const body = await readFile(join(folder, 'site', new URL(url, 'http://local').pathname))
    response.writeHead(200, { 'content-type': types[extname(url)] ?? 'application/octet-stream' }).end(body)
  } catch {
    response.writeHead(404).end()
  }
}
