import { PNG } from 'pngjs'

const SIDE_MAX = 4096
/** Dots across a picture of 31 mm at 203 dpi: more is not seen on paper. */
const PRINTED_SIDE = 248

/**
 * A picture that a printer and the PDF writer take: PNG as a small grey one on white with a little more contrast, JPEG as it
 * is; null when it cannot be read. The PDF writer would decode a faulty PNG later, outside every try, and take the process down.
 */
export function printablePicture(picture: Uint8Array): Buffer | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes
  try {
    if (bytes.readUInt32BE(16) > SIDE_MAX || bytes.readUInt32BE(20) > SIDE_MAX) return null
    return PNG.sync.write(greyed(PNG.sync.read(bytes)), { colorType: 0, inputColorType: 0 })
  } catch {
    return null
  }
}

/** Every pixel is the mean of those it stands for, laid on white. */
function greyed(from: PNG): PNG {
  const step = Math.max(1, Math.ceil(Math.max(from.width, from.height) / PRINTED_SIDE))
  const to = new PNG({ width: Math.ceil(from.width / step), height: Math.ceil(from.height / step) })
  const greys = Buffer.alloc(to.width * to.height)
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) greys[y * to.width + x] = meanGrey(from, x * step, y * step, step)
  }
  to.data = greys
  return to
}

function meanGrey({ data, width, height }: PNG, left: number, top: number, step: number): number {
  const right = Math.min(width, left + step)
  const bottom = Math.min(height, top + step)
  let sum = 0
  for (let y = top; y < bottom; y++) {
    for (let at = (y * width + left) * 4; at < (y * width + right) * 4; at += 4) {
      const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0)
      const alpha = (data[at + 3] ?? 0) / 255
      sum += Math.max(0, Math.min(255, (grey - 128) * 1.15 + 128)) * alpha + 255 * (1 - alpha)
    }
  }
  return Math.floor(sum / ((right - left) * (bottom - top)))
}
