import {
  BarcodeFormat,
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  MultiFormatReader,
  type Result,
  RGBLuminanceSource,
} from '@zxing/library'
import type { FoundCode, Point, Scanner } from './decode-image.ts'

/** zxing-js: slower, one code an image, no WebAssembly needed. */
export function scriptScanner(): Scanner {
  const reader = new MultiFormatReader()
  reader.setHints(
    new Map<DecodeHintType, unknown>([
      [DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.QR_CODE, BarcodeFormat.CODE_128]],
      [DecodeHintType.TRY_HARDER, true],
    ]),
  )
  return {
    name: 'zxing-js',
    read: async (image) => {
      const source = new RGBLuminanceSource(greysOf(image), image.width, image.height)
      const result = quietly(() => reader.decodeWithState(new BinaryBitmap(new HybridBinarizer(source))))
      return result === null ? [] : [asFound(result)]
    },
  }
}

function greysOf({ data, width, height }: ImageData): Uint8ClampedArray {
  const greys = new Uint8ClampedArray(width * height)
  for (let at = 0; at < greys.length; at++) {
    greys[at] = ((data[at * 4] ?? 0) * 77 + (data[at * 4 + 1] ?? 0) * 150 + (data[at * 4 + 2] ?? 0) * 29) >> 8
  }
  return greys
}

/** The library throws where it finds nothing, and warns with a stack for every reader that failed. */
function quietly(decode: () => Result): Result | null {
  const { warn } = console
  console.warn = () => undefined
  try {
    return decode()
  } catch {
    return null
  } finally {
    console.warn = warn
  }
}

function asFound(result: Result): FoundCode {
  const format = result.getBarcodeFormat()
  return {
    text: result.getText(),
    format: format === BarcodeFormat.QR_CODE ? 'qr' : format === BarcodeFormat.CODE_128 ? 'code128' : 'other',
    corners: cornersAround((result.getResultPoints() ?? []).map((point) => ({ x: point.getX(), y: point.getY() }))),
  }
}

/** The box around the points that the library names: three corners of a QR code, the two ends of bars. */
function cornersAround(points: readonly Point[]): FoundCode['corners'] {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, right, top, bottom] =
    points.length === 0 ? [0, 0, 0, 0] : [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}
