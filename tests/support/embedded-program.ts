import { runProgram } from '#bin/support/program.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'

// A program that a test starts, and kills: the embedded database on the folder it is given, until it is told to end.
await runProgram(async () => {
  const dataDir = process.argv[2]
  if (!dataDir) throw new Error('name a data folder')
  const database = await startEmbedded({ dataDir, log: { info: () => {}, warn: () => {} }, sync: false })
  process.once('SIGTERM', () => void database.stop().then(() => process.exit(0)))
  setInterval(() => {}, 60_000)
  console.log(JSON.stringify({ url: database.url, adopted: database.adopted, folder: database.folder }))
})
