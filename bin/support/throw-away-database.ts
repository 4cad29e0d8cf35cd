import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedDatabase, startEmbedded } from '#db/embedded/start-embedded.ts'

/** Runs the work with an empty database on a server of its own, and removes both afterwards. */
export async function withThrowAwayDatabase<A>(work: (database: EmbeddedDatabase) => Promise<A>): Promise<A> {
  const dataDir = mkdtempSync(join(tmpdir(), 'routecard-throw-away-'))
  chmodSync(dataDir, 0o711)
  const database = await startEmbedded({ dataDir, log: { info: () => {}, warn: console.warn }, sync: false })
  try {
    return await work(database)
  } finally {
    await database.stop()
    rmSync(database.folder, { recursive: true, force: true })
    rmSync(dataDir, { recursive: true, force: true })
  }
}
