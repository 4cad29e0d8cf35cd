import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { FoundCode, Scanner } from './decode-image.ts'

/** zxing-wasm with its wasm file from our own host; left alone it would fetch it from a public one. */
export async function wasmScanner(): Promise<Scanner> {
  await prepareZXingModule({ overrides: { locateFile: () => wasmAddress }, fireImmediately: true })
  return { name: 'zxing-wasm', read: async (image) => (await readBarcodes(image, options)).map(asFound) }
}

// Travellers carry QR and Code 128; the others are what suppliers and old sheets carry.
const options = {
  formats: ['QRCode', 'Code128', 'DataMatrix', 'Code39', 'Aztec'],
  tryHarder: true,
  maxNumberOfSymbols: 16,
} as const satisfies Parameters<typeof readBarcodes>[1]

function asFound({ text, format, position }: ReadResult): FoundCode {
  return {
    text,
    format: format === 'QRCode' ? 'qr' : format === 'Code128' ? 'code128' : 'other',
    corners: [position.topLeft, position.topRight, position.bottomRight, position.bottomLeft],
  }
}
