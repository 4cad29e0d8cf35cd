export interface Point {
  x: number
  y: number
}

export interface FoundCode {
  text: string
  format: 'qr' | 'code128' | 'other'
  /** In the pixels of the image, clockwise from the upper left as printed. */
  corners: readonly [Point, Point, Point, Point]
}

/** Reads all codes in an image; an image without any gives an empty list, never an error. */
export interface Scanner {
  name: 'zxing-wasm' | 'zxing-js'
  read: (image: ImageData) => Promise<FoundCode[]>
}

/**
 * The decoder of this device, loaded when first needed: zxing-wasm, and where WebAssembly is not to be had, zxing-js. Both come
 * from our own host.
 */
export function loadScanner(): Promise<Scanner> {
  loading ??= loadFastest()
  return loading
}

let loading: Promise<Scanner> | null = null

async function loadFastest(): Promise<Scanner> {
  try {
    const { wasmScanner } = await import('./decode-with-wasm.ts')
    return await wasmScanner()
  } catch (problem) {
    console.warn('zxing-wasm could not be started; zxing-js reads the codes.', problem)
  }
  try {
    const { scriptScanner } = await import('./decode-with-script.ts')
    return scriptScanner()
  } catch (problem) {
    // Both are files of our host: offline and not yet kept, the next try may find them.
    loading = null
    throw problem
  }
}
