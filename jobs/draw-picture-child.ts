import { readFileSync } from 'node:fs'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { renderThumbnail } from '#geometry/thumbnail/render-thumbnail.ts'

// Started by draw-picture.ts, one file for each process: tells the picture, or the sentence why there is none.

const pictureSizePx = 512

function lookAt(path: string): { png: Uint8Array } | { problem: string } {
  const reading = readPartFile(readFileSync(path))
  if (!reading.ok) return { problem: reading.problem }
  return { png: renderThumbnail(reading.file.mesh, { sizePx: pictureSizePx }) }
}

process.send?.(lookAt(process.argv[2] ?? ''), () => process.disconnect())
