import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'

/** A page as a printer of the given dots per inch would put it on paper. */
export interface PrintedPage {
  dpi: number
  width: number
  height: number
  pixels: Uint8ClampedArray
}

/** A line of text with its box in points from the upper left corner of the page. */
export interface PrintedText {
  text: string
  x: number
  y: number
  width: number
  height: number
}

const packages = createRequire(import.meta.url)

export async function openPaper(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const paper = await task.promise
  const viewOf = async (number: number, dpi: number) => {
    const page = await paper.getPage(number)
    return { page, viewport: page.getViewport({ scale: dpi / 72 }) }
  }
  return {
    pages: paper.numPages,
    close: () => task.destroy(),
    async print(number: number, dpi: number): Promise<PrintedPage> {
      const { page, viewport } = await viewOf(number, dpi)
      const factory = paper.canvasFactory as { create(width: number, height: number): CanvasAndContext }
      const { canvas, context } = factory.create(Math.floor(viewport.width), Math.floor(viewport.height))
      await page.render({ canvas, canvasContext: context, viewport } as never).promise
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
      return { dpi, width, height, pixels: data }
    },
    async size(number: number): Promise<{ width: number; height: number }> {
      const { viewport } = await viewOf(number, 72)
      return { width: viewport.width, height: viewport.height }
    },
    async texts(number: number): Promise<PrintedText[]> {
      const { page, viewport } = await viewOf(number, 72)
      const { items } = await page.getTextContent()
      return items
        .filter((item) => 'str' in item && item.str.trim() !== '')
        .map((item) => {
          if (!('str' in item)) throw new Error('filtered above')
          const [, , , size = 0, x = 0, baseline = 0] = item.transform as number[]
          return { text: item.str, x, y: viewport.height - baseline - size * 0.75, width: item.width, height: size }
        })
    },
  }
}

interface CanvasAndContext {
  canvas: { width: number; height: number }
  context: {
    getImageData(
      x: number,
      y: number,
      width: number,
      height: number,
    ): { data: Uint8ClampedArray; width: number; height: number }
  }
}

let reader: Promise<unknown> | null = null

/** Every QR code and Code 128 on the page, as a camera's decoder reads them. */
export async function codesOn(page: PrintedPage): Promise<ReadResult[]> {
  reader ??= prepareZXingModule({
    overrides: {
      wasmBinary: new Uint8Array(readFileSync(packages.resolve('zxing-wasm/reader/zxing_reader.wasm'))).buffer,
    },
    fireImmediately: true,
  })
  await reader
  const image = { data: page.pixels, width: page.width, height: page.height, colorSpace: 'srgb' } as Parameters<
    typeof readBarcodes
  >[0]
  return readBarcodes(image, { formats: ['QRCode', 'Code128'], tryHarder: true, maxNumberOfSymbols: 255 })
}

/** How many pixels of the code's middle are neither black nor white: none, when every bar is a whole number of dots. */
export function greysIn(page: PrintedPage, code: ReadResult): number {
  const { topLeft, topRight, bottomLeft } = code.position
  const row = Math.floor((topLeft.y + bottomLeft.y) / 2)
  let greys = 0
  for (let x = Math.ceil(topLeft.x) - 8; x < topRight.x + 8; x++) {
    const value = page.pixels[(row * page.width + x) * 4] ?? 0
    if (value > 8 && value < 247) greys += 1
  }
  return greys
}
