import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { type CameraFrame, type CameraScan, startCameraScan } from '#floor-ui/scan/camera-scan.ts'
import { loadScanner } from '#floor-ui/scan/decode-image.ts'
import { scriptScanner } from '#floor-ui/scan/decode-with-script.ts'
import { listenForScans } from '#floor-ui/scan/wedge.ts'

// A page with one of each field, for the test that scans into it in a real browser.
const seen = { scans: [] as string[], typed: '', clicks: 0, frames: [] as CameraFrame[], fresh: [] as string[] }

listenForScans({
  onScan: (code) => seen.scans.push(code),
  onTyped: (text) => {
    seen.typed += text
  },
})
document.querySelector('#button')?.addEventListener('click', () => {
  seen.clicks += 1
})

function Controlled() {
  const [value, setValue] = useState('react')
  return (
    <>
      <input id="controlled" value={value} onChange={(event) => setValue(event.target.value)} />
      <output id="shown">{value}</output>
    </>
  )
}

const root = document.querySelector('#root')
if (root) createRoot(root).render(<Controlled />)

async function imageOf(address: string): Promise<ImageData> {
  const picture = await createImageBitmap(await (await fetch(address)).blob())
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
  if (!context) throw new Error('no canvas')
  context.drawImage(picture, 0, 0)
  return context.getImageData(0, 0, picture.width, picture.height)
}

let camera: CameraScan | null = null

Object.assign(window, {
  seen,
  readWith: async (which: 'usual' | 'script', address: string) => {
    const scanner = which === 'usual' ? await loadScanner() : scriptScanner()
    return { name: scanner.name, codes: await scanner.read(await imageOf(address)) }
  },
  startCamera: async () => {
    const video = document.body.appendChild(document.createElement('video'))
    camera = await startCameraScan(video, (frame) => {
      seen.frames.push(frame)
      seen.fresh.push(...frame.fresh.map((code) => code.text))
    })
    return camera.scanner
  },
  stopCamera: () => camera?.stop(),
})
