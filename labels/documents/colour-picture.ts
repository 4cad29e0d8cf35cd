import { PNG } from 'pngjs'

const SIDE_MAX = 6000

/**
 * A picture in its colours on white, as the PDF writer takes it: a PNG read and written anew, so that a faulty one cannot
 * harm the file; JPEG as it is. Null when it is neither or cannot be read.
 */
export function colourPicture(picture: Uint8Array): Buffer | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return bytes
  try {
    if (bytes.readUInt32BE(16) > SIDE_MAX || bytes.readUInt32BE(20) > SIDE_MAX) return null
    return PNG.sync.write(onWhite(PNG.sync.read(bytes)), { colorType: 2, inputColorType: 6, inputHasAlpha: true })
  } catch {
    return null
  }
}

function onWhite(png: PNG): PNG {
  const { data } = png
  for (let at = 0; at < data.length; at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255
    for (const channel of [0, 1, 2]) {
      data[at + channel] = Math.floor((data[at + channel] ?? 0) * alpha + 255 * (1 - alpha))
    }
    data[at + 3] = 255
  }
  return png
}
