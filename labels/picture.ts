import { PNG } from 'pngjs'

const SIDE_MAX = 4096

/**
 * A picture that a printer and the PDF writer take: PNG flattened on white in greys with a little more contrast, JPEG as it
 * is; null when it cannot be read. The PDF writer would decode a faulty PNG later, outside every try, and take the process down.
 */
export function printablePicture(picture: Uint8Array): Buffer | null {
  const bytes = Buffer.from(picture)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes
  try {
    if (bytes.readUInt32BE(16) > SIDE_MAX || bytes.readUInt32BE(20) > SIDE_MAX) return null
    const png = PNG.sync.read(bytes)
    for (let at = 0; at < png.data.length; at += 4) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = png.data.subarray(at, at + 4)
      const grey = 0.299 * red + 0.587 * green + 0.114 * blue
      const contrasted = Math.max(0, Math.min(255, (grey - 128) * 1.15 + 128))
      png.data.fill(Math.floor((contrasted * alpha + 255 * (255 - alpha)) / 255), at, at + 3)
      png.data[at + 3] = 255
    }
    return PNG.sync.write(png, { colorType: 0 })
  } catch {
    return null
  }
}
