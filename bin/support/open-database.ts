import type { Config } from '#api/config.ts'
import { type LaunchLog, reachEmbedded, startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'

export type OpenDatabase = { url: string; stop(): Promise<void> }

/** The database that the program works on, migrated: the one of DATABASE_URL, or its own one, started in the data folder. */
export async function openDatabase(config: Config, log: LaunchLog): Promise<OpenDatabase> {
  const database = config.databaseUrl
    ? { url: config.databaseUrl, stop: () => Promise.resolve() }
    : await startEmbedded({ dataDir: config.dataDir, log })
  try {
    await migrate({ databaseUrl: database.url, log })
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** The same database for a command that may run beside the program; nothing is migrated. */
export async function reachDatabase(config: Config, log: LaunchLog): Promise<OpenDatabase> {
  if (config.databaseUrl) return { url: config.databaseUrl, stop: () => Promise.resolve() }
  return reachEmbedded({ dataDir: config.dataDir, log })
}
