import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { volumeAndArea } from '#geometry/measures/volume.ts'
import { findBodies } from '#geometry/mesh/bodies.ts'
import { pairEdges } from '#geometry/mesh/edges.ts'
import { axisBox } from '#geometry/mesh/mesh.ts'
import { readPartFile } from '#geometry/read/read-part-file.ts'
import { runTask } from '#geometry/worker/run-task.ts'

// A whole process that measures one file, for benchmarks: `fast` finds box, volume, area, closedness and bodies; `full`
// everything, with hash, picture and preview. It prints what the process used.

const [, , kind, path = ''] = process.argv
const bytes = readFileSync(path)
if (kind === 'fast') {
  const reading = readPartFile(bytes)
  if (!reading.ok) throw new Error(reading.problem)
  const { mesh } = reading.file
  const edges = pairEdges(mesh)
  report({ box: axisBox(mesh), ...volumeAndArea(mesh), open: edges.open, bodies: findBodies(mesh, edges).count })
} else {
  const hash = createHash('sha256').update(bytes).digest('hex')
  const part = await runTask({ kind: 'measure', bytes, options: {} }, () => {})
  report({ hash, part: typeof part })
}

function report(answer: object): void {
  const { user, system } = process.cpuUsage()
  const memoryMb = process.resourceUsage().maxRSS / 1024
  console.log(JSON.stringify({ cpuMs: (user + system) / 1000, memoryMb, answer }))
}
